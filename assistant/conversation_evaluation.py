"""How well follow-ups are answered: conversations with known answers, turn by turn.

A turn is right when its answer cites the evidence that it takes, or when it refuses where the documents
hold no answer. What it carried is right when it took over a topic, a year and an organ as it should.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.ask import Assistant
from assistant.conversation_set import FIRST, NEW, ConversationSpec, TurnSpec
from assistant.evaluation import ranks
from assistant.types import Answer, Carried, CarriedKind, Outcome, Source
from index.progress import Progress
from index.store import Store

_LABEL = 26  # width of the column that names the group
_SHOWN = 130  # characters shown of an answer that is wrong


@dataclass(frozen=True, slots=True)
class ScoredTurn:
    """What became of one turn."""

    conversation: ConversationSpec
    number: int  # counted from 1
    turn: TurnSpec
    answer: Answer
    right: bool
    carried_right: bool
    after_right: bool  # all turns before it were right


@dataclass(frozen=True, slots=True)
class TurnFigures:
    """The figures over some turns; shares are 0-1, None where there is no turn."""

    turns: int
    right: float | None
    carried_right: float | None
    after_right: int  # turns of which all before were right
    right_after_right: float | None


def evaluate_conversations(
    assistant: Assistant, conversations: Sequence[ConversationSpec], progress: Progress | None = None
) -> list[ScoredTurn]:
    """Hold every conversation and tell what became of its turns."""
    if progress:
        progress.step("Talking", len(conversations))
    scored: list[ScoredTurn] = []
    for conversation in conversations:
        scored.extend(_held(assistant, conversation))
        if progress:
            progress.advance()
    return scored


def _held(assistant: Assistant, conversation: ConversationSpec) -> list[ScoredTurn]:
    answers: list[Answer] = []
    scored: list[ScoredTurn] = []
    for number, turn in enumerate(conversation.turns, start=1):
        answer = assistant.follow(turn.question, None, answers)
        right = is_right(turn, answer, assistant.index.store)
        before = all(each.right for each in scored)
        carried = is_carried_right(turn, answer.carried)
        scored.append(ScoredTurn(conversation, number, turn, answer, right, carried, before))
        answers.append(answer)
    return scored


def is_right(turn: TurnSpec, answer: Answer, store: Store) -> bool:
    """Tell whether an answer cites what it has to, or refuses where it should."""
    if not turn.answerable:
        return answer.outcome is not Outcome.ANSWERED
    sources = [citation.source for citation in answer.citations]
    if turn.lines:
        sources = [source for source in sources if _touches(source, turn.lines, store)]
    return ranks(turn.as_question(""), sources, store)[1] is not None


def _touches(source: Source, lines: tuple[int, int], store: Store) -> bool:
    document = store.document(source.document_id)
    if document is None:
        return False
    first = store.source(document).count("\n", 0, source.start) + 1
    last = first + store.source(document).count("\n", source.start, source.end)
    return first <= lines[1] and lines[0] <= last


def is_carried_right(turn: TurnSpec, carried: Sequence[Carried]) -> bool:
    """Tell whether a turn took over what it should and nothing else.

    An item stands for the topic and brings its own year and organ.
    """
    took, wanted = {each.kind for each in carried}, set(turn.carried)
    if CarriedKind.ITEM in took:
        return bool(wanted & {CarriedKind.TOPIC, CarriedKind.ITEM})
    topics = {CarriedKind.TOPIC if kind is CarriedKind.ITEM else kind for kind in wanted}
    return took == topics


def turn_figures(scored: Iterable[ScoredTurn]) -> TurnFigures:
    """Return the figures over some turns."""
    turns = list(scored)
    after = [turn for turn in turns if turn.after_right]
    return TurnFigures(
        turns=len(turns),
        right=_share(turn.right for turn in turns),
        carried_right=_share(turn.carried_right for turn in turns),
        after_right=len(after),
        right_after_right=_share(turn.right for turn in after),
    )


def _share(values: Iterable[bool]) -> float | None:
    held = list(values)
    return round(sum(held) / len(held), 4) if held else None


def grouped(scored: Sequence[ScoredTurn]) -> dict[str, TurnFigures]:
    """Return the figures over the first turns, the follow-ups, and these by set and by kind."""
    following = [each for each in scored if each.turn.kind != FIRST]
    groups: defaultdict[str, list[ScoredTurn]] = defaultdict(list)
    for each in following:
        groups[f"set={each.conversation.set or '-'}"].append(each)
        groups[f"kind={each.turn.kind}"].append(each)
    ordered = sorted(groups.items(), key=lambda group: (not group[0].startswith("set"), group[0]))
    first = [each for each in scored if each.turn.kind == FIRST]
    return {
        "first turns": turn_figures(first),
        "follow-ups": turn_figures(following),
        "of these new topics": turn_figures(each for each in following if each.turn.kind == NEW),
        **{name: turn_figures(group) for name, group in ordered},
    }


def conversations_text(scored: Sequence[ScoredTurn], *, fails: bool) -> str:
    """Return the figures as a table; with `fails` the follow-ups that went wrong, too."""
    lines = [f"{'':{_LABEL}}{'n':>5}{'right':>8}{'carried':>9}{'right after right':>19}"]
    for name, of in grouped(scored).items():
        after = f"{_cell(of.right_after_right)} of {of.after_right:>2}"
        lines.append(
            f"{name[:_LABEL]:{_LABEL}}{of.turns:>5}{_cell(of.right):>8}{_cell(of.carried_right):>9}{after:>19}"
        )
    lines += ["", "right: cites the evidence, or refuses where it should; carried: took over what it should."]
    if fails:
        lines += [_failure(each) for each in scored if not each.right or not each.carried_right]
    return "\n".join(lines)


def conversations_json(scored: Sequence[ScoredTurn], *, fails: bool) -> dict[str, object]:
    """Return the same as one object."""
    said: dict[str, object] = {
        name: {
            "turns": of.turns,
            "right": of.right,
            "carried_right": of.carried_right,
            "after_right": of.after_right,
            "right_after_right": of.right_after_right,
        }
        for name, of in grouped(scored).items()
    }
    if fails:
        said["fails"] = [
            {
                "id": each.conversation.id,
                "turn": each.number,
                "question": each.turn.question,
                "read_as": each.answer.read_as,
                "carried": [carried.kind.value for carried in each.answer.carried],
                "outcome": each.answer.outcome.value,
                "right": each.right,
                "carried_right": each.carried_right,
            }
            for each in scored
            if not each.right or not each.carried_right
        ]
    return said


def _failure(each: ScoredTurn) -> str:
    wrong = ", ".join(
        name for name, right in (("answer", each.right), ("carried", each.carried_right)) if not right
    )
    carried = ", ".join(carried.kind.value for carried in each.answer.carried) or "nothing"
    shown = " ".join(each.answer.text.split())[:_SHOWN]
    after = "" if each.after_right else " (after a wrong turn)"
    return (
        f"\n{each.conversation.id}.{each.number} [{each.turn.kind}] {each.turn.question}"
        f"  WRONG: {wrong}{after}\n"
        f"    read as: {each.answer.read_as}  carried: {carried}\n    {each.answer.outcome.value}: {shown}"
    )


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
