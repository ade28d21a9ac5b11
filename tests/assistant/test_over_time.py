"""What one asks over the years is answered document by document, the oldest first."""

from __future__ import annotations

from pathlib import Path

from assistant.over_time import over_time
from index.build import build
from index.search import Index
from index.types import Query
from tests.fakes import WordEmbedder

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
