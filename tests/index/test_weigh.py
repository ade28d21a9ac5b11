"""How much of a question a text holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Query, Widening
from index.weigh import Weigher
from index.words import stems

RARITY = {"svømmehal": 3.0, "havn": 1.0}
WORDS = ["svømmehal", "havn", "havnen", "skole", "svømmehallerne", "vej", "plan 3", "å"]


def weigher(question: str, widenings: tuple[Widening, ...] = (), without: tuple[str, ...] = ()) -> Weigher:
    rarity = {"".join(stems(word)): weight for word, weight in RARITY.items()}
    return Weigher(Query(question, widenings), lambda stem: rarity.get(stem, 2.0), without)


def share(question: str, text: str, **more: tuple[Widening, ...] | tuple[str, ...]) -> float:
    return weigher(question, **more).share(set(stems(text)))


def test_rare_words_count_for_more() -> None:
    assert share("svømmehal havn", "svømmehallen ved søen") == pytest.approx(0.75)
    assert share("svømmehal havn", "havnen") == pytest.approx(0.25)
    assert share("svømmehal havn", "havnens svømmehal") == 1
    assert share("svømmehal havn", "skole") == 0


def test_a_word_in_a_compound_counts_less_than_the_word() -> None:
    inside = share("svømmehal", "svømmehalsbyggeri")
    larger_part = share("svømmehalsbyggeri", "svømmehal")
    assert 0 < larger_part < inside < 1
    assert share("svømmehal", "havn") == 0
    assert share("havn", "havnefront") == 0  # too short to say anything inside another


def test_a_synonym_counts_less_than_the_word() -> None:
    wider = (Widening(frozenset(stems("svømmehal")), ("badeanstalt",)),)
    assert share("svømmehal", "badeanstalten") == 0
    assert 0 < share("svømmehal", "badeanstalten", widenings=wider) < 1
    assert share("svømmehal", "svømmehallen", widenings=wider) == 1


def test_words_that_only_bound_the_question_do_not_count() -> None:
    assert share("svømmehal 2012", "svømmehallen", without=("2012",)) == 1
    assert share("2012", "2012", without=("2012",)) == 0


@given(st.lists(st.sampled_from(WORDS)), st.lists(st.sampled_from(WORDS)), st.sampled_from(WORDS))
def test_it_is_a_share_that_grows_with_the_text(asked: list[str], held: list[str], more: str) -> None:
    question, text = " ".join(asked), " ".join(held)
    less = share(question, text)
    assert 0 <= less <= share(question, f"{text} {more}") <= 1


@given(st.lists(st.sampled_from(WORDS[:-1]), min_size=1))
def test_a_question_holds_all_of_itself(asked: list[str]) -> None:
    assert share(" ".join(asked), " ".join(asked)) == pytest.approx(1)
