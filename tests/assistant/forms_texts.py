"""Documents of invented municipalities for the forms of answer, in other styles than the shipped ones."""

from __future__ import annotations

# Two policies with series of different lengths, and a list in running text.
HEALTH = """\
Sundhedspolitik 2018-2021

Politikken er vedtaget af byrådet i marts 2018.

Pejlemærke 1: Røgfri ungdom

Hvorfor
Hver femte unge ryger, når de forlader skolen.

Pejlemærke 2: Bevægelse hver dag

Hvorfor
Vi sidder for meget ned, både hjemme og på arbejde.

Pejlemærke 3: Mental trivsel

Hvorfor
Flere unge melder om ensomhed.

Sådan arbejder vi
Politikken hviler på tre principper: lighed i sundhed, tidlig hjælp og fælles ansvar.

Arbejdet følges af fire grupper:
• Ældrerådets sundhedsgruppe
• Ungdomspanelet
• Skolernes trivselsgruppe
• Foreningernes kontaktgruppe
"""

CULTURE = """\
Kulturpolitik 2022-2026

Pejlemærke 1: Kunst i byens rum

Hvorfor
Kunsten skal være der, hvor folk færdes.

Pejlemærke 2: Børn møder kulturen

Hvorfor
Alle børn skal have set teater, før de bliver ti år.

Pejlemærke 3: Foreninger i front

Hvorfor
Frivillige bærer kulturlivet.

Pejlemærke 4: Gamle huse, nyt liv

Hvorfor
Havnens pakhuse står tomme.
"""

# Minutes: a refusal whose grounds stand in the proposal, votes, absences, an earlier committee.
BOARD = """\
Fjordby Kommune
Referat
Byrådet

Mødedato: Tirsdag den 12. maj 2015
Mødested: Byrådssalen

Til stede: Inge Mark (A), Jens Høj (V), Pia Lund (F)
Fraværende: Ole Bro (V)

Punkt 1: Vindmøller ved Nordstrand
Sagsnr.: 15/2201

Sagsfremstilling
En ejer har søgt om lov til at rejse tre vindmøller ved Nordstrand.

Indstilling
Teknisk Forvaltning indstiller, at der gives afslag på ansøgningen med henvisning til
strandbeskyttelseslinjen og de mange trækfugle i området.

Beslutning i Teknisk Udvalg den 05-05-2015
Anbefales.

Beslutning i Byrådet den 12-05-2015
Indstillingen blev godkendt med 14 stemmer mod 5. Imod stemte F og Ø.

Fraværende: Ole Bro (V).

Punkt 2: Cykelbro over åen
Sagsnr.: 15/2310

Sagsfremstilling
Forvaltningen har regnet på en cykelbro over åen ved Kulturmøllen.

Indstilling
Teknisk Forvaltning indstiller, at der bevilges 9 mio. kr. til broen i 2016.

Beslutning i Byrådet den 12-05-2015
Byrådet bevilger 6,5 mio. kr. til en smallere bro over åen.

Fraværende: Ole Bro (V).
"""

NOTE = """\
Notat om regnvand

Kommunen bruger LUR flere steder. Lokal udledning af regnvand (LUR) holder vandet ude af kloakken.

Fjordby er ramt af en stormklemme. Klemmen består i, at havet stiger, mens regnen tager til.

Et klimalaug er en forening af grundejere, som passer et fælles bassin.

Bassinerne tømmes om foråret af vejfolkene.
"""

PLAN = """\
Miljøforvaltningens virksomhedsplan 2016

Tema: Grønne kirkegårde

Formål, mål og succeskriterier

Formål: At gøre kirkegårdene til grønne åndehuller for hele byen.

Mål: At sprøjtemidler er ude af brug.

Succeskriterier: Ingen af de fem kirkegårde køber sprøjtemidler efter 2016.

Tidsplan
Omlægningen sker fra marts til november 2016.
"""
