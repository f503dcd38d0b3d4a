"""Two waves side by side, by the listening, so that waves of different length compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, distinct, func, select

from organiser_app.domain.values import StatementKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.heard import counted_by_theme
from organiser_app.store.queries.spans import Span, listened_in, said_in
from organiser_app.store.queries.waves import (
    WaveCounts,
    WaveDetail,
    wave_counts,
    wave_detail,
)

TOP = 8


@dataclass(frozen=True, slots=True)
class WaveSide:
    """One of the two: its counts, and in how many listenings each kind and each theme was named."""

    wave: WaveDetail
    counts: WaveCounts
    kinds: tuple[tuple[StatementKind, int], ...]
    themes: tuple[tuple[str, int], ...]

    def share(self, listenings: int) -> float:
        """So many listenings in percent of the wave's."""
        return 100 * listenings / self.counts.listenings if self.counts.listenings else 0.0

    @property
    def statements_a_listening(self) -> float:
        """How many statements one listening brought, on average."""
        return self.counts.statements / self.counts.listenings if self.counts.listenings else 0.0

    def rank(self, theme: str) -> int | None:
        """The place of a theme by the listenings that named it; equal ones share a place."""
        named = dict(self.themes)
        if theme not in named:
            return None
        return 1 + sum(count > named[theme] for count in named.values())

    def naming(self, theme: str) -> int:
        """In how many listenings a theme was named."""
        return dict(self.themes).get(theme, 0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A wave, and the one that it is set beside."""

    now: WaveSide
    then: WaveSide

    def top_themes(self) -> tuple[str, ...]:
        """The themes named in most listenings of the wave."""
        return tuple(theme for theme, _ in self.now.themes[:TOP])


def comparison(
    connection: Connection, wave_id: UUID, beside_id: UUID, day: date
) -> Comparison | None:
    """Both waves up to the evening of `day`; None where one of them is not there."""
    now, then = wave_side(connection, wave_id, day), wave_side(connection, beside_id, day)
    return Comparison(now, then) if now and then else None


def wave_side(connection: Connection, wave_id: UUID, day: date) -> WaveSide | None:
    """One wave up to the evening of `day`; None where it is not there."""
    wave = wave_detail(connection, wave_id)
    if wave is None:
        return None
    span = Span(wave.so_far(day), wave.id)
    return WaveSide(
        wave=wave,
        counts=wave_counts(connection, wave, day),
        kinds=listenings_by_kind_said(connection, span),
        themes=listenings_by_theme(connection, span),
    )


def listenings_by_kind_said(
    connection: Connection, span: Span
) -> tuple[tuple[StatementKind, int], ...]:
    """In how many listenings each kind of statement was said, noughts too."""
    kind = t.statement.c.kind
    query = (
        select(kind, func.count(distinct(t.listening.c.id)))
        .join_from(t.statement, t.listening, t.listening.c.id == t.statement.c.listening_id)
        .where(*listened_in(connection, span), *said_in(span))
        .group_by(kind)
    )
    counted: dict[StatementKind, int] = dict(connection.execute(query).all())
    return tuple((each, counted.get(each, 0)) for each in StatementKind)


def listenings_by_theme(connection: Connection, span: Span) -> tuple[tuple[str, int], ...]:
    """In how many listenings each theme was named, the most first, then by name."""
    return counted_by_theme(connection, t.listening.c.id, span)
