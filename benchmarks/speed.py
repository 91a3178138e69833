"""How fast it is: words per second of `classify` in one process, and the time of one cold command as a ratio.

python benchmarks/speed.py [FOLDER_OF_TEXTS]

The texts are those of `training_data/articles`, unless a folder of .txt files is named.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import quotestance
from quotestance.errors import split_errors
from quotestance.formats import corpus

ROOT = Path(__file__).resolve().parent.parent
_EXAMPLE = ROOT / "examples" / "lumenwei-entity-list.txt"
_REPEATS = 5


def texts(folder: Path | None) -> list[str]:
    if folder is not None:
        return [file.read_bytes().decode() for file in sorted(folder.glob("*.txt"))]
    records, _ = split_errors(corpus.read(ROOT / "training_data" / "articles"))
    return [record.article.text for record in records]


def words_per_second(articles: Sequence[str]) -> float:
    model = quotestance.load()
    model.classify(articles[0])
    words = sum(len(re.findall(r"\w+", text)) for text in articles)
    start = time.perf_counter()
    for text in articles:
        model.classify(text)
    return words / (time.perf_counter() - start)


def seconds(*command: str) -> float:
    """Median wall-clock time of a command run several times."""
    times = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return median(times)


def main() -> None:
    articles = texts(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    print(f"classify, one process, {len(articles)} articles: {words_per_second(articles):,.0f} words per second")
    cold = seconds(sys.executable, "-m", "quotestance.cli", "classify", str(_EXAMPLE))
    bare = seconds(sys.executable, "-c", "import sklearn")
    print(f"one cold classify {cold:.2f} s, import sklearn {bare:.2f} s, ratio {cold / bare:.2f}")


if __name__ == "__main__":
    main()
