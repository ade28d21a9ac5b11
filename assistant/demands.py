"""What an answer must hold to answer: an amount, a number, a date, a person's name, a company's, an address.

The kind is read from the question; a text that holds nothing of the kind does not answer it, however near
to the question it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from corpus import names
from corpus.people import speaks_of_absence


class Demand(StrEnum):
    """The kind of thing that a question asks for; the values are the names of the texts that say so."""

    SALARY = "salary"  # what somebody earns
    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    NUMBER = "number"
    DAY = "day"
    DATE = "date"  # or a year, a season
    PERSON = "person"  # who holds an office; another office may answer
    CHOSEN = "chosen"  # who was elected, appointed or hired: a name
    COMPANY = "company"
    ADDRESS = "address"
    VOTES = "votes"  # how one voted
    ABSENT = "absent"
    HOURS = "hours"  # when something is open
    RESPONSIBLE = "responsible"  # who runs it
    PERMISSION = "permission"  # whether one may do something


_OFFICE = (
    r"(?:\w*(?:chef|leder|direktør|formand|borgmester|rådgiver|sekretær|koordinator|ejer|"
    r"medlem|repræsentant)\w*|"
    r"chair(?:man|person|woman)?|director|head|mayor|manager|leader|chief)"
)
_POST = r"(?:borgmester\w*|\w*(?:formand|direktør)\w*|mayor|chair(?:man|person|woman)?|director|head)"
_CHOSEN = r"(?:ansat\w*|valgt\w*|udpeget\w*|udnævnt\w*|konstitueret|elected|appointed|hired|employed)"
_PAYING = (
    r"(?:koste\w*|betal\w*|skyld\w*|brug\w*|afsat|afsætte\w*|bevilg\w*|spare\w*|costs?|pa(?:y|"
    r"id|ys)|spen[dt]\w*|charge\w*)"
)
_FIRM = (
    r"(?:leverandør|firma|virksomhed|entreprenør|konsulentfirma|operatør|company|firm|"
    r"supplier|contractor|consultancy|vendor|provider)"
)
_WAGE = r"(?:\w*løn(?:nen|ninger(?:ne)?)?|vederlag\w*|honorar\w*)\b"
_UNIT = r"(?:afdeling|forvaltning|center|enhed|kontor|team|department|administration|office|unit|centre)"
# By how much something is to change, which only a number tells.
_MOVING = r"(?:ned|op|reducere\w*|nedbring\w*|sænke\w*|faldt?|falde\w*|stige\w*|steg|øge\w*|vokse\w*)\b"
_MOVED = r"(?:reduc\w+|cut|lower\w*|fall\w*|fell|rise\w*|rose|increas\w+|grow\w*|grew|drop\w*)\b"
_WE = r"(?:jeg|vi|man|ansatte|medarbejdere?n?|ledere?n?|de ansatte|medarbejderne)"
# The first that a question fits. "When" also joins clauses: it asks for a date at the start of one.
_ASKED: dict[Demand, re.Pattern[str]] = {
    # "Hvad tjener X?" asks; "hvad X tjener" is told in a clause of a question for something else.
    Demand.VOTES: re.compile(
        r"\b(?:hvem|hvilke\w*|who|which|how many|hvor mange)\b.{0,40}?\b"
        r"(?:stemte|undlod at|voted?|abstained)\b"
    ),
    Demand.ABSENT: re.compile(r"\b(?:hvem|who)\b.{0,30}?\b(?:fraværende|afbud|absent)"),
    Demand.SALARY: re.compile(
        rf"\b(?:(?:hvad|hvor meget) tjener (?!som|til|det\b)|(?:hvad|hvor meget) får \w.{{0,60}}? i {_WAGE}|"
        rf"(?:hvad|hvor (?:høj|stor|stort)) er {_WAGE}|hvilke[nt] {_WAGE}|"
        r"how much .{0,60}?\b(?:earn\w*|make|get paid|paid in salary)\b|"
        r"what .{0,60}?\b(?:earn|get paid|salary|wages?|remuneration)\b)"
    ),
    Demand.AMOUNT: re.compile(
        rf"\b(?:hvor meget\b.{{0,60}}?\b{_PAYING}|hvad\b.{{0,80}}?\b(?:koste\w*|betale\w*|"
        rf"skylder)\b|hvilket beløb|"
        rf"hvad (?:er|var|blev|bliver) (?:der )?(?:afsat|sat af|bevilget) (?:til|for) (?!i\b)\w|"
        rf"(?:hvad|hvor stort?) (?:er|var|bliver) (?:budgettet|bevillingen|prisen|udgiften|anlægssummen)\b|"
        rf"what (?:is|was) the budget for\b|"
        rf"hvad (?:er|var|blev) det (?:endelige|vindende|laveste|billigste|højeste) (?:tilbud|bud)\b|"
        rf"what (?:is|was) the (?:final|winning|lowest|highest) (?:tender|bid|offer)\b|"
        rf"hvor mange (?:kroner|penge|mio|midler)|pris(?:en)? (?:i|på|for|pr)\b|"
        rf"how (?:much|expensive)\b.{{0,60}}?\b{_PAYING}|how much (?:money|funding)|what (?:amount|"
        rf"sum)|which amount|"
        rf"what\b.{{0,80}}?\b(?:costs?\b|the (?:cost|price|fee))|what do (?:they|we|you) (?:charge|pay))"
    ),
    Demand.PERCENTAGE: re.compile(
        r"\b(?:hvor mange (?:procent|pct|%)|hvor stor en (?:\w*procent|andel)|"
        r"(?:hvilken|hvor høj en) \w*procent|\w+procent\b|what (?:percentage|share)|"
        r"how many per ?cent|response rate)"
    ),
    Demand.NUMBER: re.compile(
        rf"\b(?:hvor meget\b.{{0,60}}?\b{_MOVING}|how much\b.{{0,60}}?\b{_MOVED}|"
        r"hvor (?:mange|store?|stort|lang[te]?|lange|højt?|høje|gammel|gamle|ofte|tit|langt ned)\b|"
        r"antal\b|"
        r"how (?:many|big|large|long|high|tall|old|often)\b|number of)"
    ),
    Demand.DAY: re.compile(r"\b(?:hvilken (?:dato|dag)|(?:what|which) (?:date|day))\b"),
    Demand.DATE: re.compile(
        r"\b(?:hvornår|hvornaar|hvilken måned|hvilket år|(?:hvad er|hvilken) \w*frist\w*|"
        r"(?:what|which) (?:month|year)|what is the deadline)|"
        r"(?:^|[,;:.–-]\s|\band |\bby |\bsince )when\b"
    ),
    Demand.ADDRESS: re.compile(
        r"\b(?:hvilken adresse|hvad er adressen|adressen på|(?:what|which) address)\b"
    ),
    Demand.HOURS: re.compile(
        r"(?:\b(?:hvad|hvilke|hvornår|what|which|when)\b.{0,80}?)?\b(?:åbningstid\w*|opening (?:hours|times))"
    ),
    Demand.RESPONSIBLE: re.compile(
        rf"\b(?:(?:hvem|hvilke[nt]? (?:\w+ )?{_UNIT}) (?:står (?:for|bag)|har ansvar\w*|"
        rf"er (?:ansvarlig\w*|projektejer)|driver|ejer|styrer|varetager)|"
        rf"(?:who|(?:which|what) (?:\w+ )?{_UNIT}) "
        r"(?:runs?|ran|owns?|handles?|is (?:responsible|in charge)|leads?)\b)"
    ),
    Demand.PERMISSION: re.compile(
        rf"(?:^|[,;:.–-]\s|\bog )(?:må {_WE}\b(?!.{{0,12}} (?:få at vide|se|vide|høre)\b)|"
        r"er det (?:\w+ )?(?:tilladt|lovligt|forbudt)\b|"
        rf"har {_WE} (?:ret|lov) til\b|(?:may|can) (?:i|we|one|staff|employees)\b|(?:am i|are we|is one|"
        r"are (?:staff|employees)) (?:allowed|permitted)\b|do (?:i|we) have the right\b)"
    ),
    Demand.COMPANY: re.compile(
        rf"\b(?:hvilke[nt]?|which|what) (?:\w+ ){{0,2}}?{_FIRM}\b"
        r"|\b(?:hvem|who) (?:\w+ ){0,2}?(?:vandt|vundet|fik|fået|løb (?:af )?med|tildelt|won|got|awarded) "
        r"(?:\w+ )?\w*(?:kontrakt|opgave|udbud|ordre|entreprise|licitation|contract|tender)\w*"
    ),
    Demand.CHOSEN: re.compile(
        rf"\b(?:hvem|who)\b.{{0,80}}?\b{_CHOSEN}\b|"
        rf"\b(?:hvem|who) (?:er|var|is|was|bliver|blev) (?:\w+ ){{0,4}}?{_POST}\b"
    ),
    Demand.PERSON: re.compile(
        rf"\b(?:(?:hvem|who) (?:er|var|is|was|bliver|blev|becomes?|became) (?:\w+ ){{0,4}}?{_OFFICE}\b|"
        rf"hvad hedder (?:\w+ ){{0,3}}?{_OFFICE}\b|(?:name of|navnet? på) (?:\w+ ){{0,3}}?{_OFFICE}\b)"
    ),
}
_ASKING = re.compile(r"\b(?:hvad|hvem|hvilke\w*|hvor\w*|what|who|which|why|how|when|where)\b")
_SECOND = re.compile(r"(?:\b(?:og|and|samt|eller|or)|[;?–-])\s*(?:by |i |in )?$")
_COUNTED = (
    r"\d|\b(?:ingen|intet|én|ét|en gang|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|halv\w*|dobbelt\w*|"
    r"tredjedel\w*|fjerdedel\w*|(?:ugent|måned|kvartals?|halvår|år)lig\w*|daglig\w*|løbende|hver|hvert)\b"
)
_DATED = (
    r"\b(?:(?:19|20)\d\d|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|"
    r"primo|medio|ultimo|kvartal|halvår\w*|forår\w*|sommer\w*|efterår\w*|vinter\w*|"
    r"årsskifte\w*|(?:slut|start)?dato\w*|"
    r"udgangen af|årets|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\b|[’']\d\d\b|"
    r"\bkl\.?\s*\d|\buge\s\d|\b\d{1,2}[.:/-]\d{1,2}\b|\b\d{1,2}-\d{1,2}\b"
)
_MONTH = r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)"
_DAY = (
    rf"\b\d{{1,2}}\.?\s*{_MONTH}\b|\b\d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?\b|"
    r"\b(?:slut|start)?dato\w*|\w+dag\b"
)
# What is a number and counts nothing: years, dates, sections, the number of an item.
_NO_COUNT = re.compile(
    rf"\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?\b|\b\d{{1,2}}\.?\s*{_MONTH}\b|§+\s*\d+|"
    r"(?:^|\n)\s*(?:\d+[.)])+\s|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|"
    r"\b(?:nr|punkt|tema|fase|bilag|kapitel)\.? \d+",
    re.IGNORECASE,
)
_MONEY = (
    r"\d[\d.,]*\s*(?:mio\.?|mia\.?|t\.|tusinde?|millioner|milliarder)?\s?(?:kr\b|kroner|øre\b)|"
    r"\d\s*(?:mio|mia|millioner)\b|\bgratis\b"
)
_PAY = r"\bløn|\w*løn(?:nen|ninger)?\b|vederlag|honorar|aflønn|gage\b|tjener\b"
_RESPONSIBLE = (
    r"\bforank\w+|\bprojekt(?:ejer|leder|ansvarlig)\w*|\bejerskab\w*|\bansvar\w*|\bvaretage\w*|\bstår for\b|"
    r"\btovholder\w*|\bledes af\b|\bstyregruppe\w*"
)
_HOURS = (
    r"\bkl\.?\s*\d|\b\d{1,2}[.:]\d\d\b(?! (?:kr|mio|pct|%))|\b\d{1,2}\s?[-–]\s?\d{1,2}\b|"
    r"døgnåben\w*|hele døgnet|\båben\w* (?:fra|mandag|alle)"
)
_PERMITTED = (
    rf"\bmå\b|\b{_WE} kan\b|\bkan {_WE}\b|\btillad\w*|"
    r"\b(?:ret|lov|mulighed|adgang) (?:til|for)\b|\bforb(?:ud|yd)\w*|\bdispens\w*|\bfrit valg\b"
)
# A firm's form, or a name after what firms stand after; any other capital may begin anything.
_FIRMS = (
    r"\b(?:A/S|ApS|I/S|P/S|K/S|Aps|GmbH|Ltd)\b|\b(?:af|fra|hos|med|via|firmaet|selskabet|virksomheden|"
    r"leverandøren|entreprenøren|konsulentfirmaet|rådgiveren|operatøren)\s+(?!Kommun|Udvalg)"
    r"[A-ZÆØÅ][\wæøåÆØÅ&.-]+(?!\w*(?:udvalg|forvaltning|kommune|center|afdeling))"
)
_STREET = r"\b[A-ZÆØÅ][\wæøå]*(?:vej|gade|allé|alle|stræde|torv|plads|vænge|boulevard|parken|have)\w*\s+\d"
_PAIR = re.compile(r"\b[A-ZÆØÅ][a-zæøåé]+(?:[ -](?:[A-ZÆØÅ]\.|[A-ZÆØÅ][a-zæøåé]+|von|van|de|af))+")
_NO_PERSON = re.compile(
    r"(?:kommunes?|udvalg\w*|forvaltning\w*|center|centre|centret|råd\w*|skoler?|skolen|"
    r"strategi\w*|plan\w*|politik\w*|"
    r"afdeling\w*|bibliotek\w*|gade|vej|park|sø|by|område\w*|job|service|direktion\w*)$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b\w+(?:chefen|lederen|direktøren|formanden|borgmesteren|sekretæren|direktør|chef|formand)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1_000)
def demand_of(question: str) -> Demand | None:
    """Return what kind of thing an answer must hold; None where that is open."""
    asked = question.casefold()
    for demand, pattern in _ASKED.items():
        match = pattern.search(asked)
        if match and _asks(asked[: match.start()]):
            return demand
    return None


def asked_for_in(question: str) -> str:
    """Return the words with which a question asks who is responsible; they tell nothing of for what."""
    match = _ASKED[Demand.RESPONSIBLE].search(question.casefold())
    return match.group() if match else ""


def _asks(before: str) -> bool:
    """Tell whether what follows is asked, not told in a clause: "hvad blev der sagt om, hvor mange ..."."""
    return not _ASKING.search(before) or bool(_SECOND.search(before))


@lru_cache(maxsize=16_384)  # what many questions find is looked at again and again
def holds(text: str, demand: Demand) -> bool:
    """Tell whether a text holds anything of the kind."""
    return _HOLDS[demand](text)


def _pattern(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[str], bool]:
    compiled = re.compile(pattern, flags)
    return lambda text: compiled.search(text) is not None


def _names_person(text: str) -> bool:
    """Tell whether two words stand in the text as a person's name is written, no committee's or place's."""
    organs = names.find_names(text)
    return any(
        not any(_NO_PERSON.search(word) for word in re.split(r"[ -]", found))
        and not any(found in organ or organ in found for organ in organs)
        for found in _PAIR.findall(text)
    )


