import pytest

from corpus.municipality import municipality_of, without_municipality
from tests.texts import read

SAYS = "Fjordby Kommune bygger. Fjordby Kommunes plan. I Fjordby Kommune og i Vestrup Kommune."


def test_the_municipality_is_the_one_named_again_and_again():
    assert municipality_of(read(SAYS)) == "Fjordby"


@pytest.mark.parametrize(
    "text", ["Intet navn her.", "Fjordby Kommune.", "Fjordby Kommune og Vestrup Kommune. " * 3]
)
def test_no_municipality_is_made_up_where_none_stands_out(text):
    assert municipality_of(read(text)) is None


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Hvad koster parkering i Nørre-Aaby Kommune?", "Hvad koster parkering?"),
        ("FLIS Nørre-Aaby forbehold", "FLIS forbehold"),
        ("what is Noerre-Åby's plan for schools", "what is plan for schools"),
        ("NØRRE-AABY KOMMUNES klimaplan", "klimaplan"),
        ("Hvad sker der på Nørrebro?", "Hvad sker der på Nørrebro?"),
        ("Nørre-Aaby Kommune", "Nørre-Aaby Kommune"),
    ],
)
def test_a_question_is_searched_without_the_municipalitys_name(question, rest):
    assert without_municipality(question, "Nørre-Aaby") == rest


def test_without_a_known_municipality_the_question_stays():
    assert without_municipality("parkering i Fjordby", None) == "parkering i Fjordby"
