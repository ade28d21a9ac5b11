"""What the guide makes of the shipped documents, and of invented ones."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

import tests.focus_texts as shapes
from assistant.ask import Assistant
from assistant.focus.about import about, names_itself
from assistant.focus.develop import development
from assistant.focus.guide import Guide, is_older
from assistant.focus.likeness import Compared, Rarity, likeness
from assistant.focus.phrases import number, say, word_of, words_of
from assistant.focus.quiz_kinds import Material, members, outsiders
from assistant.focus.quiz_types import QuizQuestion, mark
from assistant.focus.related import Related, RelatedDecision, telling
from assistant.focus.strategies import strategies
from assistant.focus.think import think_about
from assistant.focus.tour import Known, Stop, tour
from assistant.focus.try_out import is_decided, shown_decision
from assistant.focus.types import Excerpt, Strategy
from assistant.types import Answer, Filters, Outcome, SearchResult
from corpus.decisions import Decision, decisions
from corpus.types import Document, Role
from tests.fakes import WordEmbedder
from tests.texts import MINUTES as MINUTES_FILE
from tests.texts import POLICY, read

TODAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def guide(assistant: Assistant) -> Guide:
    return Guide(assistant, today=lambda: TODAY)


@pytest.fixture(scope="module")
def now(guide: Guide) -> Strategy:
    found = guide.in_force()
    assert found is not None
    return found


class Shelf:
    """A library of a few documents that answers nothing."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.held = tuple(documents)
        self.asked: list[str] = []

    def documents(self) -> tuple[Document, ...]:
        return self.held

    def revision(self) -> int:
        return 1

    def ask(self, question: str, filters: Filters) -> Answer:
        self.asked.append(question)
        return Answer(
            Outcome.NOT_FOUND, question, "da", (), "Det fandt jeg ikke.", (), (), (), search_ms=0, answer_ms=0
        )

    def search(self, question: str, filters: Filters, limit: int) -> SearchResult:
        return SearchResult(question, "da", (), (), search_ms=0)

    def decisions(self, wanted: object) -> list[Decision]:
        return decisions(self.held)

    def meaning(self, stretches):
        held = {document.id: document for document in self.held}
        text = " ".join(held[s.document_id].text.text[s.start : s.end] for s in stretches)
        return WordEmbedder().embed_passages([text])[0]


def shelf(**texts: str) -> Shelf:
    held = [
        read(text, id=name, kind="strategi", title=text.partition("\n")[0])[0] for name, text in texts.items()
    ]
    return Shelf(held)


def stops_of(guide: Guide, strategy: Strategy) -> list[Stop]:
    return [guide.stop(strategy, place) for place in range(1, len(guide.tour(strategy)) + 1)]


def test_the_newest_strategy_is_in_force_and_others_are_older(guide: Guide, now: Strategy) -> None:
    assert now.document.id == "koncerngrundlag-2023-2028"
    older = guide.strategy("koncernstrategi-2019")
    assert older is not None
    assert is_older(older, now)
    assert not is_older(now, now)
    assert guide.strategy("findes-ikke") is None
    assert guide.theme("findes-ikke") is None


def test_texts_that_share_rare_words_are_alike() -> None:
    rarity = Rarity(["havn og skov", "havn og vej", "havn og skole"])

    def compared(title: str, text: str) -> Compared:
        return Compared(WordEmbedder().embed_passages([text])[0], rarity.weights(title, text))

    wood = compared("Skov", "Skov ved en havn")
    assert likeness(wood, wood) == pytest.approx(1, abs=1e-5)
    assert likeness(wood, compared("Mere skov", "Ny skov")) > likeness(wood, compared("Havn", "En havn"))
    assert likeness(wood, compared("Cykler", "Nye stier")) < 0.1


def test_what_is_carried_on_is_linked(guide: Guide, now: Strategy) -> None:
    """By words alone: the embedder of these tests counts them."""
    shown = guide.development(now)
    assert [s.document.period.first for s in shown.strategies] == [2012, 2019, 2023]
    linked = {(link.earlier.title, link.later.title) for step in shown.steps for link in step.links}
    assert ("Digitalisering", "Vi udforsker mulighederne i digitalisering") in linked
    assert ("Vi udforsker mulighederne i digitalisering", "God, relevant digitalisering") in linked
    assert len(linked) < 15
    for step in shown.steps:
        assert all(link.likeness > step.threshold for link in step.links)


