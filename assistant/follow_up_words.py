"""The words by which a question shows that it goes on from an earlier one, in Danish and English."""

from __future__ import annotations

import re

from index.words import stems

_IGNORE = re.IGNORECASE

# "og i 2019?", "hvad så med skolerne?", "nej, jeg mente Økonomiudvalget"
JOINS = re.compile(r"(?:(?:og|men|så|samt|and|but|so|also|okay|ok|nå|ja|yes)\b[\s,]+)+", _IGNORE)
WHAT_ABOUT = re.compile(r"(?:hvad|hvordan|what|how)\s+(?:så\s+|nu\s+)?(?:med|about|of)\s+", _IGNORE)
CORRECTS = re.compile(
    r"(?:(?:nej|næ|no|nope|undskyld|sorry|beklager)\b[\s,]*)?"
    r"(?:(?:men\s+)?jeg\s+(?:mente|mener|tænkte\s+på|spurgte\s+om)|(?:but\s+)?i\s+(?:meant|mean|was\s+asking\s+about)"
    r"|rettelse\s*:?|correction\s*:?)\s+"
    r"|(?:nej|næ|no|nope)\b[\s,]+",
    _IGNORE,
)
AFTERTHOUGHT = re.compile(r"[\s,]+(?:i\s*stedet(?:\s+for)?|instead|så|then|da)\s*(?=[?.!]*$)", _IGNORE)

_THEM = r"(?:det|den|dem|de|it|them|that|those|these|me|mig|os|us)"
SHOWS = re.compile(
    rf"(?:(?:ja|jo|ok|okay|yes|yeah|sure|og|and)\b[\s,]*)?(?:tak\b[\s,]*)?"
    rf"(?:(?:kan\s+(?:du|jeg)|can\s+(?:you|i)|lad\s+mig|let\s+me|må\s+jeg|please)\s+)?"
    rf"(?:(?:vis|se|læs|fortæl|hent|show|see|read|tell)\b(?:\s+{_THEM})*(?:\s+(?:noget\s+)?(?:mere|flere|more|også|her|alt|all))?"
    r"(?:\s+(?:af\s+det|om\s+det|derom|of\s+it|about\s+it|about\s+that))?"
    r"|(?:mere|flere|more|fortsæt|videre|continue|go\s+on))(?:\s+(?:tak|please))?"
    r"|(?:ja|jo|yes|yeah|sure|gerne)(?:[\s,]+(?:ja|tak|gerne|please|meget\s+gerne))*",
    _IGNORE,
)

_ASKS = (
    r"hvad|hvem|hvor\w*|hvilke[nt]?|hvis|what|who|whom|whose|which|where|when|why|how|var|er|blev|bliver|har|havde|"
    r"skal|kan|vil|fik|får|kom|gik|findes|står|was|were|is|are|did|does|do|has|have|had|can|could|will|should"
)
# "nåede de det?": a verb of the past before its subject.
_PAST_FIRST = (
    r"(?!(?:både|efter|under)\b)\w*(?:ede|te|tes|ik|ev|kom|gav|tog|lod)\s+"
    r"(?:de|den|det|man|vi|der|han|hun)\b"
)
QUESTION = re.compile(
    rf"(?:(?:i\s+|på\s+|til\s+|for\s+|af\s+|by\s+|in\s+|on\s+)?(?:{_ASKS})\b|{_PAST_FIRST})", _IGNORE
)
ASKS = re.compile(
    rf"^(?:(?:{_ASKS}|der|det|man|vi|de|the|there|any)\b\s*)+", _IGNORE
)  # a question's beginning

# "det", "den" and "de" before an adjective or a noun point at that, and not back; so does "der" that says
# only that something is.
_NOT_BEFORE = (
    r"(?!\s+(?:(?:nye|gamle|første|anden|andet|sidste|næste|endelige|store|lille|mindre|samme|seneste|hele|fælles)\b"
    r"|\w{3,}(?:ede|ende|ske|lige|este|iske|elle|ive)\b))"
)
_BACK = re.compile(
    rf"\b(?:(?:det|den|de){_NOT_BEFORE}|dem|deres|dets|dens|dette|denne|disse|her|heri|heraf|herom|hertil|herfor|derom"
    r"|dertil|deraf|derefter|dengang|hun|han|hans|hendes|samme|it|its|that|this|they|them|their|these|those|he|she"
    r"|his|her|there|then)\b",
    _IGNORE,
)
_STANDS_FOR = re.compile(rf"\b(?:(?:det|den|de){_NOT_BEFORE}|dem|it|they|them|that|this)\b", _IGNORE)
_PEOPLE = frozenset(("de", "they"))
# "hvad er det for et projekt", "hvordan går det med", "er det muligt", "the plan that ..."
_POINTS_NOWHERE = re.compile(
    r"\b(?:hvad|hvem|hvilken)\s+(?:er|var)\s+det\s+(?:for|der|som)\b|\b(?:går|gik|står)\s+det\s+(?:til|med)\b"
    r"|\b(?:er|var|bliver|blev)\s+det\s+(?:muligt|tilladt|nødvendigt|rigtigt|korrekt|sandt)\b"
    r"|\bdet\s+(?:\w+\s+){0,3}at\s|\b(?:er|var)\s+det(?:\s+\w+)?,?\s+(?:der|som)\b|\bit\b.{0,25}\b(?:that|to)\b"
    r"|\b(?:is|was|are|were)\s+there\b|\bthere\s+(?:is|was|are|were)\b|\b(?:is|was)\s+it\s+(?:possible|true)\b",
    _IGNORE,
)
# What a document calls its own matter: "sagen", "the project".
_MATTER = re.compile(
    r"\b(?:sagen|punktet|forslaget|indstillingen|beslutningen|planen|projektet|strategien|analysen|initiativet|indsatsen"
    r"|ordningen|rapporten|temaet|mødet|udvalget|tiltaget|opgaven|aftalen|afstemningen|tilbuddet|svaret|emnet"
    r"|the\s+(?:case|item|proposal|decision|plan|project|strategy|analysis|initiative|scheme|report|theme|meeting"
    r"|committee|agreement|vote|answer))s?\b",
    _IGNORE,
)

