"""The figures of a programme as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from organiser_app.sync.adding_up import Sum
from organiser_app.sync.figures import Between, Figure, between

_FORMULA = "=+-@\t\r"
_HEAD = ("begins", "ends", "organiser", "month", "figure", "least", "most")

_Row = tuple[object, ...]


def table_of(sums: Iterable[Sum]) -> bytes:
    """Every figure in a row of its own: of each organiser, and of all, where no name stands."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for total in sums:
        days = (total.period.begins.isoformat(), total.period.ends.isoformat())
        for each in total.given:
            counts = {one: between(one, told) for one, told in each.figures.counts.items()}
            writer.writerows(_rows((*days, each.name.lstrip(_FORMULA), ""), counts))
        writer.writerows(_rows((*days, "", ""), total.counts))
        for first, counted in total.months.items():
            writer.writerows(_rows((*days, "", f"{first:%Y-%m}"), counted))
    return out.getvalue().encode()


def _rows(before: _Row, counts: Mapping[Figure, Between]) -> Iterator[_Row]:
    for figure, count in counts.items():
        yield (*before, figure.value, count.least, count.most)
