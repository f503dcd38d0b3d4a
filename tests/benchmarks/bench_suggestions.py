"""How good the suggested themes are, on the sample and on answers that were coded by hand.

`python -m tests.benchmarks.bench_suggestions` prints precision and recall among the first one and
the first three, beside what is simpler. `docs/suggestions.md` tells what the figures mean.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

from organiser_app.store.queries.statements import StatementRow
from organiser_app.store.queries.suggestions import suggestions
from tests.benchmarks.suggestion_measures import (
    Coded,
    NaiveBayes,
    by_frequency,
    by_keyword,
    score,
)
from tests.benchmarks.suggestion_sets import (
    ANSWERS,
    CodedSet,
    county_set,
    sample_set,
    stems_of,
)

_MOST = 3


def main() -> None:
    """Print a table for each set; the answers are passed over where they are not there."""
    with tempfile.TemporaryDirectory() as folder:
        with sample_set(Path(folder)) as coded:
            _show("the sample neighbourhood, codes of 3 in 10 hidden", coded)
            _show("the same without what was said word for word before", _without_copies(coded))
        if not ANSWERS.exists():
            _say(f"the hand-coded answers are passed over: {ANSWERS} is not there")
            return
        with county_set(Path(folder)) as coded:
            _show("a county's answers, coded by hand, each against all others", coded)


def _show(title: str, coded: CodedSet) -> None:
    _say(f"\n{title}")
    learnt = len(coded.learnt) - (coded.learnt is coded.tried)
    _say(f"{len(coded.tried)} tried, {learnt} to learn from, {len(coded.copies)} copies")
    _say(f"{'':<24}{'at 1: precision':>16}{'recall':>8}{'at 3: precision':>18}{'recall':>8}")
    right = [row.themes for row in coded.tried]
    ours, cost = _ours(coded)
    for method, offered in {**_simpler(coded), "suggestions": ours}.items():
        one, three = (score(offered, right, at) for at in (1, _MOST))
        _say(
            f"{method:<24}{one.precision:>16.2f}{one.recall:>8.2f}"
            f"{three.precision:>18.2f}{three.recall:>8.2f}"
        )
    _say(cost)


def _ours(coded: CodedSet) -> tuple[list[list[str]], str]:
    """What the program offers, through the query that it asks; and how many, in what time."""
    offered, times = [], []
    with coded.log.reading() as connection:
        for row in coded.tried:
            begun = perf_counter()
            found = suggestions(connection, _text(row), but=row.id)
            times.append(perf_counter() - begun)
            offered.append([each.theme for each in found])
    said = sum(map(len, offered)) / len(offered)
    return offered, f"{said:.1f} suggestions for each, in {median(times) * 1000:.0f} ms"


def _simpler(coded: CodedSet) -> dict[str, list[list[str]]]:
    """What three simpler ways offer for each statement.

    The frequencies are those of all statements to learn from, the tried one among them: where two
    themes are even, leaving it out would put the other first each time.
    """
    counted = Counter(theme for row in coded.learnt for theme in row.themes)
    names = sorted(counted)
    known = dict(zip(names, stems_of(names), strict=True))
    offered: dict[str, list[list[str]]] = {
        "most frequent themes": [],
        "theme's own words": [],
        "naive Bayes": [],
    }
    stems = dict(zip([row.id for row in coded.tried], stems_of(_texts(coded.tried)), strict=True))
    for row, learnt in _each(coded):
        tried = stems[row.id]
        offered["most frequent themes"].append(by_frequency(counted))
        offered["theme's own words"].append(by_keyword(tried, known, counted))
        offered["naive Bayes"].append(NaiveBayes(learnt).ranked(tried))
    return offered


def _each(coded: CodedSet) -> Iterator[tuple[StatementRow, list[Coded]]]:
    """Every statement to be tried, with what may be learnt from for it."""
    stems = stems_of(_texts(coded.learnt))
    known = {
        row.id: Coded(found, row.themes) for row, found in zip(coded.learnt, stems, strict=True)
    }
    for row in coded.tried:
        yield row, [each for key, each in known.items() if key != row.id]


def _without_copies(coded: CodedSet) -> CodedSet:
    left = tuple(row for row in coded.tried if row.id not in coded.copies)
    return replace(coded, tried=left, copies=frozenset())


def _texts(rows: Sequence[StatementRow]) -> list[str]:
    return [_text(row) for row in rows]


def _text(row: StatementRow) -> str:
    return f"{row.words} {row.quote}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