# What is asked of any matter, and so names none.
_OF_ANY_MATTER = """
    stemte stemt stemmer stemme imod mod for afstemning fraværende fravær afbud stede tilstede mødte
    deltog besluttet beslutte besluttede beslutning vedtaget vedtog afgjort afgørelse godkendt godkendte
    udfald resultat resultatet endte ende indstillet indstillede indstilling foreslået foreslog anbefalet
    anbefalede koste kostede pris prisen penge beløb kroner udgift udgifter budget finansiering betaler
    betalt afsat drejer drejede begrundelse begrundelsen baggrund baggrunden årsag årsagen grund grunden
    status tidsplan frist formål formålet mål målet målene succeskriterier ansvar ansvaret ansvarlig står
    leder ejer måles måler målt virker færdig klar endelig endelige sluttede slut starter begynder nogen
    noget nogle lige parti partier partierne medlem medlemmer person personer udvalg mødet dato dag år
    første sidste næste mere flere samme siden dengang mon sker skete svaret bruges bruge bliver vigtigste
    betydning voted vote votes against absent missing present decided decide decision outcome result
    proposed proposal recommended cost costs price money funding paid pay reason reasons background goal
    goals aim aims purpose deadline schedule mange meget stor stort store lille gamle gammelt gammel nye
    ny nyt nuværende tidligere kommende egentlig præcis many much big old new former current future
    exactly projektejer projektejeren projektleder projektlederen projektgruppe projektgruppen styregruppe
    styregruppen afdelingen ejeren ansvarlige budgettet får fik fået tildelt bevilget sagde siger sagt mente
    mener skrev skriver skrevet owner leader manager department budget said says wrote written
    responsible charge measured finished ready anyone somebody party parties member members date
    day year next last first happened asked ask asks agree agreed disagree disagreed
""".split()
OF_ANY_MATTER = frozenset(stem for word in _OF_ANY_MATTER for stem in stems(word))

# Groups of people that a plan is for: one may stand in another's place.
_GROUPS = (
    r"(?:leder|chef|medarbejder|borger|senior|pensionist|elev|virksomhed|forening|bruger|patient|beboer"
    r"|førtidspensionist|lærer|pædagog|politiker|flygtning|indvandrer|cyklist|bilist|kvinde|lejer|familie|institution)"
    r"(?:e|r|en|ne|er|rne|erne|nes|ernes)?"
    r"|ansatte|ældre|unge|børn(?:ene)?|småbørn(?:ene)?|forældre(?:ne)?|pårørende|erhvervslivet?|ledige|sygemeldte"
    r"|studerende|frivillige|handicappede|tosprogede|mænd(?:ene)?"
    r"|leaders?|managers?|employees|staff|citizens|residents|elderly|seniors|young\s+people|children|pupils|parents"
    r"|relatives|businesses|companies|associations|users|tenants|students|teachers|politicians|volunteers|refugees"
)
GROUP = re.compile(
    rf"(?P<for>\b(?:for|til|med|hos|blandt|of|to|with|among)\s+)?(?P<group>\b(?:(?:de|the|vores|our|kommunens|alle|all)\s+)?"
    rf"(?:[\w-]+(?:re|ge|le|de|er)\s+)?\b(?:{_GROUPS})\b(?:\s+(?:med|with)\s+\w+)?)",
    _IGNORE,
)
IS_GROUP = re.compile(
    rf"(?:(?:for|til|med|hos|blandt|of|to|with|among)\s+)?(?:(?:de|the|vores|our|alle|all)\s+)?(?:\w+\s+)?(?:{_GROUPS})"
    r"(?:\s+(?:med|with)\s+\w+)?",
    _IGNORE,
)


_MOST_BEFORE = 1  # words of its own before what points back, a verb say


def points_back(question: str) -> bool:
    """Tell whether the question points at something said before: "hvad koster det?", "hvem rejste sagen?".

    What follows two words of its own points at these, as in "hvad er kerneopgaven, og hvornår blev den
    vedtaget?".
    """
    text = _POINTS_NOWHERE.sub(lambda match: " " * len(match.group()), question)
    found = [match for pattern in (_BACK, _MATTER) if (match := pattern.search(text))]
    return any(len(own_words(text[: match.start()])) <= _MOST_BEFORE for match in found)


def with_what_is_meant(question: str, topic: str) -> str | None:
    """Return the question with what it points at in the place of its "det" or "it"; None without one.

    Of several it is the object, for the others are people: "did they reach it", "nåede de det".
    """
    found = list(_STANDS_FOR.finditer(_POINTS_NOWHERE.sub(lambda m: " " * len(m.group()), question)))
    if not found:
        return None
    match = next((each for each in found if each.group().casefold() not in _PEOPLE), found[0])
    return question[: match.start()] + topic + question[match.end() :]


def own_words(text: str) -> set[str]:
    """Return the stems of the words that name a matter of the question's own, years left out."""
    without = _MATTER.sub(" ", text)
    return {stem for stem in stems(without) if not re.fullmatch(r"[\d_]+", stem)} - OF_ANY_MATTER
