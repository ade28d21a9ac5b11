"""The cases that ended in some way, from the register of decisions; none is an answer too."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.adopted import ended
from assistant.case import is_of
from assistant.decided import in_short
from assistant.outcome_asked import OutcomeAsked
from assistant.recorded import who_asked, whose
from assistant.register import Sorting, in_order
from assistant.texts import Texts
from assistant.told import Told
from assistant.understand import Reading
from corpus.decisions import Decision


def cases_ended(asked: OutcomeAsked, reading: Reading, decisions: Sequence[Decision], say: Texts) -> Told:
    """Return the cases that ended as a question asks, and among how many decisions there are so many.

    Args:
        asked: how they ended.
        reading: the question; its committees and time bound what is looked through.
        decisions: all decisions.
        say: the texts.
    """
    who = who_asked(reading, say)
    searched = [each for each in decisions if is_of(each, reading)]
    if not searched:
        return Told(said=_nothing(who, decisions, say))
    found = in_order([each for each in searched if asked.results & ended(each)], Sorting.NEWEST)
    result = " / ".join(say.say("result", each.name.lower()) for each in asked.shown)
    where = say.say("opening", "ended_where", who=who) if who else ""
    count = str(len(searched))
    if not found:
        return Told(said=say.say("not_found", "none_ended", all=count, where=where, result=result))
    told = say.say("opening", "ended", count=str(len(found)), all=count, where=where, result=result)
    return Told(tuple(in_short(found, say, whose=True)), told)


def _nothing(who: str, decisions: Sequence[Decision], say: Texts) -> str:
    if not decisions:
        return say.say("not_found", "nothing")
    said = say.say("not_found", "no_minutes", who=who)
    return f"{said} {say.say('not_found', 'decided_by', who=whose(decisions, say))}"
