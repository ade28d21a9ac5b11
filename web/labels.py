"""The pages' own words around an answer, in the language of its question."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import ChipKind, Language
from assistant.years_covered import Spans, YearsCovered
from corpus.types import Kind
from web.danish import counted


@dataclass(frozen=True, slots=True)
class ActionLabels:
    """The words of what can be done with an answer and its sources."""

    copy_answer: str
    copy_quote: str
    from_source: str
    copied: str
    not_copied: str
    edit: str
    take: str
    answer: str
    share: str
    next_questions: str
    show_next: str
    rate_source: str
    source_useful: str
    answer_useful: str
    yes: str
    no: str
    what_wrong: str
    reasons: tuple[tuple[str, str], ...]  # value of the form and its words
    comment: str
    nothing_personal: str
    with_question: str
    send: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The words around an answer. Quotes, titles and names stay as the documents have them."""

    question: str
    bounds: str
    remove_bound: str
    by_hand: str
    sources: str
    source: str
    the_quote: str
    page: str
    also: str
    show: str
    more: str
    nearest: str
    nearest_more: str
    ask_again: str
    ask_alone: str
    struck: str
    carried: str
    actions: ActionLabels


_ACTIONS = {
    Language.DANISH: ActionLabels(
        copy_answer="Kopiér med kilder",
        copy_quote="Kopiér citat",
        from_source="fra kilde",
        copied="Kopieret",
        not_copied="Det kunne ikke kopieres",
        edit="Ret spørgsmålet",
        take="Hent svaret",
        answer="svar",
        share="Del svaret",
        next_questions="Spørg videre",
        show_next="Vis forslag til næste spørgsmål",
        rate_source="Bedøm kilden",
        source_useful="Var kilden brugbar?",
        answer_useful="Var svaret brugbart?",
        yes="Ja",
        no="Nej",
        what_wrong="Hvad var der i vejen?",
        reasons=(
            ("forkert_kilde", "Forkert kilde"),
            ("forkert", "Det er forkert"),
            ("mangler", "Der mangler noget"),
            ("for_gammelt", "Det er for gammelt"),
            ("andet", "Andet"),
        ),
        comment="Bemærkning (valgfri)",
        nothing_personal="Skriv ikke personlige oplysninger.",
        with_question="Send mit spørgsmål med",
        send="Send",
    ),
    Language.ENGLISH: ActionLabels(
        copy_answer="Copy with sources",
        copy_quote="Copy quote",
        from_source="from source",
        copied="Copied",
        not_copied="It could not be copied",
        edit="Edit the question",
        take="Download the answer",
        answer="answer",
        share="Share the answer",
        next_questions="Ask further",
        show_next="Show suggestions for the next question",
        rate_source="Rate the source",
        source_useful="Was the source useful?",
        answer_useful="Was the answer useful?",
        yes="Yes",
        no="No",
        what_wrong="What was wrong?",
        reasons=(
            ("forkert_kilde", "Wrong source"),
            ("forkert", "It is wrong"),
            ("mangler", "Something is missing"),
            ("for_gammelt", "It is too old"),
            ("andet", "Something else"),
        ),
        comment="Comment (optional)",
        nothing_personal="Do not write personal information.",
        with_question="Include my question",
        send="Send",
    ),
}

_LABELS = {
    Language.DANISH: Labels(
        question="Spørgsmål",
        bounds="Afgrænset til",
        remove_bound="Fjern afgrænsningen",
        by_hand="valgt af dig",
        sources="Kilder",
        source="Kilde",
        the_quote="citatet",
        page="side",
        also="Står også i",
        show="Vis i dokumentet",
        more="Flere steder",
        nearest="Måske relateret",
        nearest_more="Vis flere",
        ask_again="Spørg igen",
        ask_alone="Læs det for sig selv",
        struck="streget ud",
        carried="Fra samtalen:",
        actions=_ACTIONS[Language.DANISH],
    ),
    Language.ENGLISH: Labels(
        question="Question",
        bounds="Limited to",
        remove_bound="Remove the limit",
        by_hand="chosen by you",
        sources="Sources",
        source="Source",
        the_quote="the quote",
        page="page",
        also="Also in",
        show="Show in the document",
        more="More places",
        nearest="Possibly related",
        nearest_more="Show more",
        ask_again="Ask again",
        ask_alone="Read it on its own",
        struck="struck out",
        carried="From before:",
        actions=_ACTIONS[Language.ENGLISH],
    ),
}

_CHIP_KINDS = {
    Language.DANISH: {ChipKind.YEAR: "År", ChipKind.ORGAN: "Organ", ChipKind.DOCUMENT: "Dokument"},
    Language.ENGLISH: {ChipKind.YEAR: "Year", ChipKind.ORGAN: "Body", ChipKind.DOCUMENT: "Document"},
}

_ENGLISH_KINDS = {
    Kind.MINUTES: "minutes",
    Kind.PLAN: "business plan",
    Kind.STRATEGY: "strategy",
    Kind.VALUES: "value statement",
    Kind.NOTE: "memo",
    Kind.OTHER: "document",
}


def labels(language: Language) -> Labels:
    """Return the words around an answer in that language."""
    return _LABELS[language]


def chip_kind(kind: ChipKind, language: Language) -> str:
    """Return what a chip bounds: "År"."""
    return _CHIP_KINDS[language][kind]


def kind_text(kind: Kind, language: Language = Language.DANISH) -> str:
    """Return the sort of document as the first word of a line: "Referat"."""
    return (_ENGLISH_KINDS[kind] if language is Language.ENGLISH else kind.value).capitalize()


def period_text(first: int, last: int) -> str:
    """Return the years with an en dash and no spaces: "2023–2028", "2012"."""
    return str(first) if first == last else f"{first}–{last}"


def status_text(citation_count: int, *, answered: bool, language: Language) -> str:
    """Return the one line that a screen reader hears when an answer has come."""
    if language is Language.ENGLISH:
        if not answered:
            return "The search is done. No answer was found."
        return f"The answer is ready. {citation_count} source{'' if citation_count == 1 else 's'}."
    if not answered:
        return "Søgningen er færdig. Der blev ikke fundet et svar."
    return f"Svaret er klar. {citation_count} kilde{'' if citation_count == 1 else 'r'}."


def covered_text(covered: YearsCovered) -> str:
    """Return how much there is to search: "15 dokumenter fra 2012 og 2023–2028"."""
    documents = counted(covered.document_count, "dokument", "dokumenter")
    return f"{documents} fra {_years(covered.years)}" if covered.years else documents


def searched_text(covered: YearsCovered) -> str:
    """Return what was searched in vain, and of which years there are minutes."""
    said = f"Jeg har søgt i {covered_text(covered)}."
    return f"{said} Referaterne er fra {_years(covered.minutes_years)}." if covered.minutes_years else said


def _years(spans: Spans) -> str:
    *first, last = [period_text(*span) for span in spans]
    return f"{', '.join(first)} og {last}" if first else last
