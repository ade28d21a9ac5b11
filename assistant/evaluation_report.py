"""What an evaluation found, as JSON and as tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.evaluation import HITS, Figures, Scored, TradeOff, corpus_digest, figures, missing_files
from assistant.types import Source
from index.store import Store

_ENOUGH = 5  # hits within which the evidence counts as found
_LABEL = 26  # width of the column that names the group
_SHOWN = 160  # characters of a quote or hit that are shown of a failure
_COLUMNS = {
    "recall_at_1": "R@1",
    "recall_at_3": "R@3",
    "recall_at_5": "R@5",
    "recall_at_10": "R@10",
    "mrr": "MRR",
    "answered_when_answerable": "answered",
    "answer_cites_evidence": "cites",
    "answer_holds_all_musts": "right",
    "answered_when_unanswerable": "answered*",
}
_LEGEND = (
    "R@k: evidence among the first k hits. Of the answerable: answered, cites the evidence, right (holds "
    "every string of a right answer). answered*: of the unanswerable."
)


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation, and what it was made of."""

    questions: Path
    model: str  # "name@digest"
    corpus: str  # SHA-256 over the library's files
    files: int
    missing: tuple[str, ...]  # files that questions are on and that the library does not hold
    scored: tuple[Scored, ...]

    @classmethod
    def of(cls, questions: Path, store: Store, scored: Sequence[Scored]) -> Report:
        """Join what was found with what the library says of itself."""
        files = store.files()
        missing = missing_files((s.question for s in scored), files)
        return cls(
            questions, store.meta()["model"], corpus_digest(files), len(files), tuple(missing), tuple(scored)
        )

    def groups(self, field: str) -> dict[str, Figures]:
        """Return the figures for each value of a field of the questions."""
        held: defaultdict[str, list[Scored]] = defaultdict(list)
        for scored in self.scored:
            held[scored.question.group(field)].append(scored)
        return {value: figures(held[value]) for value in sorted(held)}

    @property
    def failures(self) -> list[Scored]:
        """Return the answerable questions whose evidence is not among the first hits."""
        return [s for s in self.scored if s.question.is_answerable and not s.is_found(_ENOUGH)]


def report_json(report: Report, fields: Sequence[str], *, fails: bool) -> dict[str, object]:
    """Return the figures over all questions and by fields; with `fails` what was not found, too."""
    name, digest = _model(report.model)
    said: dict[str, object] = {
        "questions": str(report.questions),
        "corpus": {"digest": report.corpus, "files": report.files, "missing": list(report.missing)},
        "model": {"id": name, "digest": digest},
        "all": asdict(figures(report.scored)),
        "by": {field: {value: asdict(of) for value, of in report.groups(field).items()} for field in fields},
    }
    if fails:
        said["fails"] = [_failure_json(failure) for failure in report.failures]
    return said


def report_text(report: Report, fields: Sequence[str], *, fails: bool) -> str:
    """Return the same as tables."""
    name, digest = _model(report.model)
    total = figures(report.scored)
    lines = [
        f"Questions  {report.questions}: {total.answerable} answerable, {total.unanswerable} unanswerable",
        f"Corpus     {report.corpus[:12]}, files: {report.files}",
        f"Model      {name}, {digest or 'no digest'}",
    ]
    if report.missing:
        lines.append(f"! Not in the library, so never found: {', '.join(report.missing)}")
    heads = "".join(f"{head:>{_width(head)}}" for head in _COLUMNS.values())
    lines += ["", f"{'':{_LABEL}}{'n':>5}{heads}", _line("all", total)]
    for field in fields:
        lines += [_line(f"{field}={value}", of) for value, of in report.groups(field).items()]
    lines += ["", _LEGEND, f"An answer takes {_ms(total.answer_ms_p50)} (p95 {_ms(total.answer_ms_p95)})."]
    if fails:
        count = f"{len(report.failures)} of {total.answerable}"
        lines += ["", f"Evidence not among the first {_ENOUGH} hits ({count}):"]
        lines += [_failure_text(failure) for failure in report.failures]
    return "\n".join(lines)


def trade_off_text(curve: Sequence[TradeOff], in_force: float) -> str:
    """Return the trade-off as a table; the threshold in force is marked."""
    lines = ["least sure     answerable answered   unanswerable answered"]
    for point in curve:
        mark = "*" if point.least == in_force else " "
        shares = _share(point.answered_when_answerable), _share(point.answered_when_unanswerable)
        lines.append(f"{point.least:>11.2f} {mark} {shares[0]:>20} {shares[1]:>23}")
    return "\n".join(lines)


def _model(said: str) -> tuple[str, str | None]:
    """Return a model's name and the digest of its weights, None where it has none."""
    name, _, digest = said.rpartition("@")
    return (name, digest) if name else (said, None)


def _line(label: str, of: Figures) -> str:
    values = asdict(of)
    cells = "".join(f"{_share(values[field]):>{_width(head)}}" for field, head in _COLUMNS.items())
    return f"{label[:_LABEL]:{_LABEL}}{of.answerable + of.unanswerable:>5}{cells}"


def _width(head: str) -> int:
    return max(len(head), 5) + 2


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _ms(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f} ms"


def _failure_json(failure: Scored) -> dict[str, object]:
    question = failure.question
    return {
        "id": question.id,
        "question": question.question,
        "rank": failure.full,
        "evidence": list(question.evidence),
        "found": [
            {
                "document": source.document_id,
                "title": source.title,
                "headings": list(source.headings),
                "file": source.file,
                "start": source.start,
                "end": source.end,
                "text": source.text,
            }
            for source in failure.hits[:_ENOUGH]
        ],
    }


def _failure_text(failure: Scored) -> str:
    question = failure.question
    rank = f"rank {failure.full}" if failure.full else f"not among the first {HITS}"
    lines = [f"\n{question.id}  {question.question}  ({rank})"]
    lines += [f"    wanted: {_cut(quote)}" for quote in question.evidence]
    lines += [f"    found:  {_place(source)}\n            {_cut(source.text)}" for source in failure.hits[:1]]
    return "\n".join(lines)


def _place(source: Source) -> str:
    return f"{' › '.join((source.title, *source.headings))} ({source.file}:{source.start}-{source.end})"


def _cut(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= _SHOWN else f"{joined[:_SHOWN]} …"
