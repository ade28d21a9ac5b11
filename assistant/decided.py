"""Forms of answer about decisions: what became of a case, and what a committee decided.

What was proposed stands beside what was decided and is labelled as a proposal; each decision is labelled by
its organ and date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.adopted import Adopted, adopted, points_of, refuses
from assistant.case import Case, case_of, committees, is_of
from assistant.cite import LONGEST_QUOTE, Quote, section_at
from assistant.decision_asked import CaseWant, case_want
from assistant.forms import LONGEST_ANSWER, fitting, heading_of_level, shown_as_first, window
from assistant.in_full import in_full
from assistant.texts import Texts
from assistant.understand import Reading
from corpus.decisions import Decision, decisions_of
from corpus.found import ITEM
from corpus.outcomes import Result
from corpus.people import speaks_of_absence
from corpus.sentences import sentences
from corpus.types import Document, Heading
from index.types import Hit
from index.weigh import Weigher
from index.words import stems

_LONGEST = 420  # characters of one committee's decision; the rest is a click away
_LONGEST_WHOLE = 1_400  # of the decision that is asked for, with its proposal
_LONGEST_ALONE = 600  # of one that is all of the answer
IS_CASE = 0.5  # share of the topic that a case must hold
_SHORT = 160  # a decision of fewer characters says little without its proposal
_SHORTEST = 80  # characters that a window of a proposal is worth showing from
_IS_TITLE = 0.7  # share of the topic that an item's title must hold to be what is asked about
_AMOUNT = re.compile(r"\d[\d.,]*\s*(?:mio\.?|mia\.?|mill\.?|t\.)?\s?kr\b|\d\s*(?:mio|mia|mill)\b")
_REASON = re.compile(
    r"\bhenvisning til\b|\bbegrund\w+|\bfordi\b|\bda (?:der|det|den|de|man|vi|udvalget)\b|\bidet\b|"
    r"\bpå grund af\b|\bpga\b|\bunder hensyn\w*|\bhensynet til\b|\bstrider mod\b|\buoverensstemmelse\b",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"\bstemm?er?\b|\bstemte\b|\bimod\b|\bmindretal|\bflertal|\bundlod\b|\benstemmig", re.IGNORECASE
)
_AGREES_WITH = re.compile(r"overensstemmelse med|som (?:indstillet|anbefalet) af", re.IGNORECASE)
_SAYS = {
    Adopted.PROPOSAL: "adopted_proposal",
    Adopted.REFUSAL: "refusal",
    Adopted.REFUSAL_ADVISED: "refusal_advised",
}  # the texts of labels
_FOLLOWED = {Result.APPROVED, Result.APPROVED_CHANGED, Result.RECOMMENDED, Result.DECIDED}


def decision(hits: Sequence[Hit], reading: Reading, topic: Weigher, say: Texts) -> list[Quote]:
    """Return what the question asks of the case that it is about; none when no case is surely meant.

    A committee or month that the question names speaks first; else the one that decided last. What was
    proposed follows, then what earlier organs said, as far as they fit.

    Args:
        hits: what was found, best first.
        reading: the question.
        topic: weighs text by what the question is about.
        say: the texts that label the quotes.
    """
    want = case_want(reading)
    precise = want in (CaseWant.VOTES, CaseWant.ABSENCE)
    case = case_of(within_minutes(hits) if precise else hits, reading, topic) if want else None
    if want is None or case is None or not case.chosen or (precise and not is_surely(case, topic)):
        return []
    return decision_in(case, want, reading, topic, say)


def decision_in(case: Case, want: CaseWant, reading: Reading, topic: Weigher, say: Texts) -> list[Quote]:
    """Return what is asked of a case that is known and decided; none where it does not tell that."""
    match want:
        case CaseWant.ABSENCE:
            return _absence(case, say)
        case CaseWant.VOTES:
            said = case.chosen if committees(reading) else (*case.chosen, *case.later, *case.earlier)
            voted = [each for each in said if mentions_votes(each)]
            return fitting([_decided(each, topic, say, _VOTE, _LONGEST_ALONE) for each in voted[:1]])
        case CaseWant.AMOUNT:
            return _amount(case, reading, topic, say)
        case CaseWant.GROUNDS:
            return _grounds(case, topic, say)
        case CaseWant.PROPOSAL:
            proposed = _proposed(case, topic, say, _LONGEST)
            return fitting([*proposed, _decided(case.chosen[0], topic, say)]) if proposed else []
    return outcome_of(case, topic, say)


def is_surely(case: Case, topic: Weigher) -> bool:
    """Tell whether a case holds so much of the topic that it is what is asked about, whoever decided it."""
    return _holds_topic(case.document, case.heading, topic)


def is_on_topic(quote: Quote, topic: Weigher, least: float = IS_CASE) -> bool:
    """Tell whether the item or part that a quote stands in holds at least such a share of the topic."""
    section = section_at(quote.document, quote.start)
    if section is None:
        return False
    return _holds_topic(quote.document, (section.headings or (None,))[0], topic, least)


def _holds_topic(document: Document, heading: Heading | None, topic: Weigher, least: float = IS_CASE) -> bool:
    text = document.text.text
    within = [s for s in document.sections if heading is None or heading in s.headings]
    held = " ".join(
        [*(heading.title for _ in within[:1] if heading), *(text[s.start : s.end] for s in within)]
    )
    return not topic.word_count or topic.share(set(stems(held))) >= least


def on_record(hits: Sequence[Hit], reading: Reading, topic: Weigher, say: Texts) -> list[Quote]:
    """Return what was decided in the case whose very title the question names; none for another question.

    A decision such as "Anbefales" holds no word of the question, so no reading of its sentences tells that
    it answers.
    """
    if case_want(reading) in (CaseWant.VOTES, CaseWant.ABSENCE):
        return decision(hits, reading, topic, say)
    if case_want(reading) is not CaseWant.OUTCOME:
        return []
    case = case_of(hits, reading, topic)
    if case is None or not case.chosen or topic.share(set(stems(case.heading.title))) < _IS_TITLE:
        return []
    return outcome_of(case, topic, say)


def mentions_votes(decision: Decision) -> bool:
    """Tell whether a decision says how one voted, or that somebody was against it."""
    return decision.votes is not None or _VOTE.search(decision.text) is not None


def vote_quote(each: Decision, say: Texts, of: int = 1) -> Quote:
    """Return where a decision says how one voted, with the item; shorter where it is one of several."""
    longest = _LONGEST_ALONE if of == 1 else _LONGEST
    start, end = window(each.document, each.start, each.end, longest, None, _VOTE)
    return Quote(each.document, start, end, f"{each.item_title} · {_label(each, say)}")


def within_minutes(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits that are of an item of minutes: they alone tell how one voted and who was away."""
    sections = (section_at(hit.document, hit.passage.start) for hit in hits)
    return [hit for hit, section in zip(hits, sections, strict=True) if heading_of_level(section, ITEM)]


