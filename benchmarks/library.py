"""What adding and removing one document costs in a library of 5, 50, 500 documents.

    python benchmarks/library.py [--sizes 5 50 500]

Each row gives the median of some documents, in milliseconds and as a ratio to the smallest library of the
same run. Vectors come from counted words, so that the library is measured and not a model. "follow" is
how long an index that another process holds open takes until it finds the new document.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.folder import offered
from index.library import changing
from index.search import Index
from index.types import Query
from tests.fakes import WordEmbedder

_SAMPLES = 9
_WORDS = """
borgere skole vej bro hal budget plan forslag udvalg møde sag byggeri klima natur havn bolig ældre børn
unge kultur idræt bibliotek affald energi varme cykel trafik støj lokalplan høring indsats mål tiltag
analyse drift anlæg tilskud aftale frist ansvar leder medarbejder forvaltning region stat
""".split()


def write_minutes(folder: Path, number: int) -> Path:
    """Write made-up minutes of ten items, about 12,000 characters."""
    chance = random.Random(number)  # made-up text

    def sentence() -> str:
        words = [chance.choice(_WORDS) for _ in range(chance.randint(8, 20))]
        return " ".join([words[0].capitalize(), *words[1:]]) + "."

    parts = [f"Referat af møde nummer {number}, kendeord{number}.\n"]
    for item in range(1, 11):
        body = "\n".join(sentence() for _ in range(10))
        parts.append(
            f"{item}\n\n{sentence()[:40]}\n.\n\nSagsfremstilling\n{body}\n\nIndstilling\n{sentence()}\n"
        )
    path = folder / f"referat-{number:05}.txt"
    path.write_text("\n".join(parts), "utf-8")
    return path


def measure(size: int, folder: Path) -> tuple[float, float, float]:
    """Return the median milliseconds to add, to follow and to remove a document at a size."""
    texts, library_dir = folder / "texts", folder / "library"
    texts.mkdir()
    files = [file for n in range(size) for file in offered(write_minutes(texts, n))]
    embedder = WordEmbedder()
    with changing(library_dir, embedder) as library:
        library.add(files)
    reader = Index.open(library_dir, embedder)
    adds, follows, removes = [], [], []
    for n in range(size, size + _SAMPLES):
        (file,) = offered(write_minutes(texts, n))
        started = time.perf_counter()
        with changing(library_dir, embedder) as library:
            library.add([file])
        adds.append(time.perf_counter() - started)
        started = time.perf_counter()
        found = reader.search(Query(f"kendeord{n}"))
        follows.append(time.perf_counter() - started)
        assert found[0].document.id == file.id
        started = time.perf_counter()
        with changing(library_dir, embedder) as library:
            library.remove([file.id])
        removes.append(time.perf_counter() - started)
        assert not any(hit.document.id == file.id for hit in reader.search(Query(f"kendeord{n}")))
    return tuple(1000 * statistics.median(times) for times in (adds, follows, removes))  # type: ignore[return-value]


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 50, 500])
    sizes = parser.parse_args().sizes
    first: tuple[float, ...] | None = None
    names = "".join(f"{name + ' ms':>11}{'ratio':>7}" for name in ("add", "follow", "remove"))
    print(f"{'documents':>10}{names}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found = measure(size, Path(folder))
        first = first or found
        columns = (f"{a:11.1f}{a / b:7.2f}" for a, b in zip(found, first, strict=True))
        print(f"{size:>10}{''.join(columns)}")


if __name__ == "__main__":
    main()