def test_strategies_that_have_nothing_in_common_are_not_linked() -> None:
    found = strategies(shelf(a=shapes.NUMBERED, b=POLICY).held)
    apart = {
        theme.slug: Compared(WordEmbedder().embed_passages([f"ord{i}"])[0], {f"ord{i}": 1.0})
        for i, theme in enumerate(theme for strategy in found for theme in strategy.themes)
    }
    assert [step.links for step in development(found, apart).steps] == [()]


def test_a_themes_page_has_its_words_and_what_may_be_related(guide: Guide, now: Strategy) -> None:
    detail = guide.detail(now, now.themes[3])
    assert [words.label for words in detail.own.why] == ["Hvorfor"]
    assert detail.development.before(now.themes[3])[0].earlier.document.id == "koncernstrategi-2019"
    assert detail.development.after(now.themes[3]) == ()
    for each in detail.related.initiatives:
        assert each.document.id != now.document.id
        assert each.excerpt.text
    days = [each.decision.date for each in detail.related.decisions]
    assert days == sorted(days, reverse=True)


def test_what_is_related_says_so_in_the_themes_words(guide: Guide, now: Strategy) -> None:
    (plan,) = read(
        "Plan\n\nI overensstemmelse med de udmeldte fokusområder.\n\n"
        "Kommunen vil bruge digitaliseringsprojekter til at gøre hverdagen lettere.\n"
    )
    whole = [(0, len(plan.text.text))]
    theme = Compared(WordEmbedder().embed_passages(["x"])[0], {"digitalisering": 9.0, "hverdag": 1.0})
    said = telling(plan, whole, theme)
    assert said is not None
    assert said.text.startswith("Kommunen vil bruge")
    assert telling(plan, whole, replace(theme, words={"skole": 9.0, "hverdag": 1.0})) is None
    for each in now.themes:
        assert all(found.telling for found in guide.detail(now, each).related.decisions)


def test_only_a_decision_near_to_a_theme_is_an_example(now: Strategy, assistant: Assistant) -> None:
    made = assistant.decisions()
    decided = next(
        d for d in made if is_decided(d) and 3 < len(d.text.split()) < 50 and d.text == d.text.strip()
    )
    words = Excerpt(decided.document, decided.start, decided.end)

    def shown(likeness: float) -> Stop:
        near = shown_decision([Related((), (RelatedDecision(decided, words, likeness),))])
        known = Known(None, (), (decided.organ,), lambda: near, lambda: None)
        return next(each for each in tour(now, known) if each.title.startswith("Hvor bliver")).make()

    near, far = shown(0.5), shown(0.34)
    assert near.quotes == (words,)
    assert "fra før Koncerngrundlag 2023-2028" in near.lead
    assert far.quotes == ()
    assert "Ingen af dem handler tydeligt om strategiens fokusområder" in far.lead


def test_what_to_think_about_follows_what_the_theme_holds(now: Strategy) -> None:
    asked = think_about([[theme] for theme in now.themes])
    assert len({question.replace(t.title, "") for question, t in zip(asked, now.themes, strict=True)}) == 5
    assert "gør I allerede" in asked[0]
    theme = now.themes[0]
    goals = tuple(replace(part, label="Mål", role=Role.GOALS) for part in theme.parts)
    (first,) = think_about([[replace(theme, title="Nye stier", parts=goals)]])
    assert first == "Hvordan ville du kunne se, at målet med »Nye stier« er nået?"


def test_each_ready_question_is_answered(guide: Guide, now: Strategy, assistant: Assistant) -> None:
    for theme in now.themes[:2]:
        questions = guide.detail(now, theme).questions
        assert 0 < len(questions) <= 3
        for question in questions:
            assert assistant.ask(question).outcome is Outcome.ANSWERED


def test_questions_without_an_answer_are_not_shown() -> None:
    library = shelf(a=shapes.NUMBERED)
    guide = Guide(library, today=lambda: TODAY)
    found = guide.in_force()
    assert guide.detail(found, found.themes[0]).questions == ()
    assert library.asked
    assert stops_of(guide, found)[-1].quotes == ()


