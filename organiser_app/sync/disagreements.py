"""Everything on which two people disagree, in words: fields, and long texts with several heads.

A field keeps its other values beside it (`sync.conflicts`). A long text is written anew each time:
two wordings that nothing supersedes are one that two people changed apart. Both are shown alike,
and both are settled by whoever chooses, or writes a third.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as field_of
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row

from organiser_app.domain.change import Change
from organiser_app.domain.errors import NotFound
from organiser_app.domain.rules.joining import DEVICE_AT
from organiser_app.domain.values import WordingPart
from organiser_app.language import tr
from organiser_app.store.device import device_number
from organiser_app.store.repositories.wordings import write
from organiser_app.store.settling import Place
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.sync import apart
from organiser_app.sync import conflicts as fields_apart
from organiser_app.sync.conflicts import Conflict, moment_of, names_of_writers
from organiser_app.sync.shown_values import Shown, bring_named, is_plain_text, shown
from organiser_app.sync.titles import Glimpses, Title, shortened


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values, with who wrote it and when, by their clock; `by` may not be known.

    `kept` is the value as the log keeps it, and `own` that this log itself wrote it.
    """

    value: Shown
    kept: object
    version: bytes
    by: str | None
    written_at: datetime
    own: bool


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field, or a long text (`part`), of a row; our own value first, then the latest.

    `before` is what stood here before, as far as this log knows; `is_text` says that it may be
    written anew. `stands` is the version of the value that is shown everywhere until then, and
    `wordings` are the rows that the text's values stand in. `whose` text it is, where that is not
    told by its own words.
    """

    table: str
    row_id: str
    field: str
    title: Title
    sides: tuple[Side, ...]
    before: Shown
    is_text: bool
    stands: bytes
    part: WordingPart | None = None
    wordings: tuple[str, ...] = ()
    whose: str = ""
    conflict: Conflict | None = field_of(default=None, repr=False)

    @property
    def key(self) -> str:
        """What tells it from every other."""
        return f"{self.table}.{self.row_id}.{self.field}"


def disagreements(connection: Connection) -> tuple[Disagreement, ...]:
    """All of a log that nobody chose from yet, fields first, the earlier rows first."""
    told = _Teller(connection, {})
    return (
        *told.fields(fields_apart.conflicts(connection)),
        *told.texts(apart.disputed_texts(connection)),
    )


def disagreements_since(
    connection: Connection, sequence: int, known: Mapping[bytes, str] | None = None
) -> tuple[Disagreement, ...]:
    """Those that the change `sequence` brought, while it is made; `known` are names by device."""
    told = _Teller(connection, known or {})
    fresh = apart.fresh_conflicts(connection, sequence, fields_apart.conflicts(connection))
    return (*told.fields(fresh), *told.texts(apart.disputed_texts(connection, sequence)))


def choose(work: UnitOfWork, about: Disagreement, side: Side) -> Change:
    """Let one of the values stand for everybody; `NotFound` where it was settled meanwhile."""
    if about.conflict is None:
        return _write_text(work, about, str(side.kept))
    chosen = next(one for one in about.conflict.candidates if one.version == side.version)
    return fields_apart.choose(work, about.conflict, chosen)


def write_instead(work: UnitOfWork, about: Disagreement, words: str) -> Change:
    """Let other words stand in the place of all; `NotFound` where it was settled meanwhile."""
    if about.conflict is None:
        return _write_text(work, about, words)
    return fields_apart.write_instead(work, about.conflict, words)


def _write_text(work: UnitOfWork, about: Disagreement, body: str) -> Change:
    assert about.part is not None  # noqa: S101
    with work:
        heads = [row for row in apart.disputed_texts(work.connection) if row.of_id == about.row_id]
        seen = {side.version for side in about.sides}
        if {bytes(row.version) for row in heads if row.part == about.part} != seen:
            raise NotFound(tr("This conflict has changed meanwhile. Look at it once more."))
        subject = next((row.subject_id for row in heads if row.subject_id), None)
        owner = UUID(about.row_id)
        write(work, owner, about.part, body, UUID(subject) if subject else None)
        return work.commit("choose", owner)


class _Teller:
    """Puts what is kept of disagreements into words."""

    def __init__(self, connection: Connection, known: Mapping[bytes, str]) -> None:
        self._connection = connection
        self._own = bytes.fromhex(device_number(connection))
        self._writers = {**known, **names_of_writers(connection)}
        self._glimpses = Glimpses(connection)

    def fields(self, found: Iterable[Conflict]) -> list[Disagreement]:
        """Fields that were changed apart."""
        every = list(found)
        earlier = apart.before_own_change(self._connection, every)
        first = apart.first_versions(self._connection, every)
        for each in every:
            values = [one.value for one in each.candidates]
            values.append(earlier.get(each.place))
            self._glimpses.bring(each.table, [each.row_id])
            bring_named(self._glimpses, each.table, ((each.field, value) for value in values))
        return [self._field(each, earlier, first) for each in every]

    def _field(
        self,
        each: Conflict,
        earlier: Mapping[Place, object],
        first: Mapping[Place, bytes],
    ) -> Disagreement:
        written = {each.stands.version: first.get(each.place, each.stands.version)}
        sides = [
            self._side(
                shown(self._glimpses, each.table, each.field, one.value),
                one.value,
                one.version,
                written=written.get(one.version, one.version),
                here=each.place in earlier,
            )
            for one in each.candidates
        ]
        before = shown(self._glimpses, each.table, each.field, earlier.get(each.place))
        return Disagreement(
            each.table,
            each.row_id,
            each.field,
            self._glimpses.title(each.table, each.row_id),
            _own_first(sides),
            before,
            is_plain_text(each.table, each.field),
            each.stands.version,
            conflict=each,
        )

    def texts(self, rows: Iterable[Row[Any]]) -> list[Disagreement]:
        """Long texts that were written apart."""
        return [
            self._text(of_id, WordingPart(part), list(heads))
            for (of_id, part), heads in groupby(rows, key=lambda row: (row.of_id, row.part))
        ]

    def _text(self, of_id: str, part: WordingPart, heads: Sequence[Row[Any]]) -> Disagreement:
        self._glimpses.bring("wording", [row.id for row in heads])
        table = self._glimpses.owner_of(of_id)
        here = apart.written_here(self._connection, [row.id for row in heads])
        sides = [
            self._side(
                row.body,
                row.body,
                bytes(row.version),
                written=bytes(row.version),
                here=row.id in here,
            )
            for row in heads
        ]
        before = apart.common_wording(self._connection, [row.id for row in heads])
        title = self._glimpses.title(table, of_id)
        return Disagreement(
            table,
            of_id,
            part.value,
            replace(title, words=shortened(before)) if before else title,
            _own_first(sides),
            before,
            True,
            bytes(heads[-1].version),
            part=part,
            wordings=tuple(row.id for row in heads),
            whose="" if table == "statement" else title.words,
        )

    def _side(
        self, value: Shown, kept: object, version: bytes, *, written: bytes, here: bool
    ) -> Side:
        """One value, first written in the version `written`.

        What was written `here` under an earlier device number is our own, too.
        """
        device = written[DEVICE_AT:]
        own = device == self._own or (here and device not in self._writers)
        by = self._writers.get(self._own if own else device)
        return Side(value, kept, version, by, moment_of(written), own)


def _own_first(sides: Sequence[Side]) -> tuple[Side, ...]:
    return tuple(sorted(sides, key=lambda side: (not side.own, -side.written_at.timestamp())))
