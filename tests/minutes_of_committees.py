"""Short minutes of invented municipalities' committees and small councils, in each style."""

from __future__ import annotations

# "Sag nr.", the organ's name and day as the decision's heading, run-in labels, an addendum.
RUN_IN = """\
Referat fra ekstraordinært møde i Økonomiudvalget mandag den 5. november 2018 kl. 14.00-15.30
Sted: Mødelokale 2
Afbud: Niels Kragh (V)

Sag nr. 12 Budgetopfølgning pr. 30. september
Sagsid: 18/20331
Åbent punkt
Resume: Opfølgningen viser et merforbrug på 3 mio. kr.
Indstilling: Direktionen indstiller, at opfølgningen godkendes.
Beslutning, Økonomiudvalget:
Enstemmigt anbefalet.
Afbud: Niels Kragh (V) - Sanne Friis (V) mødte som stedfortræder.

Sag nr. 13 Lukning af Vestre Skole
Sagsid: 18/20340
Åbent punkt
Resume: Skolen har 41 elever.
Indstilling: Direktionen indstiller, at skolen lukkes den 31. juli 2019.
Børne- og Skoleudvalget, 30-10-2018, pkt. 4
Kan ikke anbefales.
Økonomiudvalget, 5. november 2018, pkt. 13
Sagen udsættes.
Tillægsdagsorden
Sag nr. 14 Personalesag
Sagsid: 18/20391
Lukket punkt
Indstilling: Direktionen indstiller, at ansøgningen imødekommes.
Beslutning, Økonomiudvalget:
Godkendt.
"""

# Titles without numbers over "Sagsid.", the decision before the case.
UNNUMBERED = """\
Beslutningsprotokol
Udvalget for Teknik og Miljø
Mødedato: 18-02-2019
Mødested: M 5

Temamøde om diger
Sagsnummer: 19/2484

Administrativ indstilling
Chefen for Teknik & Miljø indstiller, at
• orienteringen drøftes.

Beslutning Udvalget for Teknik og Miljø den 18-02-2019
Drøftet og taget til efterretning.

Afbud: Claus Holmgaard (Løsgænger)

Sagsfremstilling
Der orienteres om diger ved fjorden.

Bilag
Ingen.

Udbud af madaffald
Sagsnummer: 18/1039

Administrativ indstilling
Chefen for Teknik & Miljø indstiller, at
• udbuddet godkendes.

Beslutning Udvalget for Teknik og Miljø den 18-02-2019
Godkendt, idet kontrakten dog ændres til fire år.

Sagsfremstilling
Madaffald fra 14.000 husstande skal hentes hver anden uge.

Tidligere behandling
Udvalget drøftede sagen i december.
"""

# As a web portal exports them: the item's title repeated in the decision's heading.
POINTS = """\
Referat

Mødedato: 14. august 2018
Mødetidspunkt: 16:00
Udvalg: Social- og Sundhedsudvalget

Punkt 1: Godkendelse af dagsorden

Beslutning for Punkt 1: Godkendelse af dagsorden
Godkendt.

Punkt 2: Valg til Ældrerådet
Resumé
Der skal vælges to medlemmer til rådet.
Forvaltningen indstiller:
- at valget godkendes
- at rådet holder møde i maj
Beslutning for Punkt 2: Valg til Ældrerådet
Punkt 1: Godkendt.
Punkt 2: Udsat.

Punkt 3: (Lukket) Personsag
"""

# The case's number over the title, every line a paragraph, groups of open and closed items.
CASE_ABOVE = """\
Referat til mødet i Udvalget for Teknik og Miljø den 22. juni 2020 kl. 17:30 på Arnborg Rådhus

Åbne dagsordenspunkter

85.02.02-G01-5-17

131. Godkendelse af dagsorden

Beslutning

Dagsorden blev godkendt.

Fraværende: Per Muld (A).

02.34.02-P19-12-20

132. Højdevej 13 - Byggesag i partshøring

Forventet sagsgang

TM

Anledning

Ejeren har søgt om at bygge om.

Indstilling

Direktøren for Teknik og Miljø indstiller til udvalget;

1. At der udstedes byggetilladelse

2. At den nuværende praksis fortsættes

Beslutning

1. Godkendt.

2. Udsat.

Fraværende: Per Muld (A).

Lukkede dagsordenspunkter

13.06.02-G10-3-20

133. Køb af jord

Beslutning

Godkendt.
"""

# A small board: nothing but numbered titles.
BARE = """\
Referat af møde i Ældrerådet den 4. marts 2015 kl. 10

Til stede: Kaj Holm, Else Rask
Afbud: Ib Lund

1. Godkendelse af dagsorden
Godkendt uden bemærkninger.

2. Høringssvar om kørsel
Rådet drøftede forslaget om kørsel til lægen. Rådet foreslår, at borgerne skal
1. Ring dagen før
2. Ring igen på dagen

3. Eventuelt
Intet.
"""
