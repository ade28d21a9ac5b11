"""Questions that the record of the meetings answers, whatever a search finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.attendance import attendance
from assistant.attendance_asked import attendance_asked, is_only_of_attendance
from assistant.awarded import award_asked, awarded
from assistant.case import case_of
from assistant.decided_on import decided_on
from assistant.ended import cases_ended
from assistant.final_day import final_day
from assistant.heard import heard, heard_asked
from assistant.matter import Weigh, items_of, items_on
from assistant.office import office_asked, office_holder
from assistant.outcome_asked import is_only_of_outcome, outcome_asked
from assistant.permitted import asked_at_place, permitted_at
from assistant.raised import raised, raised_asked
from assistant.record import Record
from assistant.responsible import responsible
from assistant.set_for_year import set_for_year
from assistant.sittings import sittings
from assistant.texts import texts
from assistant.told import Told
from assistant.types import ChipKind
from assistant.understand import Reading
from assistant.voted import vote_asked, voted
from corpus import names
from corpus.parties import party_key
from corpus.types import Document
from index.types import Hit, Query
from index.weigh import Weigher
from index.words import stems


class FromRecord:
    """Answers from what the minutes record, as the library is now."""

    def __init__(
        self,
        record: Callable[[], Record],
        documents: Callable[[], Sequence[Document]],
        is_known: Callable[[str], bool],
        weigh: Weigh,
    ) -> None:
        """Answer from a record.

        Args:
            record: returns what the minutes record.
            documents: returns all documents.
            is_known: tells whether any document holds a stem.
            weigh: makes what weighs text by the words of a matter.
        """
        self._record = record
        self._documents = documents
        self._is_known = is_known
        self._weigh = weigh

    def told(self, reading: Reading, query: Query, hits: Sequence[Hit], topic: Weigher) -> Told | None:
        """Return what the record tells; None for a question that it is not asked.

        Args:
            reading: the question.
            query: what was searched for.
            hits: what was found, for the case that the question is about.
            topic: weighs text by what the question is about.
        """
        return (
            self._ended(reading, query)
            or self._holds_office(reading)
            or self._raised(reading, hits)
            or self._voted(reading, hits)
            or self._awarded(reading, hits)
            or self._heard(reading, hits)
            or self._permitted(reading, hits, topic)
            or decided_on(reading, topic, self._record().register.decisions, texts(reading.language))
            or final_day(reading, hits, topic)
            or set_for_year(reading.text, self._documents(), self._is_known)
            or responsible(reading, topic, self._documents())
            or self._attended(reading, query, hits, topic)
        )

    def _holds_office(self, reading: Reading) -> Told | None:
        asked = office_asked(reading)
        if asked is None:
            return None
        return office_holder(asked, reading, self._documents(), texts(reading.language))

    def _raised(self, reading: Reading, hits: Sequence[Hit]) -> Told | None:
        asked = raised_asked(reading.sought)
        if asked is None:
            return None
        items = items_on(asked.matter, items_of(self._record()), self._weigh, hits)
        return raised(asked, items, texts(reading.language))

    def _voted(self, reading: Reading, hits: Sequence[Hit]) -> Told | None:
        record = self._record()
        asked = vote_asked(reading, record.party_names, record.people)
        if asked is None:
            return None
        items = items_on(asked.matter, items_of(record), self._weigh, hits) if asked.matter else ()
        return voted(asked, reading, items, record.register.decisions, texts(reading.language))

    def _awarded(self, reading: Reading, hits: Sequence[Hit]) -> Told | None:
        matter = award_asked(reading.sought)
        if matter is None:
            return None
        places = items_of(self._record())
        items = items_on(matter, places, self._weigh, hits) if matter else places
        return awarded(matter, items, texts(reading.language))

    def _heard(self, reading: Reading, hits: Sequence[Hit]) -> Told | None:
        asked = heard_asked(reading.sought)
        if asked is None:
            return None
        places = items_of(self._record())
        items = items_on(asked.matter, places, self._weigh, hits) if asked.matter else places
        return heard(asked, items, texts(reading.language))

    def _permitted(self, reading: Reading, hits: Sequence[Hit], topic: Weigher) -> Told | None:
        place = asked_at_place(reading.sought)
        case = case_of(hits, reading, topic) if place else None
        if not place or not case:
            return None
        wish = self._weigh(reading.sought.replace(place, " "))
        return permitted_at(place, case, wish, topic, texts(reading.language))

    def _ended(self, reading: Reading, query: Query) -> Told | None:
        asked = outcome_asked(reading.sought)
        if asked is None or not is_only_of_outcome(_telling(reading, query)):
            return None
        return cases_ended(asked, reading, self._record().register.decisions, texts(reading.language))

    def _attended(self, reading: Reading, query: Query, hits: Sequence[Hit], topic: Weigher) -> Told | None:
        record = self._record()
        asked = attendance_asked(reading, reading.sought, record.people, self._is_no_person)
        if asked is None:
            return None
        case = None
        if not is_only_of_attendance(_telling(reading, query), asked):
            case = case_of(hits, reading, topic) if asked.name else None
            if case is None:
                return None
        return attendance(asked, reading, sittings(record), case, self._is_named, texts(reading.language))

    def _is_no_person(self, name: str) -> bool:
        organs = {names.key(organ) for organ in self._record().organs}
        return names.key(name) in organs or party_key(name) in self._record().parties

    def _is_named(self, name: str) -> bool:
        if not all(map(self._is_known, stems(name))):  # which is told without reading any document
            return False
        return any(name.casefold() in document.text.text.casefold() for document in self._documents())


def _telling(reading: Reading, query: Query) -> set[str]:
    """Return the stems of a question that say what it is about, those of a committee's name left out."""
    organs = {names.key(chip.label) for chip in reading.chips if chip.kind is ChipKind.ORGAN}
    widened = (w.stems for w in query.widenings if organs & {names.key(term) for term in w.terms})
    named = stems(" ".join(names.find_names(reading.sought)))
    return set(stems(reading.sought)) - reading.beside_the_topic - set().union(*widened, named)
