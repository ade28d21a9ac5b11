"""CPR numbers are found in all forms that people write, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from corpus.cpr import find, has_modulus_11

# All numbers are made up. 070761-4285, the example of the CPR office, has modulus 11; 010160-1235 has not.
POSITIVE = {
    "010160-1235": "010160-1235",
    "Borgeren 010160-1235 har søgt.": "010160-1235",
    "(070761-4285)": "070761-4285",
    "CPR-nr. 010160-1235": "010160-1235",
    "cpr010160-1235": "010160-1235",
    "CPR:0101601235": "0101601235",
    "cpr. nr. 010160 1235": "010160 1235",
    "personnummer: 0101601235": "0101601235",
    "Personnr.: 010160-1235,": "010160-1235",
    "c.p.r. 010160-1235": "010160-1235",
    "født 010160 1235 i Virum": "010160 1235",
    "CPR-nummer 01.01.60-1235": "01.01.60-1235",
    "010165-1235 uden modulus 11": "010165-1235",
    "erstatningsnummer 610160-1235": "610160-1235",
    "910160-1235": "910160-1235",
    "cpr 6101601235": "6101601235",
    "010160–1235": "010160–1235",
    "010160—1235": "010160—1235",
    "010160\u22121235": "010160\u22121235",
    "010160\u20111235": "010160\u20111235",
    "010160\u00ad1235": "010160\u00ad1235",
    "barnet 010160 1235 er flyttet": "010160 1235",
    "barnet 010160\u00a01235 er flyttet": "010160\u00a01235",
    "barnet 010160 - 1235 er flyttet": "010160 - 1235",
    "barnet 010160- 1235 er flyttet": "010160- 1235",
    "barnet 010160-\n1235 er flyttet": "010160-\n1235",
    "barnet 010160-\r\n   1235 er flyttet": "010160-\r\n   1235",
    "barnet 070761\n4285 er flyttet": "070761\n4285",
    "CPR-nr. 010160\n1235": "010160\n1235",
    "\uff10\uff11\uff10\uff11\uff16\uff10-\uff11\uff12\uff13\uff15": (
        "\uff10\uff11\uff10\uff11\uff16\uff10-\uff11\uff12\uff13\uff15"
    ),
    "0101601235": "0101601235",
    "Borgeren (0101601235) har søgt.": "0101601235",
    "Borgeren 0101601235, som bor i Lyngby": "0101601235",
    "Ansøger: 0707614285.": "0707614285",
    "290200-4123, en skuddag i 2000": "290200-4123",
    "310157-6123 fra 2057 eller før": "310157-6123",
    "010112-2015 bor hos sin mor": "010112-2015",
    "Sagsnr. 010160-1235": "010160-1235",
    "Journalnr. 0707614285": "0707614285",
    "Tlf. 45 97 30 00, 010160-1235": "010160-1235",
    "Kontoret har talt med 010160-1235": "010160-1235",
    "bevilget 5.000 kr. 010160-1235 har fået besked": "010160-1235",
    "12 010160-1235": "010160-1235",
    "A/010160-1235": "010160-1235",
    "født010160-1235og": "010160-1235",
    "• 010160-1235": "010160-1235",
    "-010160-1235": "010160-1235",
    "moderen | 010160-1235 | Virum": "010160-1235",
    "010160\u200b-1235": "010160\u200b-1235",
    "sag_010160-1235_bilag.pdf": "010160-1235",
    "0101601235.pdf": "0101601235",
    "sag_0707614285.pdf": "0707614285",
    "CPR/CVR-nr. eller cpr 0101601235": "0101601235",
    "barnet 01.02.03-1235 er flyttet": "01.02.03-1235",
    "01.02.03-1235": "01.02.03-1235",
    "(01.02.03 - 1235)": "01.02.03 - 1235",
    "01/02/03-1235 har søgt": "01/02/03-1235",
    "07-07-61-4285": "07-07-61-4285",
    "01.02.03–1235.": "01.02.03–1235",
    "barnet 010203 / 1235 er flyttet": "010203 / 1235",
    "010203\u00a0/\u00a01235": "010203\u00a0/\u00a01235",
    "barnet 070761/4285": "070761/4285",
}
NEGATIVE = [
    "2012-2015 1234",
    "2012-2015",
    "Sagsnr. 20120124-010112-2015",
    "Sagsnr. 010112-2015",
    "sagsnr. 20120124-1235",
    "Journalnr. 2012-010160-1235",
    "j.nr. 010112-2012",
    "Sag 0101601235",
    "Acadre 0101601235",
    "Dok.nr. 2411120035",
    "320160-1235",
    "001160-1235",
    "011360-1235",
    "290201-4123",
    "290200-1235",
    "310460-1235",
    "920160-1235",
    "010160-12355",
    "0010160-1235",
    "010160-123",
    "01016-01235",
    "010160-1235-56",
    "1.010160-1235",
    "010160-1235.5",
    "010160.1235",
    "EAN 5798000560154",
    "EAN-nr. 5798 0005 6015 4",
    "GLN 5790000123556",
    "5790001235567",
    "CVR 11715311",
    "CVR-nr. 1171 5311",
    "P-nr. 1003388394",
    "P-nummer 1001601235",
    "produktionsenhed 1001601235",
    "konto 4711 0101601235",
    "4711-0101601235",
    "4711 0101601235",
    "Kontonr. 010160-1235",
    "kontonummer: 0101601235",
    "reg. 4711, konto 010160 1235",
    "IBAN DK5000400101601235",
    "DK50 0040 0101 6012 34",
    "Faktura 0101601235",
    "fakturanr. 010160-1235",
    "Ordrenummer 0101601235",
    "+4545973000",
    "+45 45 97 30 00",
    "tlf. 45973000",
    "Telefon 0101601235",
    "tlf.nr.: 010160-1235",
    "0045 4597 3000",
    "ISBN 8712355678",
    "ISBN 0101601235",
    "ISSN 0106-0123",
    "1010100000",
    "0101601235 kr.",
    "kr. 0101601235",
    "120512 1300 2400",
    "Drift\t120512\t1300",
    "født i 1960. I alt 120512 1300 2400",
    "IMG_2411120035_1.jpg",
    "2011 120512 1300",
    "110500 1200 kr.",
    "den 010112 2015",
    "i 2011 brugtes 241211\n2012 blev dyrere",
    "01.01.12-2015",
    "01.01.2012-31.12.2015",
    "1.1.12-1.4.13",
    "120.512-1300",
    "120512,1300",
    "12:05:12-1300",
    "matrikel 010160-1235",
    "KL010112-1235",
    "010112-1235A",
    "https://kommune.dk/sag?id=0101601235",
    "https://kommune.dk/0101601235/referat",
    "a0101601235b",
    "0a1b2c-010160-1235",
    "version 1.0.0101601235",
    "0 1 0 1 6 0 1 2 3 4",
    "2800 Kgs. Lyngby",
    "kl. 010160",
    "6101601235",
    "0101\n601235",
    "12355678 1235",
    "1212-121212",
    "perioden 01.02.03-2015",
    "01.02.03 - 2007",
    "01/02/03-2007",
    "010203 / 2007",
    "010203/2007",
    "sag 010203/1235",
    "010203/1235",
    "Sagsnr. 010203 / 1235",
    "Sagsnr. 01.02.03-1235",
    "J.nr. 01.02.03-1235",
    "01.02.03-P16-7-12",
    "01.02.03-1235-12",
    "01-02-03-1235",
    "31.02.03-1235",
    "den 01.02.03 1235",
    "01.02.03 - 1235 kr.",
    "konto 01.02.03-1235",
    "konto 010203 / 1235",
    "fra 01.02.03-01.03.2004",
    "tlf. 010203 / 1235",
    "120512 / 1300 2400",
]


@pytest.mark.parametrize(("text", "number"), POSITIVE.items())
def test_g_2_a_number_is_found_in_every_form(text: str, number: str) -> None:
    assert [text[found.start : found.end] for found in find(text)] == [number]


@pytest.mark.parametrize("text", NEGATIVE)
def test_g_2_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert [text[found.start : found.end] for found in find(text)] == []


def test_g_2_the_tables_are_as_long_as_they_should_be() -> None:
    assert len(POSITIVE) >= 40
    assert len(NEGATIVE) >= 60


def test_g_2_numbers_in_a_list_are_all_found() -> None:
    for between in (", ", "/", ";", " og ", "\n", ",", " "):
        text = between.join(["010160-1235", "020261-2345", "030362-3456"])
        assert len([*find(text)]) == 3, repr(between)
        bare = text.replace("-", "")
        assert len([*find(bare)]) == 3 or between == " ", repr(between)


def test_g_2_modulus_11_is_the_rule_of_older_numbers() -> None:
    assert has_modulus_11("0707614285")
    assert not has_modulus_11("0101601235")


def test_g_2_a_long_text_takes_no_long_time() -> None:
    assert [*find("0" * 1_000_000)] == []
    assert [*find("010160 " * 200_000)] == []
