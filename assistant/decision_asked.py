"""What a question asks of a case: what was decided, why, who voted how, who was away, what was proposed."""

from __future__ import annotations

from enum import StrEnum

from assistant.alternatives import any_line
from assistant.understand import Reading, Want
from index.words import fold


class CaseWant(StrEnum):
    """What is asked of a case that an organ took up."""

    OUTCOME = "outcome"
    GROUNDS = "grounds"
    VOTES = "votes"
    ABSENCE = "absence"
    PROPOSAL = "proposal"
    AMOUNT = "amount"


_ADMINISTRATION = (
    r"(?:\w*forvaltning\w*|administration\w*|direkt[iø]\w*|borgmester\w*|embedsm\w+|mayor|officials)"
)
_DECIDED = (
    r"(?:beslut\w*|vedtog\w*|vedtag\w*|bestem(?:te|t)|afgjor\w*|godkend\w*|anbefal\w*|afvis\w*|tiltrådte?"
    r"|bevilge\w*)\b"
)
# "Rengøringssagen", "ansøgningen om ...": what is asked about as a case, not as a matter.
_CASE = (
    r"\w*(?:sag(?:en)?|forslag(?:et)?|ansøgning(?:en)?|anmodning(?:en)?|klage(?:n)?|dagsordenspunkt(?:et)?)"
)
_ABSENT = any_line(r"""
    fravær|afbud|manglede\b
    ikke (?:var )?(?:til ?stede|med (?:da|til mødet|på mødet))
    absent\b|missing (?:from|when)|not (?:present|attend)|apologies\b
""")
_VOTES = any_line(r"""
    stemte?\b|stemmer\b(?! overens)|afstemning|mindretal|flertal|var imod\b|undlod\b
    vot(?:e|ed|es|ing)\b|against it\b|minority\b|dissent|abstain
""")
_WHY = any_line(r"""
    hvorfor\b|begrundelse|grunden?\b|årsag
    why\b|reasons?\b|grounds?\b
""")
_REFUSED = any_line(r"""
    (?:nej|afslag|afvis\w*|afslog|udsat|udskudt|udsatte|forkaste\w*|imod|ikke ville)\b
    no\b|refus|reject|turned down\b|den(?:y|ied)\b|postpone|deferr?ed\b|put off\b
""")
_PROPOSED = any_line(rf"""
    (?:foreslog|foreslår|indstillede|indstiller|lagde op til|ville have)\s+(?:\w+\s+)?{_ADMINISTRATION}
    {_ADMINISTRATION}\s+(?:\w+\s+)?(?:foreslog|foreslår|indstillede|indstiller|lagde op til)
    {_ADMINISTRATION}\s+(?:propose|recommend|suggest)
    indstilling(?:en)?\b|blev der (?:foreslået|indstillet)|what was proposed\b
""")
_OUTCOME = any_line(rf"""
    hvad?\s+(?:\w+[\s-]+){{0,9}}?{_DECIDED}
    (?:blev|bliver|er|var|har|havde|fik|did|was|were|has|have)\s+(?:[\w-]+\s+){{1,12}}?{_DECIDED}
    (?:hvordan|hvad)\s+(?:\w+\s+){{0,3}}?(?:endte|endt)\b
    udfaldet\b|afgørelsen\b|beslutning(?:en)?\b
    hvad (?:sagde|gjorde|mente|svarede)\b|hvad blev (?:resultatet|der af)\b
    hvad (?:skete der|er der sket) med (?:\w+ )?{_CASE}\b
    hvad (?:kom der|er der kommet|kommer der) ud af (?:\w+ )?{_CASE}\b
    hvad (?:blev|er)\s+(?:\w+ )?{_CASE}\b.*\b(?:til|blevet til)[?. ]*$
    (?:hvordan|hvorledes) (?:gik|er) (?:det (?:gået )?(?:med )?)?(?:\w+ )?{_CASE}\b
    hvilken vej (?:gik|tog|har)\b|(?:i?gennem) (?:\w+ )?udvalg(?:ene|a)?\b|sagens (?:gang|vej|forløb|skæbne)\b
    ^(?:og |men )?(?:vedtog|godkendte|besluttede|afviste|afslog|tiltrådte|bevilgede|anbefalede) \w
    (?:fik|sagde|gav|få)\s+(?:\w+\s+){{0,8}}?(?:ja|nej|lov|afslag|grønt lys)\b
    what\s+(?:did|was|were|has|have)\b.*\b(?:deci|recommend|agree|resolve|conclude|adopt|approve|say\b)
    what happened (?:to|with) the (?:\w+ )?(?:case|proposal|application|request|motion)
    what (?:came|became) of\b.*\b(?:case|proposal|application|request|motion)|which way did\b
    through the committees\b
    how did\b.*\b(?:end|go|vote|rule|decide)\b
    outcome\b|decision\b|ruling\b|said (?:yes|no)\b
    (?:did|was|were|has|have)\b.*\b(?:approve|adopt|reject|postpone|turn|recommend|agree|sign|accept|decide)
""")
_WHO_DECIDED = any_line(r"""
    hvem (?:har |der )?(?:besluttede|besluttet|vedtog|vedtaget|godkendte|godkendt)\b
    hvem (?:har |der )?(?:afviste|afvist|afslog|afslået)\b
    hvem (?:har )?(?:traf|truffet|tog|taget) (?:\w+ )?(?:beslutning|afgørelse)
    hvem (?:har )?(?:gav|givet|sagde|sagt) (?:\w+ )?(?:ja|nej|lov|afslag)\b
    who (?:decided|approved|adopted|rejected|refused|turned down)\b
""")
_MONEY = any_line(r"""
    hvor (?:mange penge|meget|mange (?:kroner|kr|mio|millioner))\b|hvilket beløb\b
    hvor stort? (?:et |en )?(?:beløb|bevilling|ramme)
    how much\b|what (?:amount|sum)\b
""")


def case_want(reading: Reading) -> CaseWant | None:
    """Return what a question asks of a case, or None when it asks of none."""
    text = fold(reading.text)
    if _ABSENT.search(text):
        return CaseWant.ABSENCE
    if _WHY.search(text):
        return CaseWant.GROUNDS if _REFUSED.search(text) or _OUTCOME.search(text) else None
    if _VOTES.search(text):
        return CaseWant.VOTES
    if _MONEY.search(text):
        return CaseWant.AMOUNT
    if _PROPOSED.search(text):
        return CaseWant.PROPOSAL
    if _WHO_DECIDED.search(text):  # asks for the organ, which each decision's label names
        return CaseWant.OUTCOME
    if Want.DATE in reading.wants or Want.PERSON in reading.wants:
        return None
    return CaseWant.OUTCOME if _OUTCOME.search(text) else None
