"""How fast it is, and how much memory it takes.

python benchmarks/speed.py [FOLDER_OF_TEXTS]

The texts are those of `training_data/articles`, unless a folder of .txt files is named. In one run: words per second of `classify` in one process; the time of a rule
baseline, and of textacy's direct quotations where textacy and an English spaCy pipeline are installed, as ratios to it; the time of one cold command as a ratio to that of importing scikit-learn; and
how time and peak memory grow with the length of one article.
"""

from __future__ import annotations

import importlib.util
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import quotestance
from quotestance.errors import split_errors
from quotestance.formats import corpus

ROOT = Path(__file__).resolve().parent.parent
_EXAMPLE = ROOT / "examples" / "lumenwei-entity-list.txt"
_REPEATS = 5
_SIZES = (5_000, 50_000, 500_000, 5_000_000)
_SPACY = "en_core_web_sm"
_QUOTED = re.compile(r"[“\"][^”\"\n]{3,}[”\"]")
_SAID = re.compile(r"(?:said|says|told|added)\s(?P<after>[A-Z]\w+(?:\s[A-Z]\w+)*)|(?P<before>[A-Z]\w+(?:\s[A-Z]\w+)*)\s(?:said|says|told|added)")


def texts(folder: Path | None) -> list[str]:
    if folder is not None:
        return [file.read_bytes().decode() for file in sorted(folder.glob("*.txt"))]
    records, _ = split_errors(corpus.read(ROOT / "training_data" / "articles"))
    return [record.article.text for record in records]


def rule_baseline(text: str) -> list[tuple[str, str | None]]:
    """Words in quotation marks, each with the name that stands nearest by a verb of saying."""
    names = [(match.start(), match["after"] or match["before"]) for match in _SAID.finditer(text)]
    return [(found.group(), min(names, key=lambda name: abs(name[0] - found.start()))[1] if names else None) for found in _QUOTED.finditer(text)]


def words_per_second(run: Callable[[str], object], articles: Sequence[str]) -> float:
    run(articles[0])
    words = sum(len(re.findall(r"\w+", text)) for text in articles)
    start = time.perf_counter()
    for text in articles:
        run(text)
    return words / (time.perf_counter() - start)


def textacy_quotations() -> Callable[[str], object] | None:
    """textacy's direct quotations over a spaCy pipeline, if both are installed."""
    if any(importlib.util.find_spec(name) is None for name in ("textacy", "spacy", _SPACY)):
        return None
    import spacy
    import textacy.extract

    pipeline = spacy.load(_SPACY)
    return lambda text: [list(textacy.extract.direct_quotations(pipeline(line))) for line in text.split("\n") if line.strip()]


def seconds(*command: str) -> float:
    """Median wall-clock time of a command run several times."""
    times = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return median(times)


def growth(articles: Sequence[str], size: int) -> None:
    """Print the time and peak memory of one article of so many characters; run in a process of its own."""
    model = quotestance.load()
    whole = "\n\n".join(articles)
    text = (whole * (size // len(whole) + 1))[:size]
    start = time.perf_counter()
    model.classify(text)
    took = time.perf_counter() - start
    print(
        f"{size / 1e6:g} MB: {took:.2f} s, {1e6 * took / size:.2f} µs a character, peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )


def main() -> None:
    if sys.argv[1:2] == ["growth"]:
        growth(texts(None), int(sys.argv[2]))
        return
    articles = texts(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    ours = words_per_second(quotestance.load().classify, articles)
    print(f"classify, one process, {len(articles)} articles: {ours:,.0f} words per second")
    print(f"rule baseline (marks and the nearest name by a verb of saying): {words_per_second(rule_baseline, articles) / ours:.1f} times as fast")
    other = textacy_quotations()
    print(
        f"textacy's direct quotations: {words_per_second(other, articles) / ours:.3f} times as fast"
        if other
        else f"textacy with {_SPACY}: not installed"
    )
    cold = seconds(sys.executable, "-m", "quotestance.cli", "classify", str(_EXAMPLE))
    bare = seconds(sys.executable, "-c", "import sklearn")
    print(f"one cold classify {cold:.2f} s, import sklearn {bare:.2f} s, ratio {cold / bare:.2f}")
    for size in _SIZES:
        subprocess.run([sys.executable, __file__, "growth", str(size)], check=True)


if __name__ == "__main__":
    main()
