"""What kind of thing a question asks for, and which texts hold one."""

import pytest

from assistant.demands import Demand, demand_of, holds


@pytest.mark.parametrize(
    ("question", "demand"),
    [
        ("Hvad koster et årskort til svømmehallen?", Demand.AMOUNT),
        ("hvad endte den nye bro med at koste", Demand.AMOUNT),
        ("How much was the architect paid for the drawings?", Demand.AMOUNT),
        ("pris pr. tømning af septiktank", Demand.AMOUNT),
        ("Hvor mange pladser er der i børnehaven?", Demand.NUMBER),
        ("how often do they meet", Demand.NUMBER),
        ("Hvornår åbner genbrugspladsen?", Demand.DATE),
        ("By when should the report be ready?", Demand.DATE),
        ("Hvem blev valgt til formand for ældrerådet?", Demand.CHOSEN),
        ("Who was appointed head of the library?", Demand.CHOSEN),
        ("Hvem er projektleder for havneplanen?", Demand.PERSON),
        ("which company won the tender", Demand.COMPANY),
        ("Hvilken leverandør fik opgaven?", Demand.COMPANY),
        ("Hvilken adresse har klubben fået?", Demand.ADDRESS),
        ("Må vi tage hunden med på kontoret?", Demand.PERMISSION),
        ("Er det tilladt at bade i søen?", Demand.PERMISSION),
        ("Are we allowed to bring a dog?", Demand.PERMISSION),
        ("Hvornår må vi flytte ind?", Demand.DATE),
        ("Hvad må vi forvente af planen?", None),
        ("Må man få at vide, hvad der blev bestemt?", None),
        ("Hvorfor blev antallet af klubber sat ned?", None),
        ("What did the staff say when the plan was presented?", None),
        ("Hvad er formålet med strategien?", None),
        ("Hvem skal betale for stikledningen?", None),
        ("Hvad blev der sagt om, hvor mange der cykler?", None),
        ("Hvad er planen, og hvor mange pladser bliver der?", Demand.NUMBER),
        ("Hvilken dato blev planen vedtaget?", Demand.DAY),
        ("Hvor høj en svarprocent fik undersøgelsen?", Demand.PERCENTAGE),
        ("Hvem er borgmester?", Demand.CHOSEN),
        ("Who is the director of the harbour?", Demand.CHOSEN),
        ("Hvem stemte imod havnen?", Demand.VOTES),
        ("Hvem var fraværende den dag?", Demand.ABSENT),
        ("Hvad er budgettet for havnen?", Demand.AMOUNT),
        ("Hvad tjener havnechefen?", Demand.SALARY),
        ("hvor meget får viceborgmesteren i honorar", Demand.SALARY),
        ("Hvad er lønnen for en pædagogmedhjælper?", Demand.SALARY),
        ("How much does the harbour master earn?", Demand.SALARY),
        ("What is the director's salary?", Demand.SALARY),
        ("Hvad tjener som grundlag for planen?", None),
        ("Må man se, hvad direktørerne tjener, og blev det vedtaget?", None),
        ("Hvad er bibliotekets åbningstider?", Demand.HOURS),
        ("åbningstider genbrugsplads", Demand.HOURS),
        ("Hvilken afdeling står for gadelyset?", Demand.RESPONSIBLE),
        ("who is responsible for the street lights?", Demand.RESPONSIBLE),
    ],
)
def test_what_is_asked_for(question: str, demand: Demand | None) -> None:
    assert demand_of(question) is demand


@pytest.mark.parametrize(
    ("text", "demand", "held"),
    [
        ("Der er afsat 2,5 mio. kr. i 2014.", Demand.AMOUNT, True),
        ("Ordningen er gratis.", Demand.AMOUNT, True),
        ("Der er 25 pladser i 2014.", Demand.AMOUNT, False),
        ("Der mødes syv frivillige.", Demand.NUMBER, True),
        ("De mødes hver måned.", Demand.NUMBER, True),
        ("I 2011 og 2012-2015, jf. § 25 og punkt 3, den 4. maj.", Demand.NUMBER, False),
        ("Undersøgelsen blev lavet i 2011.", Demand.PERCENTAGE, False),
        ("Den blev vedtaget i 2011.", Demand.DAY, False),
        ("Den blev vedtaget den 4. maj.", Demand.DAY, True),
        ("De mødes på biblioteket.", Demand.NUMBER, False),
        ("Den åbner i maj.", Demand.DATE, True),
        ("Den åbner, når taget er tæt.", Demand.DATE, False),
        ("Formand blev Karla Vestergren.", Demand.CHOSEN, True),
        ("Formand for Teknisk Udvalg i Fjordby Kommune vælges.", Demand.CHOSEN, False),
        ("Afdelingschefen i Miljø & Vej er projektleder.", Demand.PERSON, True),
        ("Opgaven løses af Brohuset A/S.", Demand.COMPANY, True),
        ("Opgaven løses af en privat leverandør.", Demand.COMPANY, False),
        ("Analysen er udført af Mirova.", Demand.COMPANY, True),
        (
            "Opgaven følger processerne i OPUS-projektet, og Personaleafdelingen deltager.",
            Demand.COMPANY,
            False,
        ),
        ("Klubben ligger på Strandvænget 12.", Demand.ADDRESS, True),
        ("Klubben ligger ved stranden.", Demand.ADDRESS, False),
        ("Havnechefens løn er 612.000 kr. om året.", Demand.SALARY, True),
        ("Havnechefen råder over 612.000 kr. om året.", Demand.SALARY, False),
        ("Der er åbent kl. 10-16.", Demand.HOURS, True),
        ("Loven er fra 2010-13 og har 4 kapitler.", Demand.HOURS, False),
        ("Opgaven er forankret i Park og Natur.", Demand.RESPONSIBLE, True),
        ("Opgaven er færdig i maj.", Demand.RESPONSIBLE, False),
        ("Medarbejdere kan tage hunde med om fredagen.", Demand.PERMISSION, True),
        ("Det er forbudt at bade i søen.", Demand.PERMISSION, True),
        ("Søen skal så vidt muligt kunne renses.", Demand.PERMISSION, False),
    ],
)
def test_what_a_text_holds(text: str, demand: Demand, held: bool) -> None:
    assert holds(text, demand) is held