def _counts(text: str) -> bool:
    return re.search(_COUNTED, _NO_COUNT.sub(" ", text), re.IGNORECASE) is not None


_is_money = _pattern(_MONEY, re.IGNORECASE)
_is_pay = _pattern(_PAY, re.IGNORECASE)
_HOLDS: dict[Demand, Callable[[str], bool]] = {
    Demand.VOTES: _pattern(
        r"\bstem(?:te|mer|me|t)\b|\bimod\b|\bundlod|mindretal|flertal|enstemmig", re.IGNORECASE
    ),
    Demand.ABSENT: speaks_of_absence,
    Demand.SALARY: lambda text: _is_money(text) and _is_pay(text),
    Demand.AMOUNT: _pattern(_MONEY, re.IGNORECASE),
    Demand.HOURS: _pattern(_HOURS, re.IGNORECASE),
    Demand.RESPONSIBLE: _pattern(_RESPONSIBLE, re.IGNORECASE),
    Demand.PERCENTAGE: _pattern(r"\d\s*%|procent|\bpct\b|\bandel|tredjedel|fjerdedel|halvdel", re.IGNORECASE),
    Demand.PERMISSION: _pattern(_PERMITTED, re.IGNORECASE),
    Demand.NUMBER: _counts,
    Demand.DAY: _pattern(_DAY, re.IGNORECASE),
    Demand.DATE: _pattern(_DATED, re.IGNORECASE),
    Demand.CHOSEN: _names_person,
    Demand.PERSON: lambda text: _names_person(text) or _TITLE.search(text) is not None,
    Demand.COMPANY: _pattern(_FIRMS),
    Demand.ADDRESS: _pattern(_STREET),
}
