"""The map of relationships: whether the window answers while it is laid out, and what that takes.

`python -m tests.benchmarks.bench_web [PEOPLE TIES]` prints two tables. The first times what is
reckoned, by itself and on one thread. The second has the page lay a web out on its worker, as it
does for a user, while the window's own loop is turned without a rest: the longest time between two
turns, and how long a move, a zoom and a look at who lies under the pointer take until they are
painted. The web is one part, which is the slowest to lay out; half of the ties are within a street.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import tempfile
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from organiser_app.store.log import Log
from organiser_app.store.queries.web import Web, WebPerson, WebTie
from organiser_app.web.layout import laid_out
from organiser_app.web.links import links_of
from organiser_app.web.measures import measured
from tests.benchmarks.measuring import at_95_percent, each
from tests.making import making
from tests.store_fixtures import PASSPHRASE, surroundings

if TYPE_CHECKING:
    from organiser_app.ui.pages.web import WebPage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PEOPLE, TIES, STREETS = 2_000, 6_000, 60
_MILLI = 1_000
AT_MOST = 0.1
"""In how many seconds the map has to answer."""

Result = TypeVar("Result")
Time = tuple[float, float]
"""Seconds that went by, and how many of them this thread was at work."""


def main() -> None:
    """Print both tables."""
    people, ties = (int(each) for each in sys.argv[1:3]) if len(sys.argv) > 2 else (PEOPLE, TIES)
    web = made_web(people, ties)
    print(f"{people:,} people and {ties:,} ties")
    links = links_of(web)
    print(f"{'  igraph loaded':<44} {each(lambda: links.graph) * _MILLI:>9.1f} ms")
    _print_steps("  layout", laid_out(links, {}))
    _print_steps("  measures", measured(links))
    _while_laid_out(web)


def made_web(people: int, ties: int) -> Web:
    """A web of one part, always the same."""
    chance = random.Random(1)  # noqa: S311
    ids = [UUID(int=number + 1) for number in range(people)]
    of_street = max(1, people // STREETS)
    pairs = {(chance.randrange(number), number) for number in range(1, people)}
    while len(pairs) < ties:
        one = chance.randrange(people)
        begin = one // of_street * of_street
        near = chance.random() < 0.5
        other = chance.randrange(begin, min(begin + of_street, people)) if near else 0
        other = other if near else chance.randrange(people)
        if one != other:
            pairs.add((min(one, other), max(one, other)))
    everybody = (
        WebPerson(one, f"Resident {number}", street=f"Street {number // of_street}")
        for number, one in enumerate(ids)
    )
    drawn = (WebTie(ids[a], ids[b], 1 + (a + b) % 3) for a, b in sorted(pairs))
    return Web(tuple(everybody), tuple(drawn))


def _print_steps(what: str, steps: Generator[object, None, Result]) -> Result:
    begun, worst = perf_counter(), 0.0
    while True:
        before = perf_counter()
        try:
            next(steps)
        except StopIteration as done:
            whole = perf_counter() - begun
            print(f"{what:<44} {whole * _MILLI:>9.1f} ms  longest step {worst * _MILLI:>6.1f} ms")
            result: Result = done.value
            return result
        worst = max(worst, perf_counter() - before)


def _while_laid_out(web: Web) -> None:
    from organiser_app.store.log import create_log  # noqa: PLC0415 - after Qt's platform
    from organiser_app.ui.app import dressed_application  # noqa: PLC0415
    from organiser_app.ui.bus import Bus  # noqa: PLC0415
    from organiser_app.ui.collecting import Collector  # noqa: PLC0415
    from organiser_app.ui.desk import Desk  # noqa: PLC0415
    from organiser_app.ui.pages.web import WebPage  # noqa: PLC0415
    from organiser_app.ui.starting import nothing_collected  # noqa: PLC0415
    from organiser_app.ui.tasks import Tasks  # noqa: PLC0415

    with nothing_collected():
        dressed_application()
    with (
        tempfile.TemporaryDirectory() as folder,
        create_log(Path(folder) / "Web.olog", PASSPHRASE, surroundings()) as log,
    ):
        _one_tie(log)
        tasks, beside = Tasks(), Tasks()
        page = WebPage(Desk(log, tasks, Bus(), beside))
        page.resize(1120, 700)
        page.show()
        collector = Collector(page)
        _wait(lambda: page.study.whole)
        page.studying.begin(web, {})
        _print_answers(page, len(web.people))
        print(f"    to look through all for cycles: {each(gc.collect) * _MILLI:.1f} ms")
        collector.stop()
        tasks.close()
        beside.close()


def _one_tie(log: Log) -> None:
    with making(log) as make:
        make.tie(make.resident("Bill"), make.resident("Mei"))


def _wait(until: Callable[[], bool]) -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    while not until():
        QApplication.processEvents()


def _print_answers(page: WebPage, people: int) -> None:
    """Ask the map things while the web is laid out, and as often once it is: the floor."""
    begun = perf_counter()
    during = _asked(page, lambda _: page.study.whole and len(page.study.web.people) == people)
    taken = perf_counter() - begun
    turns = len(during["a turn of the loop"])
    floor = _asked(page, lambda turn: turn >= turns)
    print(f"  while the page lays it out ({taken:.1f} s, {turns} turns of the loop):")
    for what, times in during.items():
        longest, at_work = max(times)
        over = sum(taken > AT_MOST for taken, _ in times)
        print(
            f"    {what:<28} longest {longest * _MILLI:>6.1f} ms"
            f" (of which at work {at_work * _MILLI:>5.1f}), "
            f"95% {_usual(times) * _MILLI:>5.1f} ms; with nothing to lay out: longest "
            f"{max(floor[what])[0] * _MILLI:>6.1f} ms, 95% {_usual(floor[what]) * _MILLI:>5.1f} ms"
            f"  (at most {AT_MOST * _MILLI:.0f} ms; over it: {over})"
        )


def _asked(page: WebPage, enough: Callable[[int], bool]) -> dict[str, list[Time]]:
    """Turn the window's loop and ask the map something at each turn, until it is enough."""
    from PySide6.QtCore import QPointF  # noqa: PLC0415 - after Qt's platform
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    view, turns = page.map, list[Time]()
    asked = {"a turn of the loop": turns}
    acts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("a move by hand, painted", lambda: view.scroll_by(7 if len(turns) % 2 else -7, 3)),
        ("larger or smaller, painted", lambda: view.zoom(1.1 if len(turns) % 2 else 1 / 1.1)),
        ("who lies under the pointer", lambda: view.person_at(QPointF(300, 300))),
    )
    while not enough(len(turns)):
        what, act = acts[len(turns) % len(acts)]
        asked.setdefault(what, []).append(_timed(partial(_act_and_paint, page, act)))
        turns.append(_timed(QApplication.processEvents))
    return asked


def _act_and_paint(page: WebPage, act: Callable[[], object]) -> None:
    act()
    page.map.repaint()


def _usual(times: list[Time]) -> float:
    return at_95_percent([taken for taken, _ in times])


def _timed(act: Callable[[], object]) -> Time:
    before, worked = perf_counter(), thread_time()
    act()
    return perf_counter() - before, thread_time() - worked


if __name__ == "__main__":
    main()
