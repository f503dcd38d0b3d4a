"""Whom residents of a sample ask, what they ask and what came of it; and when places are open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.relationship_values import AskState, PartnerKind, Stance
from organiser_app.domain.values import PlaceKind, StatementKind
from organiser_app.services.sample import content
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.content import Written
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.hearings import HeardStatement
from organiser_app.services.sample.seasons import first_day
from organiser_app.services.sample.sheaf import Sheaf

_ELSEWHERE = 3
"""So many of the asks another patch has; the one that is written out has them all."""


class PartnerEntry(Written):
    """A body by its part, and its place on the map."""

    key: str
    name: str
    kind: PartnerKind
    person: str = ""
    power: int | None = None
    interest: int | None = None
    stance: Stance | None = None


class MoveEntry(Written):
    """Something happened so many days before today."""

    days: int
    state: AskState
    what: str = ""
    again: bool = False


class AskEntry(Written):
    """What is asked of a partner, and of which statements it is born."""

    what: str
    of: str
    theme: str
    kinds: tuple[StatementKind, ...]
    statements: int
    moves: tuple[MoveEntry, ...]


class Asking(Written):
    """All of that, and when places are open, by what they are."""

    partner: tuple[PartnerEntry, ...]
    ask: tuple[AskEntry, ...]
    open: dict[PlaceKind, str]


@cache
def asking() -> Asking:
    """What is written."""
    return Asking.model_validate(content.read("asks.toml"))


def write_asking(
    sheaf: Sheaf, chance: Chance, ground: Ground, heard: Sequence[HeardStatement]
) -> None:
    """Partners, asks with their history, and when places are open."""
    _write_opening_times(sheaf, ground)
    _write_asks(sheaf, chance, ground, _write_partners(sheaf, ground), heard)


def _write_opening_times(sheaf: Sheaf, ground: Ground) -> None:
    """Say of each place of the patch when residents may use it."""
    for row in sheaf.rows(models.Place):
        if row["patch_id"] == ground.patch_id:
            row["open_when"] = asking().open.get(row["kind"], "")


def _write_partners(sheaf: Sheaf, ground: Ground) -> dict[str, UUID]:
    """The bodies that residents deal with, by the keys under which they are written."""
    begins = first_day(ground.today)
    return {
        entry.key: sheaf.add(
            models.Partner,
            begins,
            **entry.model_dump(exclude={"key", "name"}),
            name=entry.name.format_map(ground.words),
        )
        for entry in asking().partner
    }


def _write_asks(
    sheaf: Sheaf,
    chance: Chance,
    ground: Ground,
    partners: Mapping[str, UUID],
    heard: Sequence[HeardStatement],
) -> None:
    """The asks of the patch with their history; elsewhere only some of them."""
    entries = asking().ask
    for entry in entries if ground.is_home else chance.some(entries, _ELSEWHERE):
        begun = _ago(ground, entry.moves[0].days)
        ask_id = sheaf.add(
            models.Ask,
            begun,
            patch_id=ground.patch_id,
            partner_id=partners[entry.of],
            what=entry.what.format_map(ground.words),
        )
        for move in entry.moves:
            on = _ago(ground, move.days)
            what = move.what.format_map(ground.words)
            sheaf.add(
                models.AskMove,
                on,
                ask_id=ask_id,
                on=on,
                state=move.state,
                what=what,
                again=move.again,
            )
        for statement_id in _born_of(entry, heard, begun):
            sheaf.add(models.AskStatement, begun, ask_id=ask_id, statement_id=statement_id)


def _born_of(entry: AskEntry, heard: Sequence[HeardStatement], begun: date) -> list[UUID]:
    """The latest fitting statements up to the day of the asking; where none was, the first."""
    fitting = sorted(
        (each for each in heard if each.kind in entry.kinds and each.theme == entry.theme),
        key=lambda each: each.on,
    )
    before = [each.id for each in fitting if each.on <= begun]
    return before[-entry.statements :] or [each.id for each in fitting[: entry.statements]]


def _ago(ground: Ground, days: int) -> date:
    return ground.today - timedelta(days=days)
