"""The cases that ended in some way, from the register of decisions; none is an answer too."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.adopted import ended
from assistant.case import is_of
from assistant.decided import in_short
from assistant.outcome_asked import OutcomeAsked
from assistant.recommended import Receiver, goes_to, receiver_of, without_receiver
from assistant.recorded import who_asked, whose
from assistant.register import Sorting, in_order
from assistant.texts import Texts
from assistant.told import Told
from assistant.understand import Reading
from corpus.decisions import Decision
from corpus.outcomes import Result


def cases_ended(asked: OutcomeAsked, reading: Reading, decisions: Sequence[Decision], say: Texts) -> Told:
    """Return the cases that ended as a question asks, and among how many decisions there are so many.

    Args:
        asked: how they ended.
        reading: the question; its committees and time bound what is looked through.
        decisions: all decisions.
        say: the texts.
    """
    receiver = receiver_of(reading) if asked.results == {Result.RECOMMENDED} else None
    if receiver:
        reading = without_receiver(reading, receiver)
    who = who_asked(reading, say)
    searched = [each for each in decisions if is_of(each, reading)]
    if not searched:
        return Told(said=_nothing(who, decisions, say))
    found = in_order([each for each in searched if asked.results & ended(each)], Sorting.NEWEST)
    result = " / ".join(say.say("result", each.name.lower()) for each in asked.shown)
    if receiver:
        found = [each for each in found if goes_to(each, receiver) is not False]
        result = say.say("opening", "ended_to", result=result, receiver=receiver.name)
    where = say.say("opening", "ended_where", who=who) if who else ""
    count = str(len(searched))
    if not found:
        return Told(said=say.say("not_found", "none_ended", all=count, where=where, result=result))
    told = say.say("opening", "ended", count=str(len(found)), all=count, where=where, result=result)
    told = " ".join([told, *_untold(found, receiver, say)])
    return Told(tuple(in_short(found, say, whose=True)), told)


def _untold(found: Sequence[Decision], receiver: Receiver | None, say: Texts) -> list[str]:
    """Return that of some cases the minutes do not say to whom they were recommended, if so."""
    untold = sum(goes_to(each, receiver) is None for each in found) if receiver else 0
    return [say.say("opening", "ended_to_untold", count=str(untold))] if untold else []


def _nothing(who: str, decisions: Sequence[Decision], say: Texts) -> str:
    if not decisions:
        return say.say("not_found", "nothing")
    said = say.say("not_found", "no_minutes", who=who)
    return f"{said} {say.say('not_found', 'decided_by', who=whose(decisions, say))}"