def test_the_tour_goes_through_strategy_values_themes_and_decisions(guide: Guide, now: Strategy) -> None:
    stops = stops_of(guide, now)
    assert [stop.name for stop in stops] == ["strategy", "values", *["themes"] * 5, "decisions", "try"]
    assert [stop.themes[0].title for stop in stops[2:7]] == [theme.title for theme in now.themes]
    assert "2023–2028" in stops[0].lead
    assert "fem fokusområder" in stops[0].lead
    for stop in stops:
        assert stop.think.endswith("?")
        for quote in stop.quotes:
            assert quote.document.text.text[quote.start : quote.end] == quote.text
            assert len(quote.text) <= 420
    assert all(stop.quotes for stop in stops[:7])


def test_many_themes_share_stops(guide: Guide) -> None:
    oldest = guide.strategies()[0]
    themes = [stop for stop in stops_of(guide, oldest) if stop.name == "themes"]
    assert [len(stop.themes) for stop in themes] == [2, 2, 2, 2]


def test_another_municipality_gets_another_tour() -> None:
    guide = Guide(shelf(a=shapes.TAKEN_UP), today=lambda: TODAY)
    stops = stops_of(guide, guide.in_force())
    assert [stop.title for stop in stops] == [
        "Hvad er Vision 2030?",
        "Børn i bevægelse",
        "Levende landsbyer",
        "Klog brug af jorden",
        "Nærhed i omsorgen",
        "Prøv selv",
    ]
    assert stops[0].quotes[0].text.startswith("Visionen viser")
    assert "fire pejlemærker" in stops[0].lead


def test_a_year_of_aims_is_not_said_to_be_when_a_strategy_is_in_force() -> None:
    (vision,) = read(shapes.TAKEN_UP, kind="strategi", title="Vision 2030", period=[2030, 2030])
    (other,) = read(shapes.NUMBERED, id="a", kind="strategi", title="Strategi", period=[2024, 2028])
    guide = Guide(Shelf([vision, other]), today=lambda: TODAY)
    found = guide.strategy(vision.id)
    assert "gælder" not in guide.stop(found, 1).lead
    assert not any("periode" in question.text for question in guide.quiz(found))


def test_a_strategy_without_themes_has_neither_tour_nor_quiz() -> None:
    guide = Guide(shelf(a=shapes.NONE), today=lambda: TODAY)
    found = guide.in_force()
    assert found.themes == ()
    assert guide.tour(found) == ()
    assert guide.stop(found, 1) is None
    assert guide.quiz(found) == ()
    assert guide.development(found).steps == ()


def test_a_library_without_strategies_has_nothing_in_force() -> None:
    minutes = read(MINUTES_FILE, kind="referat", organ="Kulturudvalget", date="2015-03-03")
    assert Guide(Shelf(minutes)).in_force() is None


def _certainly_wrong(question: QuizQuestion, guide: Guide) -> None:
    """Check each wrong option by the documents' structure."""
    right = question.options[question.right]
    every = guide.strategies()
    for option in set(question.options) - {right}:
        if "Hvilket af disse er et" in question.text:
            strategy = next(s for s in every if s.document.id == question.proof.document.id)
            assert option not in {theme.title for theme in strategy.themes}
        if question.text.startswith("Under hvilket"):
            theme = next(t for s in every for t in s.themes if t.title == option)
            assert " ".join(question.quote.text.split()) not in " ".join(theme.text.split())


def test_the_quiz_has_one_right_answer_to_each_question(guide: Guide) -> None:
    for strategy in guide.strategies():
        questions = guide.quiz(strategy)
        assert 4 <= len(questions) <= 7
        for one, other in itertools.permutations(questions, 2):
            assert one.quote is None or one.quote != other.quote
            assert one.quote is None or one.quote.text not in other.options
            assert (
                one.options[one.right].casefold()
                not in f"{other.text} {other.quote and other.quote.text}".casefold()
            )
        for question in questions:
            assert len(question.options) in (3, 4)
            assert question.proof.text
            _certainly_wrong(question, guide)


def test_the_same_documents_give_the_same_quiz(assistant: Assistant, guide: Guide, now: Strategy) -> None:
    assert Guide(assistant, today=lambda: TODAY).quiz(now) == guide.quiz(now)


