"""Counting what a log tells a programme, and writing it as a pack of figures alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.figures import Period, Statistics
from organiser_app.domain.rules.need_flow import told_outside
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.services.statistics import statistics
from organiser_app.store.device import device_number
from organiser_app.store.log import Log
from organiser_app.store.queries.heard import statements_by_theme
from organiser_app.store.queries.spans import Span
from organiser_app.store.schema import revision_of
from organiser_app.sync.cards import fitting_name
from organiser_app.sync.figure_words import between_words, figure_name
from organiser_app.sync.figures import (
    BY_MONTH,
    MOST_MONTHS,
    MOST_THEMES,
    OF_KIND,
    OF_PEOPLE,
    Between,
    Counts,
    Figure,
    Figures,
    MonthTold,
    ThemeTold,
    is_count,
)
from organiser_app.sync.handing import LEAST_READER, PackWritten, people_for, sealing_keys
from organiser_app.sync.manifest import Heading, PackKind, is_name
from organiser_app.sync.members import identity_of
from organiser_app.sync.pack import write_pack
from organiser_app.sync.team import TeamMember

_MINUTES = 60
_LONGEST_MONTH = 31


def figures_of(connection: Connection, period: Period) -> Figures:
    """What a log counts in a period, with all that it merged, as far as it is told.

    Raises `InvalidInput` where the period has more months than figures have room for, or where
    something comes to what cannot be.
    """
    months = tuple(islice(_months(period), MOST_MONTHS + 1))
    if len(months) > MOST_MONTHS:
        raise InvalidInput(
            tr("Figures are told for at most {count} months at once.", count=MOST_MONTHS)
        )
    counted = statistics(connection, period)
    return Figures(
        fitting_name(counted.organiser),
        fitting_name(counted.patch),
        period,
        _told(_counts(counted), tuple(Figure)),
        tuple(
            MonthTold(days.begins, _told(_counts(statistics(connection, days)), BY_MONTH))
            for days in months
        ),
        tuple(_themes(connection, period)),
    )


def usual_period(today: date) -> Period:
    """The twelve whole months before this one, which are the same for all who count in a month."""
    ends = today.replace(day=1) - timedelta(days=1)
    return Period(today.replace(year=today.year - 1, day=1), ends)


def write_figures(
    log: Log,
    path: Path,
    figures: Figures,
    *,
    readers: Sequence[TeamMember] | None = None,
    passphrase: str | None = None,
) -> PackWritten:
    """Write figures that were counted to `path`, for `readers`, by default for the whole team.

    Nothing else of the log is in it, and it counts as nothing that anybody was sent. Errors are
    those of `handing.write_pack_of`.
    """
    own = identity_of(log)
    people = people_for(log, readers, passphrase, since_last=False)
    with log.reading() as connection:
        heading = Heading(
            min_reader=LEAST_READER,
            schema=revision_of(connection),
            made_at=log.clock(),
            sender_name=own.name,
            kind=PackKind.COUNTS,
            since=0,
            until=0,
            device=device_number(connection),
        )
    manifest = write_pack(
        path,
        heading,
        [figures.to_bytes()],
        own.keys,
        readers=sealing_keys(people, own) if passphrase is None else None,
        passphrase=passphrase,
    )
    return PackWritten(path, manifest, people)


def _counts(counted: Statistics) -> dict[Figure, int]:
    return {
        Figure.DOORS: counted.doors.all,
        Figure.DOORS_KNOCKED: counted.doors.knocked,
        Figure.ATTEMPTS: counted.doors.attempts,
        Figure.LISTENINGS: counted.listenings,
        Figure.RESIDENTS: counted.residents_heard,
        **{OF_KIND[kind]: count for kind, count in counted.statements_by_kind},
        Figure.VOLUNTEERS: counted.volunteers,
        Figure.HOURS: counted.volunteer_minutes // _MINUTES,
        Figure.PROJECTS: len(counted.projects),
        Figure.PROJECTS_BEGUN: counted.projects_begun,
        Figure.PROMISES_SETTLED: counted.promises_settled,
        Figure.PROMISES_KEPT: counted.promises_kept,
        Figure.PENCE_GRANTED: counted.money.granted_pence,
        Figure.PENCE_SPENT: counted.money.spent_pence,
        Figure.PENCE_OF_MATCH: counted.money.match_pence,
    }


def _told(counts: dict[Figure, int], wanted: tuple[Figure, ...]) -> Counts:
    return {figure: _as_told(figure, counts[figure]) for figure in wanted}


def _as_told(figure: Figure, count: int) -> int | None:
    if not is_count(count):  # one wrong amount of money is enough
        raise InvalidInput(
            tr(
                "{figure}: {count} cannot be. Look for what was written down wrongly, and count"
                " again.",
                figure=figure_name(figure),
                count=between_words(figure, Between(count, count)),
            )
        )
    return told_outside(count) if figure in OF_PEOPLE else count


def _months(period: Period) -> Iterator[Period]:
    """The months of a period; the first and the last may be cut short by it."""
    begins = period.begins
    while begins <= period.ends:
        following = (begins.replace(day=1) + timedelta(days=_LONGEST_MONTH)).replace(day=1)
        yield Period(begins, min(period.ends, following - timedelta(days=1)))
        begins = following


def _themes(connection: Connection, period: Period) -> Iterator[ThemeTold]:
    """Themes that enough statements bear; of the others not even the name is told."""
    told = [
        ThemeTold(kind, theme, count)
        for kind in StatementKind
        for theme, statements in statements_by_theme(connection, kind, Span(period)).items()
        if (count := told_outside(statements)) is not None and is_name(theme)
    ]
    most = sorted(told, key=lambda each: -each.statements)[:MOST_THEMES]
    yield from sorted(most, key=lambda each: (each.kind, each.theme))
