"""What one asks over the years is answered document by document, the oldest first."""

from __future__ import annotations

from pathlib import Path

from assistant.ask import Assistant
from assistant.over_time import over_time, periods
from index.build import build
from index.glossary import bundled
from index.search import Index
from index.types import Query
from tests.fakes import WordEmbedder, WordSelector

_OLD = "Havnen er for skibe. Boliger på havnen vil vi ikke have, for de støjer skibene væk.\n"
_NEW = "Havnen er for alle. Nu bygger vi boliger på havnen, så kajen lever om aftenen.\n"
_OTHER = "Skolerne får nye tage i løbet af sommeren.\n"


def _index(folder: Path) -> Index:
    texts = {"Plan 2019": _NEW, "Plan 2012": _OLD, "Plan 2015": _OTHER}
    entries = []
    for title, text in texts.items():
        year = int(title[-4:])
        (folder / f"{year}.txt").write_text(text, "utf-8")
        entries.append(f'[[document]]\nid = "p{year}"\nfile = "{year}.txt"\ntitle = "{title}"\n')
        entries[-1] += f"period = [{year}, {year}]\n"
    (folder / "catalogue.toml").write_text("\n".join(entries), "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Index.open(folder / "index", WordEmbedder())


def test_each_document_that_speaks_of_it_has_a_block(tmp_path: Path) -> None:
    index = _index(tmp_path)
    query = Query("boliger på havnen")
    hits, topic = index.search(query), index.weigh(query)
    asked = "Hvordan har synet på boliger på havnen udviklet sig fra 2012 til 2019?"
    assert [quote.label for quote in over_time(asked, hits, topic)] == ["Plan 2012", "Plan 2019"]
    assert not over_time("Hvad mener kommunen om boliger på havnen?", hits, topic)


def test_the_best_of_each_year_goes_before_a_second_of_one(tmp_path: Path) -> None:
    texts = {f"Plan {year} nr. {n}": _OLD for year in (2012,) for n in range(5)} | {"Plan 2019": _NEW}
    entries = []
    for number, (title, text) in enumerate(texts.items()):
        year = int(title[5:9])
        (tmp_path / f"{number}.txt").write_text(f"{title}\n\n{text}", "utf-8")
        entries.append(f'[[document]]\nid = "p{number}"\nfile = "{number}.txt"\ntitle = "{title}"\n')
        entries[-1] += f"period = [{year}, {year}]\n"
    (tmp_path / "catalogue.toml").write_text("\n".join(entries), "utf-8")
    build(tmp_path, tmp_path / "index", WordEmbedder())
    index = Index.open(tmp_path / "index", WordEmbedder())
    query = Query("boliger på havnen")
    asked = "Hvordan har synet på boliger på havnen udviklet sig over tid?"
    labels = [quote.label for quote in over_time(asked, index.search(query), index.weigh(query))]
    assert "Plan 2019" in labels
    assert periods(index.documents()) == [2012, 2019]


def test_each_period_is_searched(tmp_path: Path) -> None:
    index = _index(tmp_path)
    assistant = Assistant(index, bundled(), WordSelector())
    answer = assistant.ask("Hvordan har synet på boliger på havnen udviklet sig over tid?")
    assert [statement.label for statement in answer.statements] == ["Plan 2012", "Plan 2019"]
