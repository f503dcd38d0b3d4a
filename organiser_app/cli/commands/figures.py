"""The command that adds up figures from packs of many organisers; it merges nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from organiser_app.cli.call import Call
from organiser_app.cli.figure_words import sum_facts, sum_lines
from organiser_app.cli.files import expect_writable
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer, warn
from organiser_app.cli.passphrase import pack_passphrase
from organiser_app.domain.errors import OrganiserError
from organiser_app.language import tr
from organiser_app.store.files import write_whole
from organiser_app.store.log import Log
from organiser_app.sync.adding_up import FiguresGiven, Sum, added_up, read_figures
from organiser_app.sync.figures import Between, Figure, between
from organiser_app.sync.pack import opens_with_passphrase
from organiser_app.sync.taking import Terms

_SOME_WERE_REFUSED = 1
_FORMULA = "=+-@\t\r"
_HEAD = ("begins", "ends", "organiser", "month", "figure", "least", "most")

Refused = list[tuple[Path, OrganiserError]]
_Row = tuple[object, ...]


def figures(call: Call) -> int | None:
    """Add up the figures of each period, as a table, as JSON, and in a file if one is named."""
    said = call.arguments
    table = expect_writable(said.file, force=said.force) if said.file else None
    refused: Refused = []
    with opened(call) as log:
        sums = added_up(_read(log, call, refused))
    if table is not None:
        write_whole(table, _table(sums))
    facts = {
        "log": call.log_path,
        "sums": [sum_facts(each) for each in sums],
        "refused": [{"pack": path, "problem": problem.message} for path, problem in refused],
    }
    answer(call, facts, [line for each in sums for line in sum_lines(each)])
    for path, problem in refused:
        warn(tr("{path}: {problem}", path=path, problem=problem.message))
    return _SOME_WERE_REFUSED if refused else None


def _read(log: Log, call: Call, refused: Refused) -> Iterator[FiguresGiven]:
    said = call.arguments
    asked = pack_passphrase() if any(map(_asks_for_passphrase, said.packs)) else None
    terms = Terms(asked, said.from_strangers)
    for path in said.packs:
        try:
            yield read_figures(log, path, terms)
        except OrganiserError as problem:
            refused.append((path, problem))


def _asks_for_passphrase(pack: Path) -> bool:
    with suppress(OrganiserError):  # told of that pack alone, when its turn comes
        return opens_with_passphrase(pack)
    return False


def _table(sums: tuple[Sum, ...]) -> bytes:
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