def test_words_that_are_printed_twice_are_not_asked_about(guide: Guide) -> None:
    for strategy in guide.strategies():
        for question in guide.quiz(strategy):
            if question.text.startswith("Under"):
                whole = " ".join(strategy.document.text.text.split())
                assert whole.count(" ".join(question.quote.text.split())) == 1


def test_a_sentence_about_another_document_proves_nothing(guide: Guide) -> None:
    oldest = guide.strategies()[0]
    proofs = [q.proof.text for q in guide.quiz(oldest) if q.text.startswith("Hvor mange")]
    assert not any("skoleudviklingsstrategi" in proof for proof in proofs)
    assert names_itself("Grundlaget består af fem", guide.in_force().document)
    assert not names_itself("Den nye skoleudviklingsstrategi har otte temaer", guide.in_force().document)


def test_a_title_that_the_strategy_prints_is_no_wrong_option(guide: Guide) -> None:
    middle = guide.strategies()[1]
    printed = " ".join(middle.document.text.text.casefold().split())
    others = tuple(s for s in guide.strategies() if s is not middle)
    question = next(members(Material(middle, others, (), ""), random.Random(1)))
    assert not [o for o in question.options if o.casefold() in printed][1:]


def test_a_recommendation_is_not_asked_about_as_a_decision(guide: Guide, now: Strategy) -> None:
    for question in guide.quiz(now):
        if question.text.startswith("Hvem traf"):
            assert "nbefal" not in question.quote.text


def test_a_document_says_itself_what_it_is(guide: Guide) -> None:
    said = [about(s.document, s.themes).text for s in guide.strategies()]
    assert [text[:40] for text in said] == [
        "Direktionens virksomhedsplan for 2012 by",
        "I Koncernstrategien for 2019 forlænges d",
        "Med Koncerngrundlag 2023-2028 sætter vi ",
    ]


def test_answers_are_marked(guide: Guide, now: Strategy) -> None:
    questions = guide.quiz(now)
    marked = mark(questions, [questions[0].right, 99, None])
    assert len(marked) == len(questions)
    assert [each.is_right for each in marked[:3]] == [True, False, False]
    assert marked[1].chosen is None


@pytest.mark.parametrize(("options", "right"), [(("a",), 0), (("a", "a"), 0), (("a", "b"), 2)])
def test_a_question_needs_different_options_and_one_right(options, right, now: Strategy) -> None:
    with pytest.raises(ValueError, match="quiz question"):
        QuizQuestion("?", None, options, right, "", now.themes[0].said)


def test_what_is_made_is_made_anew_when_the_documents_change() -> None:
    library = shelf(a=shapes.NUMBERED)
    guide = Guide(library, today=lambda: TODAY)
    assert len(guide.in_force().themes) == 3
    before = guide.digest()
    library.held = shelf(b=shapes.TAKEN_UP).held
    assert len(guide.in_force().themes) == 4
    assert guide.digest() != before
    assert guide.strategy("a") is None


def test_words_of_the_common_gender_are_told(guide: Guide, now: Strategy) -> None:
    assert say("quiz", "member", word="satsning", strategy="X") == "Hvilket af disse er en satsning i X?"
    assert say("quiz", "belongs", word="indsats", strategy="X").startswith("Under hvilken indsats")
    assert (word_of(now), words_of(now), words_of(now, 1)) == (
        "fokusområde",
        "fokusområder",
        "fokusområde",
    )
    assert (number(2), number(12)) == ("to", "12")


def test_a_quiz_asks_in_different_ways(guide: Guide, now: Strategy) -> None:
    kinds = [question.kind for question in guide.quiz(now)]
    assert len(set(kinds)) >= 4
    assert kinds.count("belonging") == 1


def test_what_does_not_belong_is_proven_by_the_document_that_it_stands_in(
    guide: Guide, now: Strategy
) -> None:
    for question in outsiders(guide._material(now), random.Random(1)):
        assert question.options[question.right] not in now.document.text.text
        assert question.proof.document.id != now.document.id
        others = set(question.options) - {question.options[question.right]}
        assert others <= {theme.title for theme in now.themes}