def decisions_within(reading: Reading, documents: Sequence[Document], say: Texts) -> list[Quote]:
    """Return what was decided by the committees and at the time that the question names, an item a quote.

    As many items as fit are shown, each in short, and it is said how many there are.
    """
    if not reading.bounds.organs and not reading.bounds.years:
        return []
    years = set(reading.bounds.years)
    found = [
        each
        for document in documents
        if not years or document.years & years
        for each in decisions_of(document)
        if not each.closed and is_of(each, reading)
    ]
    return in_short(found, say)


def in_short(decisions: Sequence[Decision], say: Texts, *, whose: bool = False) -> list[Quote]:
    """Return decisions as quotes, each in so few sentences that as many as can be fit into an answer.

    Args:
        decisions: what was decided.
        say: the texts that label the quotes.
        whose: whether each says by whom and when it was decided, beside its item.
    """
    longest = max(_SHORTEST, min(_LONGEST, LONGEST_ANSWER // max(1, len(decisions))))
    quotes: list[Quote] = []
    for each in decisions:
        item = heading_of_level(section_at(each.document, each.start), ITEM)
        start, end = window(each.document, each.start, each.end, longest)
        title = item.title if item else each.item_title
        label = f"{title} · {_label(each, say)}" if whose else _titled(title, each, say)
        quotes.append(Quote(each.document, start, end, label))
    # Other minutes may repeat what an organ decided.
    distinct = {(quote.label, quote.text): quote for quote in reversed(quotes)}
    return shown_as_first(list(reversed(distinct.values())), say)


def is_about_absence(text: str) -> bool:
    """Tell whether a sentence says who was absent."""
    return speaks_of_absence(text)


def outcome_of(case: Case, topic: Weigher, say: Texts) -> list[Quote]:
    """Return what was decided in a case, what was proposed, what other organs said, as far as they fit.

    Where somebody is refused what was asked for, the proposal stands first: "Godkendt." read before it would
    be taken for a yes.
    """
    first = case.chosen[0]
    quotes = _whole(first.document, (first.start, first.end), _label(first, say), _LONGEST_WHOLE, say)
    if _AGREES_WITH.search(first.text):  # what it agrees with says what that is
        quotes.extend(_decided(each, topic, say) for each in case.earlier[:1])
    length = sum(len(quote.text) for quote in quotes)
    proposed = _beside(case, min(LONGEST_QUOTE, _LONGEST_WHOLE - length), say)
    refused = [_decided(each, topic, say) for each in case.decisions if each is not first and refuses(each)]
    if adopted(first) and (refuses(first) or refused):
        quotes = [*proposed, *([] if refuses(first) else refused), *quotes]
    else:
        quotes += proposed
    longest = max(LONGEST_ANSWER, sum(len(quote.text) for quote in quotes))
    quotes.extend(_decided(each, topic, say) for each in (*case.chosen[1:], *case.later, *case.earlier))
    return fitting(list(dict.fromkeys(quotes)), longest)


def _beside(case: Case, longest: int, say: Texts) -> list[Quote]:
    """Return what was proposed in a case, or as much as fits; one long sentence is cut between words."""
    if case.proposal is None or longest < _SHORTEST:
        return []
    label = say.say("label", "proposal")
    for quote in _whole(case.document, case.proposal, label, longest, say)[:1]:
        if len(quote.text) > longest:
            stop = quote.text[:longest].rpartition(" ")[0]
            return [replace(quote, end=quote.start + len(stop))] if stop else []
        return [quote]
    return []


def _whole(document: Document, span: tuple[int, int], label: str, longest: int, say: Texts) -> list[Quote]:
    """Return a text in full, in several quotes where one does not hold it; the label says what is cut."""
    stretches, shown, count = in_full(document, *span, longest)
    if shown < count:
        label = f"{label} · {say.say('label', 'first_points', shown=str(shown), all=str(count))}"
    return [Quote(document, start, end, label) for start, end in stretches]


def _grounds(case: Case, topic: Weigher, say: Texts) -> list[Quote]:
    """Return the grounds: those of the decision itself, or of the proposal that it follows."""
    for each in case.chosen:
        if _REASON.search(each.text) and len(each.text) > _SHORT:
            return fitting([_decided(each, topic, say, _REASON, _LONGEST_ALONE)])
        if any(result in _FOLLOWED for result in each.results):
            proposed = _proposed(case, topic, say, _LONGEST, _REASON)
            if proposed and _REASON.search(proposed[0].text):
                return fitting([*proposed, _decided(each, topic, say)])
    return []


def _amount(case: Case, reading: Reading, topic: Weigher, say: Texts) -> list[Quote]:
    """Return the decision with the amount, where the question names the committee that decided."""
    if not committees(reading):
        return []
    with_amount = [each for each in case.chosen if _AMOUNT.search(each.text)]
    return fitting([_decided(each, topic, say, _AMOUNT, _LONGEST_ALONE) for each in with_amount[:1]])


def _absence(case: Case, say: Texts) -> list[Quote]:
    """Return the sentence that says who was absent when the case was decided."""
    for each in case.chosen:
        text = each.document.text.text
        item_end = max((s.end for s in case.sections if s.start <= each.start), default=each.end)
        later = [other.start for other in case.decisions if other.start > each.start]
        stop = min([item_end, *later])
        spans = [*sentences(text, each.start, stop), *sentences(text, 0, case.first_item)]
        for start, end in spans:
            if speaks_of_absence(text[start:end]) and each.absent:
                label = _labelled(each, say, "absent")
                return [Quote(each.document, start, end, label)]
    return []


def _decided(
    each: Decision,
    topic: Weigher,
    say: Texts,
    wanted: re.Pattern[str] | None = None,
    longest: int = _LONGEST,
) -> Quote:
    """Return a decision as a quote, with its heading where that says whose it is and of which day."""
    start, end = window(each.document, each.start, each.end, longest, topic, wanted)
    return Quote(each.document, start, end, _label(each, say))


def _label(each: Decision, say: Texts) -> str:
    """Return whose decision it is and of which day, and what it says yes to where it says no more."""
    label = (
        _labelled(each, say, "decision")
        if each.date
        else say.say("label", "decision_undated", organ=each.organ)
    )
    said = _assent(each, say)
    return f"{label} · {said}" if said else label


def _titled(title: str, each: Decision, say: Texts) -> str:
    """Return an item's title, and what is said yes to where that is a refusal or not all of the proposal."""
    plain = adopted(each) in (None, Adopted.PROPOSAL)
    return title if plain else f"{title} · {_assent(each, say)}"


def _assent(each: Decision, say: Texts) -> str:
    """Return what a decision says yes to that only approves or recommends; empty for another."""
    said = adopted(each)
    if said is not Adopted.PART:
        return say.say("label", _SAYS[said]) if said else ""
    points = points_of(each)
    name = "adopted_point" if len(points) == 1 else "adopted_points"
    return say.say("label", name, points=say.join([str(point) for point in points]))


def _labelled(each: Decision, say: Texts, name: str) -> str:
    return say.say("label", name, organ=each.organ, day=say.day(each.date) if each.date else "")


def _proposed(
    case: Case, topic: Weigher, say: Texts, longest: int, wanted: re.Pattern[str] | None = None
) -> list[Quote]:
    if case.proposal is None or longest < _SHORTEST:
        return []
    start, end = window(case.document, *case.proposal, longest, topic, wanted)
    if end - start > longest:
        return []
    return [Quote(case.document, start, end, say.say("label", "proposal"))]
