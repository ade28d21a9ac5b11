"""Strategies of municipalities that do not exist, each in a shape of its own."""

from __future__ import annotations

# A numbered series whose members have no parts.
NUMBERED = """\
Strategi for Sundby Kommune 2024-2028

Indledning

Denne strategi sætter retningen for kommunens arbejde i de kommende fire år. Den er
vedtaget af byrådet efter en høring, hvor mere end tusind borgere var med.

Indsatsområde 1: Sunde liv hele livet

Alle borgere skal have mulighed for et sundt liv, fordi sundhed er grunden til alt andet
i livet. Det gælder fra barndommen til alderdommen og på tværs af alle bydele.

Vi vil bygge flere stier langs åen og åbne hallerne om aftenen, så det bliver nemt at
bevæge sig sammen med andre.

Indsatsområde 2: Grøn omstilling

Klimaet ændrer sig, og derfor skal kommunen handle nu. Vandet stiger i havnen, og
kældrene langs åen bliver fyldt, når det regner.

Vi vil halvere udledningen af drivhusgasser inden 2030 og plante skov på kommunens jord.

Indsatsområde 3: Stærke fællesskaber

Ensomhed rammer borgere i alle aldre, og derfor er fællesskaber vigtige for kommunen.
De vokser frem, hvor mennesker har et sted at mødes.

Vi skal støtte foreningerne med lokaler og hjælpe nye frivillige godt i gang.
"""

# An announced list whose items are headings further on.
TAKEN_UP = """\
Vision 2030

Byrådet har formuleret en vision for kommunens udvikling frem mod 2030. Visionen viser,
hvordan kommunen skal se ud, når børnene fra børnehaven går ud af folkeskolen.

Vores vision har fire pejlemærker:

• Børn i bevægelse
• Levende landsbyer
• Klog brug af jorden
• Nærhed i omsorgen

Visionen følges op hvert år i forbindelse med kommunens budget, så byrådet kan se, om
udviklingen går den rigtige vej.

Børn i bevægelse

Børn, der rører sig, lærer bedre. Derfor vil vi have bevægelse ind i hver skoledag og i
hver børnehave, og legepladserne skal være åbne om eftermiddagen.

Levende landsbyer

Landsbyerne er hjem for halvdelen af kommunens borgere, og de skal være det også i
fremtiden. Vi vil støtte forsamlingshusene og sørge for busser, der kører om aftenen.

Klog brug af jorden

Jorden er en knap ressource, som mange gerne vil bruge. Vi skal planlægge, så der er
plads til både natur, landbrug og nye boliger.

Nærhed i omsorgen

Omsorg gives mellem mennesker, der kender hinanden. Vi vil have faste teams i hele
ældreplejen, så den ældre møder de samme ansigter.
"""

# The list stands in one sentence.
INLINE = """\
Fritidspolitik 2022-2025

Politikken er udarbejdet sammen med kommunens foreninger og gælder for alle fritidstilbud
i kommunen. Politikken består af tre temaer: Plads til alle, Frivillighed og foreninger samt Rum til leg.

Plads til alle

Alle skal kunne være med i fritidslivet, uanset alder, indkomst og handicap. Vi vil sænke
kontingenterne for børn og gøre hallerne nemmere at komme rundt i.

Frivillighed og foreninger

Foreningerne bærer fritidslivet i hele kommunen. Vi vil gøre det nemmere at være frivillig
og give nye foreninger en fast kontakt i forvaltningen.

Rum til leg

Leg kræver plads, og den skal være tæt på, hvor børnene bor. Vi vil bygge legepladser i
alle bydele og åbne skolegårdene om aftenen.
"""

# A list that nothing takes up.
LISTED = """\
Udviklingsstrategi 2025

Kommunen vokser, og væksten skal komme alle til gode. Udviklingsstrategien sætter derfor
rammen for, hvor kommunen bruger sine kræfter i de kommende år.

Kommunen har valgt tre satsninger:

1. Flere arbejdspladser: Vi vil tiltrække nye virksomheder til havnen.
2. Bedre skoler: Vi vil løfte de elever, der har det sværest.
3. Renere luft: Vi vil skifte alle busser til strøm.

Satsningerne følges op hvert år i budgettet, og byrådet får en status i maj.
"""

# Markdown, in which a heading calls those below it themes.
CHAPTERS = """\
# Kommunestrategi 2024

## Indledning

Byrådet har besluttet en strategi for de næste fem år. Strategien sætter retningen for kommunens arbejde.

## Vores prioriterede fokusområder

Byrådet har udpeget nogle områder, hvor der skal ske mere end på andre områder.

### Et trygt børneliv

Børn skal trives i hjemmet, i dagtilbuddet og i skolen. Vi vil styrke de tidlige indsatser.

### En grøn kommune

Naturen er under pres fra byer, veje og landbrug. Vi vil plante skov og lade åerne løbe, som de vil.

### Et aktivt ældreliv

Flere bliver ældre og er raske længere. Vi vil bygge seniorbofællesskaber i alle bydele.

## Opfølgning

Der følges op på strategien hvert år i august, når byrådet behandler budgettet.
"""

# Members with parts of their own, turned by a PDF's columns or not: `tests.texts.POLICY`.

# No themes at all.
NONE = """\
Erhvervsstrategi 2023

Indledning

Erhvervslivet i kommunen er i vækst, og det skal det blive ved med at være. Det kræver, at
kommunen og virksomhederne arbejder sammen om at uddanne dem, der mangler.

Baggrund og proces

Strategien er blevet til i dialog med virksomhederne i løbet af et halvt år, og byrådet
har behandlet den to gange.

Det videre arbejde

Byrådet følger arbejdet hvert år i august, når budgettet bliver lagt, og kan ændre kursen.
"""
