"""Figures of many organisers: read from their packs, and added up by period, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from organiser_app.domain.errors import OrganiserError
from organiser_app.domain.figures import Period
from organiser_app.domain.values import StatementKind
from organiser_app.store.log import Log
from organiser_app.sync import pack_problems
from organiser_app.sync.figures import (
    BY_MONTH,
    MOST_BYTES,
    Between,
    Counts,
    Figure,
    Figures,
    between,
)
from organiser_app.sync.manifest import PackKind
from organiser_app.sync.pack import PackReader, open_pack, opens_with_passphrase
from organiser_app.sync.senders import trusted_sender
from organiser_app.sync.taking import PackRefused, Terms
from organiser_app.sync.team import own_keys

_NONE = Between(0, 0)
_USUAL = Terms()


@dataclass(frozen=True, slots=True)
class FiguresGiven:
    """What somebody told of a period; `key` is theirs, `name` what this log calls them."""

    key: bytes
    name: str
    made_at: datetime
    figures: Figures


@dataclass(frozen=True, slots=True)
class ThemeSum:
    """A theme of one kind of statement: about how many bear it, in how many logs it was told.

    Logs in which fewer than five statements bear it tell nothing of it.
    """

    kind: StatementKind
    theme: str
    statements: int
    logs: int


@dataclass(frozen=True, slots=True)
class Sum:
    """All that was told of one period: whose figures they are, and what they come to."""

    period: Period
    given: tuple[FiguresGiven, ...]
    counts: Mapping[Figure, Between]
    months: Mapping[date, Mapping[Figure, Between]]
    themes: tuple[ThemeSum, ...]


@dataclass(frozen=True, slots=True)
class AddedUp:
    """A sum for each period, and the packs that are in none, with the reason."""

    sums: tuple[Sum, ...]
    refused: tuple[PackRefused, ...]


def add_up_packs(log: Log, paths: Iterable[Path], terms: Terms = _USUAL) -> AddedUp:
    """Add up the figures in packs; one that cannot be read says why, and stops no other."""
    given: list[FiguresGiven] = []
    refused: list[PackRefused] = []
    for path in paths:
        try:
            given.append(read_figures(log, path, terms))
        except OrganiserError as problem:
            refused.append(PackRefused(path, problem))
    return AddedUp(added_up(given), tuple(refused))


def read_figures(log: Log, path: Path, terms: Terms = _USUAL) -> FiguresGiven:
    """The figures in a pack, opened with this log's keys or the passphrase of `terms`.

    Raises a `PackProblem` that says why they are not taken, as for a pack that is merged.
    """
    passphrase = terms.passphrase_of(path) if opens_with_passphrase(path) else None
    with open_pack(path, log.read(own_keys), passphrase, scratch=log.folder.path) as pack:
        with log.reading() as connection:
            sender = trusted_sender(connection, pack.manifest, strangers=terms.strangers)
        return FiguresGiven(
            pack.manifest.sender.checking_key,
            sender.name,
            pack.manifest.made_at,
            _figures_in(pack),
        )


def _figures_in(pack: PackReader) -> Figures:
    said = pack.manifest
    if said.kind is not PackKind.COUNTS:
        raise pack_problems.no_figures()
    if said.records != 1 or said.payload_bytes > MOST_BYTES + 1:
        raise pack_problems.damaged("figures: not one line")
    (line,) = pack.lines()
    return Figures.from_bytes(line)


def added_up(given: Iterable[FiguresGiven]) -> tuple[Sum, ...]:
    """A sum for each period, the latest first; of one log and period the newest figures count.

    Sums of what is told to the nearest five are known to lie between two bounds. Whoever is known
    to two organisers is counted by both.
    """
    by_period: defaultdict[Period, list[FiguresGiven]] = defaultdict(list)
    for each in newest(given):
        by_period[each.figures.period].append(each)
    latest = sorted(by_period, key=lambda period: (period.ends, period.begins), reverse=True)
    return tuple(_sum(period, by_period[period]) for period in latest)


def newest(given: Iterable[FiguresGiven]) -> tuple[FiguresGiven, ...]:
    """Of each log and period the figures that were made last, by name."""
    kept: dict[tuple[bytes, Period], FiguresGiven] = {}
    for each in sorted(given, key=lambda one: one.made_at):
        kept[each.key, each.figures.period] = each
    return tuple(sorted(kept.values(), key=lambda one: (one.name.casefold(), one.key)))


def _sum(period: Period, given: list[FiguresGiven]) -> Sum:
    by_month: defaultdict[date, list[Counts]] = defaultdict(list)
    for each in given:
        for month in each.figures.months:
            by_month[month.first].append(month.counts)
    return Sum(
        period,
        tuple(given),
        _total(Figure, [each.figures.counts for each in given]),
        {first: _total(BY_MONTH, by_month[first]) for first in sorted(by_month)},
        tuple(_themes(given)),
    )


def _total(wanted: Iterable[Figure], told: Iterable[Counts]) -> dict[Figure, Between]:
    held = tuple(told)
    return {
        figure: sum((between(figure, counts[figure]) for counts in held), _NONE)
        for figure in wanted
    }


def _themes(given: Iterable[FiguresGiven]) -> Iterator[ThemeSum]:
    """The most told first, then by kind and name."""
    told: defaultdict[tuple[StatementKind, str], list[int]] = defaultdict(list)
    for each in given:
        for theme in each.figures.themes:
            told[theme.kind, theme.theme].append(theme.statements)
    sums = [ThemeSum(*key, sum(counts), len(counts)) for key, counts in told.items()]
    yield from sorted(sums, key=lambda each: (-each.statements, each.kind, each.theme))
