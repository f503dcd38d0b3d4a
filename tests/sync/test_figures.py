"""Figures for a programme are read as they were written, or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.errors import DamagedPack
from organiser_app.domain.figures import Period
from organiser_app.domain.rules.need_flow import told_outside
from organiser_app.domain.values import StatementKind
from organiser_app.sync.figures import (
    BY_MONTH,
    MOST_BYTES,
    MOST_THEMES,
    OF_PEOPLE,
    Between,
    Figure,
    Figures,
    MonthTold,
    ThemeTold,
    between,
)

YEAR = Period(date(2025, 3, 1), date(2026, 2, 28))
FIGURES = Figures(
    organiser="Asha",
    patch="Larkmoor",
    period=YEAR,
    counts=dict.fromkeys(Figure, 5),
    months=(MonthTold(date(2025, 3, 1), dict.fromkeys(BY_MONTH, 3)),),
    themes=(ThemeTold(StatementKind.LOVE, "food", 15),),
)
told_of_people = st.none() | st.integers(1, 10**6).map(lambda fives: 5 * fives)
plain = st.integers(0, 10**12)


def changed(**other: Any) -> bytes:
    """Figures as JSON, canonical in all but what is changed."""
    content = json.loads(FIGURES.to_bytes()) | other
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@given(
    st.fixed_dictionaries(
        {figure: told_of_people if figure in OF_PEOPLE else plain for figure in Figure}
    ),
    st.dictionaries(st.dates(YEAR.begins, YEAR.ends), plain, max_size=3),
    st.dictionaries(st.sampled_from(["food", "Île", "ہمسائے"]), st.integers(1, 99)),
)
def test_figures_are_read_as_they_were_written(
    counts: dict[Figure, int | None], months: dict[date, int], themes: dict[str, int]
) -> None:
    figures = replace(
        FIGURES,
        counts=counts,
        months=tuple(
            MonthTold(first, dict.fromkeys(BY_MONTH, each))
            for first, each in sorted(months.items())
        ),
        themes=tuple(
            ThemeTold(StatementKind.NEED, name, 5 * fives) for name, fives in sorted(themes.items())
        ),
    )
    assert b"\n" not in figures.to_bytes()
    assert Figures.from_bytes(figures.to_bytes()) == figures


COUNTS = [5] * len(Figure)
RESIDENTS, DOORS = list(Figure).index(Figure.RESIDENTS), 0


def counts(place: int, value: object) -> list[object]:
    """The counts of `FIGURES`, but for one."""
    return [*COUNTS[:place], value, *COUNTS[place + 1 :]]


@pytest.mark.parametrize(
    "other",
    [
        {"more": 1},
        {"organiser": ""},
        {"organiser": "A\nsha"},
        {"organiser": 7},
        {"patch": "x" * 201},
        {"period": ["2026-02-28", "2025-03-01"]},
        {"period": ["2025-03-01"]},
        {"period": ["2025-03-01", "28 February"]},
        {"period": "2025"},
        {"counts": COUNTS[1:]},
        {"counts": [*COUNTS, 5]},
        {"counts": {}},
        {"counts": counts(RESIDENTS, 4)},
        {"counts": counts(RESIDENTS, 0)},
        {"counts": counts(RESIDENTS, 7)},
        {"counts": counts(RESIDENTS, -5)},
        {"counts": counts(RESIDENTS, True)},
        {"counts": counts(RESIDENTS, 5.0)},
        {"counts": counts(RESIDENTS, "5")},
        {"counts": counts(DOORS, None)},
        {"counts": counts(DOORS, -1)},
        {"counts": counts(DOORS, 10**13)},
        {"months": [["2025-03-01", [1]]]},
        {"months": [["2025-02-01", [1] * len(BY_MONTH)]]},
        {"months": [["2025-04-01", [1] * len(BY_MONTH)], ["2025-03-01", [1] * len(BY_MONTH)]]},
        {"months": [["2025-03-01", [1] * len(BY_MONTH)]] * 2},
        {"themes": [["love", "food", 4]]},
        {"themes": [["love", "food", None]]},
        {"themes": [["hate", "food", 5]]},
        {"themes": [["love", "", 5]]},
        {"themes": [["love", "food", 5]] * 2},
        {"themes": [["love", "b", 5], ["love", "a", 5]]},
        {"themes": [["love", f"{number:04}", 5] for number in range(MOST_THEMES + 1)]},
        {"themes": [[[], "food", 5]]},
        {"themes": [[["love"], "food", 5, 6]]},
    ],
    ids=count(),
)
def test_figures_that_cannot_be_are_refused(other: dict[str, Any]) -> None:
    assert Figures.from_bytes(changed()) == FIGURES
    with pytest.raises(DamagedPack):
        Figures.from_bytes(changed(**other))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff",
        b"[" * 100_000,
        FIGURES.to_bytes() + b" ",
        FIGURES.to_bytes().replace(b'":', b'": '),
        FIGURES.to_bytes() + b" " * MOST_BYTES,
    ],
    ids=count(),
)
def test_what_are_no_figures_is_refused(raw: bytes) -> None:
    with pytest.raises(DamagedPack):
        Figures.from_bytes(raw)


@given(st.integers(0, 10_000))
def test_a_count_of_people_lies_within_what_was_told_of_it(people: int) -> None:
    known = between(Figure.RESIDENTS, told_outside(people))
    assert known.least <= people <= known.most
    assert known.most - known.least >= 2
    assert between(Figure.DOORS, people) == Between(people, people)
