"""Looking closely at packs before they are merged: each by itself, against the log as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from organiser_app.domain.errors import Cancelled, OrganiserError
from organiser_app.store.log import Log
from organiser_app.sync.survey import MOST_ROWS, Survey, survey, those_of
from organiser_app.sync.taking import PackRefused, PackTaken, Terms, Watch, look_into
from organiser_app.sync.titles import Title

_USUAL = Terms()

WatchPacks = Callable[[int, int, int], None]
"""Told the number of the pack that is looked at, and how many lines of how many were taken."""


@dataclass(frozen=True, slots=True)
class PackSeen:
    """What a pack would do: in counts (`taken`), and row by row.

    `forgotten` are the residents of this log whom it removes, as they were erased elsewhere.
    """

    taken: PackTaken
    survey: Survey
    forgotten: tuple[Title, ...]

    @property
    def path(self) -> Path:
        """The file."""
        return self.taken.path


def look_closely(
    log: Log,
    path: Path,
    terms: Terms = _USUAL,
    *,
    watch: Watch | None = None,
    most: int = MOST_ROWS,
) -> PackSeen:
    """What merging a pack would do, with the first `most` rows behind each number.

    Raises what says why it cannot be merged, and `Cancelled` where `watch` said stop.
    """
    found: list[Survey] = []

    def keep(connection: Connection, sequence: int, sent_by: Mapping[bytes, str]) -> None:
        found.append(survey(connection, sequence, sent_by, most))

    taken = look_into(log, path, terms, watch=watch, survey=keep)
    gone = log.read(lambda connection: those_of(connection, found[0].erased))
    return PackSeen(taken, found[0], gone)


def look_at_each(
    log: Log, paths: Iterable[Path], terms: Terms = _USUAL, *, watch: WatchPacks | None = None
) -> Iterator[PackSeen | PackRefused]:
    """Look at packs one after the other; one that cannot be merged says why and stops no other.

    `Cancelled` where `watch` said stop.
    """
    for number, path in enumerate(paths, start=1):
        told = _about(watch, number)
        try:
            yield look_closely(log, path, terms, watch=told)
        except Cancelled:
            raise
        except OrganiserError as problem:
            yield PackRefused(path, problem)


def _about(watch: WatchPacks | None, number: int) -> Watch | None:
    return None if watch is None else lambda done, whole: watch(number, done, whole)
