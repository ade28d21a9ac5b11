"""Short minutes of invented municipalities' councils, in each style that they are written in."""

from __future__ import annotations

# A contents page, "Punkt N:", numbered attachments, a committee's recommendation repeated in the council's
# minutes, a page's head and foot, words broken over lines.
COUNCIL = """\
Nørrevang Kommune
Referat
Byrådet

Mødedato: Tirsdag den 28. august 2012
Mødetidspunkt: kl. 17.00
Mødested: Byrådssalen, Rådhuset

Til stede: Karen Lindtoft (A), Peter Bak-Møller (V), Hans Ove Ager (C), Mette Kro (Ø)
Fraværende: Jørgen Hald (V)

Indholdsfortegnelse
Åbne punkter
1. Godkendelse af dagsorden ........ 2
2. Klimatilpasningsplan for Ådalen ........ 2
3. Ny daginstitution ved Møllestien, anlægsbevilling og valg af grund til byggeriet ........ 3
Lukkede punkter
4. Salg af Havnegade 3 ........ 4

\fNørrevang Kommune - Byrådet den 28. august 2012                    Side 2 af 4

Punkt 1: Godkendelse af dagsorden

Beslutning i Byrådet den 28-08-2012
Godkendt.

Fraværende: Jørgen Hald (V).

Punkt 2: Klimatilpasningsplan for Ådalen
Sagsnr.: 12/4711

Sagsresumé
Byrådet skal tage stilling til, om planen for klima-
tilpasning i Ådalen kan sendes i høring i otte uger.

Indstilling
Teknisk Forvaltning indstiller, at
1. planen sendes i offentlig høring
2. der afsættes 2 mio. kr. til bassiner i 2013
3. der holdes borgermøde i oktober

Sagsfremstilling
Regnen den 2. juli 2011 oversvømmede 40 kældre i Ådalen. Planen peger på tre bas-
siner, der kan holde vandet tilbage.

Økonomi
Bassinerne koster 2 mio. kr. i 2013.

Lovgrundlag
Planloven.

Bilag
• Forslag til klimatilpasningsplan
• Notat om bassiner

Beslutning i Teknisk Udvalg den 14-08-2012
Anbefales. Et mindretal bestående af Mette Kro (Ø) ønsker fire bassiner.

Fraværende: Hans Ove Ager (C)

\fNørrevang Kommune - Byrådet den 28. august 2012                    Side 3 af 4

Beslutning i Økonomiudvalget den 21-08-2012
Ad 1 og 3: Anbefales.
Ad 2: Udsat til budgetforhandlingerne.

Beslutning i Byrådet den 28-08-2012
Punkterne 1 og 3 godkendt. Punkt 2 sendes tilbage til Teknisk Udvalg.

For stemte A, C og V. Imod stemte Ø.

Fraværende: Jørgen Hald (V).

Punkt 3: Ny daginstitution ved Møllestien, anlægsbevilling og valg af
grund til byggeriet
Sagsnr.: 12/5002

Sagsresumé
Der bygges en daginstitution til 90 børn.

Indstilling
Børneforvaltningen indstiller, at anlægsbevillingen på 31 mio. kr. godkendes.

Beslutning i Byrådet den 28-08-2012
Godkendt med 14 stemmer mod 3 (Ø).

Fraværende: Jørgen Hald (V).

\fNørrevang Kommune - Byrådet den 28. august 2012                    Side 4 af 4

Punkt 4: Salg af Havnegade 3
Sagsnr.: 12/5100

Indstilling
Forvaltningen indstiller, at tilbuddet fra køberen godkendes.

Beslutning i Byrådet den 28-08-2012
Godkendt.

Fraværende: Jørgen Hald (V).

Underskriftsside
Karen Lindtoft
Peter Bak-Møller
"""

# Numbered titles with the case's number behind, "Problemstilling", "Løsning", "Videre proces", a bare
# "Beslutning" with remarks of minorities.
CAPITAL = """\
Teknik- og Miljøudvalget
BESLUTNINGSPROTOKOL
for ordinært møde mandag den 20. august 2012 kl. 15.00, Rådhuset, stuen

1. Godkendelse af dagsorden (2012-98411)

Indstilling
Det indstilles, at Teknik- og Miljøudvalget godkender dagsordenen.

Beslutning
Dagsordenen blev godkendt.

2. Cykelparkering ved stationerne (2012-77310)

Teknik- og Miljøudvalget skal tage stilling til, hvor der anlægges cykelparkering.

Indstilling
Teknik- og Miljøforvaltningen indstiller, at Teknik- og Miljøudvalget
1. godkender, at der anlægges 800 pladser ved Søndre Station,
2. tager orienteringen om taxaholdepladser til efterretning.

Problemstilling
Hver morgen står der 1.200 cykler på fortovet foran Søndre Station.

Løsning
1. etape er pladserne mod nord, som kan stå klar i maj 2013.

Økonomi
Anlægget koster 3,2 mio. kr.

Videre proces
Arbejdet begynder i marts 2013.

Bilag
1. Kort over pladserne
2. Tælling af cykler

Beslutning
Indstillingens 1. at-punkt blev godkendt med 6 stemmer mod 2. Imod stemte O. C undlod at stemme.
Indstillingens 2. at-punkt blev taget til efterretning.

Et mindretal bestående af Lise Brandt (O) fremsatte følgende protokolbemærkning:
"Vi ønsker, at bilerne også får plads."

3. Lukket: Udbud af vejdrift (2012-80012)

Indstilling
Teknik- og Miljøforvaltningen indstiller, at Teknik- og Miljøudvalget godkender tildelingen.

Beslutning
Indstillingen blev enstemmigt godkendt.

4. Dokument om støj ved Ringbanen (2012-81200)

Indstilling
Det indstilles, at Teknik- og Miljøudvalget drøfter dokumentet.

Dokument
Støjkortet viser 300 boliger over grænsen.

Beslutning truffet i Teknik- og Miljøudvalget den 20. august 2012
Udsat.
"""

