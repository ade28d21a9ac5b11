from __future__ import annotations

import pytest

from index.exact import exact_terms
from index.words import stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("den 24. januar 2012", "24-01-2012"),
        ("24/1-2012", "24 January"),
        ("January 24", "mødet 24. JANUAR"),
        ("the 3rd and 2 of May", "2. maj"),
        ("§ 62", "paragraf 62"),
        ("§§ 62 a", "section 62a"),
    ],
)
def test_what_means_the_same_is_one_term(one: str, other: str) -> None:
    assert exact_terms(one)
    assert set(exact_terms(one)) & set(exact_terms(other))
    assert set(exact_terms(one)) <= set(stems(one))


def test_both_days_of_a_meeting_count() -> None:
    assert exact_terms("den 2. og 3. februar 2012") == ["dag2/2", "dag3/2"]


@pytest.mark.parametrize("text", ["§ 62 og § 63", "24. januar og 24. februar"])
def test_different_ones_are_different_terms(text: str) -> None:
    assert len(set(exact_terms(text))) == 2


@pytest.mark.parametrize("text", ["punkt 12", "2012-15", "januar 2012", "4.500.000 kr.", "99.99.2012", ""])
def test_other_numbers_make_none(text: str) -> None:
    assert exact_terms(text) == []