# "Mødefakta", lists of members, substitutes, "Beslutningstema".
FACTS = """\
Kommunalbestyrelsen
Referat

Mødefakta
Dato: Tirsdag den 28. januar 2014
Mødetidspunkt: 18:00
Mødelokale: Rådhusets mødesal

Medlemmer
Ane Tofte (A)
Bo Sander-Juhl (F)
Carla Holt (V)
Dan Rye (DF)

Fraværende med afbud
Carla Holt (V) - Erik Munk (V) deltog som stedfortræder

1. Valg af medlemmer til Ældrerådet

Beslutningstema
Der skal vælges to medlemmer.

Indstilling
Det indstilles, at der vælges to medlemmer.

Beslutning i Kommunalbestyrelsen den 28-01-2014
Valgt blev Ane Tofte og Dan Rye.

2. 2. behandling af takster for klubber i 2014 og ændring af
betalingsvedtægten

Beslutningstema
Taksterne for klubber skal fastsættes.

Indstilling
Børne- og Undervisningsudvalget anbefaler, at taksterne vedtages.

Sagsfremstilling
Taksten stiger fra 410 kr. til 425 kr. om måneden.

Økonomiske konsekvenser
Merindtægt på 0,4 mio. kr.

Retsgrundlag
Dagtilbudsloven.

Beslutning i Børne- og Undervisningsudvalget den 14-01-2014
Anbefales godkendt. Dan Rye (DF) stemte imod.

Beslutning i Kommunalbestyrelsen den 28-01-2014
Forslaget forkastet.
For stemte 8 (A, F), imod stemte 9 (V, DF), mens 2 undlod at stemme (C).

3. Orientering (lukket punkt)

Beslutning i Kommunalbestyrelsen den 28-01-2014
Taget til efterretning.
"""

# Old: groups of items behind open and closed doors, "J.nr.", "Sagsid.", running numbers of the year.
OLD = """\
Egesund Kommune
Kommunalbestyrelsen
Referat

Dato: Onsdag den 15. maj 2002
Mødested: Kommunalbestyrelsens mødelokale
Afbud fra: Viggo Hansen, Inge Lund-Petersen
Mødedeltagere: Arne Rask, Birthe Holk, Finn Elkær

Til efterretning - for åbne døre

89. Kvartalsrapport pr. 1. april 2002
J.nr.: 00.01.S00 Sagsid.: 4410 Initialer: BK
Åben sag

Økonomiafdelingen fremsender rapporten.

Beslutning:
Taget til efterretning.

Til behandling - for åbne døre

90. Klage over afgørelse i Folkeoplysningsudvalget
J.nr.: 18.15.00 Sagsid.: 4411

Økonomiudvalget den 8. maj 2002:
Indstilles til kommunalbestyrelsens godkendelse.

Beslutning:
Sagen tilbagesendes til Folkeoplysningsudvalget.

Til behandling - for lukkede døre

91. Tandpleje for børn
J.nr.: 16.14.00 Sagsid.: 4415

Beslutning:
Godkendt.

92. Køb af areal ved Skovvejen
J.nr.: 13.06.02 Sagsid.: 4420

Beslutning:
Udsat.

Til efterretning - for åbne døre

93. Spørgetid
J.nr.: 00.22.04 Sagsid.: 4401

Beslutning:
Ingen spørgsmål.
"""

# A council's item with the way through the committees, and a last item of which only the title is printed.
POLITICAL = """\
Borgerrepræsentationen
Referat
Torsdag den 23. august 2012 kl. 17.30

7. Anlægsbevilling til cykelstier (2012-51132)
Borgerrepræsentationen skal tage stilling til bevillingen.
Indstilling og beslutning
Teknik- og Miljøudvalget indstiller, at Borgerrepræsentationen godkender,
1. at der gives bevilling på 45 mio. kr.,
2. at stierne anlægges.
Problemstilling
Der mangler stier.
Løsning
Stierne anlægges i 2013.
Oversigt over politisk behandling
Teknik- og Miljøudvalgets beslutning i mødet den 20. august 2012
Indstillingen blev anbefalet uden afstemning.
Økonomiudvalgets beslutning i mødet den 21. august 2012
Indstillingen blev anbefalet over for Borgerrepræsentationen med 9 stemmer mod 3.
Beslutning
Borgerrepræsentationens beslutning i mødet den 23. august 2012
Indstillingen blev godkendt med 40 stemmer mod 9. 4 medlemmer undlod at stemme.
For stemte: A, Ø, F, B.
Imod stemte: V og O.
Undlod at stemme: C.
Bilag
Kort
Notat

8. Lukket sag: Ejendom (2012-51133)
"""
