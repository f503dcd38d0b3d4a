"""The lots that the page counts: gifts of a kind, groups, places, times, and those not used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from organiser_app.domain.asset_figures import WeekFigure
from organiser_app.domain.relationship_values import GiftKind
from organiser_app.domain.rules.asset_words import gifts_word, time_word
from organiser_app.domain.rules.assets import WeekTime
from organiser_app.language import plural, tr
from organiser_app.store.queries.assets import Assets, GiftAsset, GroupAsset, SpaceAsset
from organiser_app.ui.days import short_day
from organiser_app.ui.tables import SimpleRow, Tone

GIFT, GROUP, SPACE, TIME = "gift", "group", "space", "time"
"""What a row behind a lot is; its key is that word and the id, with a colon between."""


@dataclass(frozen=True, slots=True)
class Lot:
    """Things of one sort; `under` names the part of the column in which they stand as `word`."""

    key: str
    word: str
    title: str
    under: str
    icon: str
    rows: tuple[SimpleRow, ...]
    nothing: str = ""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.rows)


def lots(found: Assets, today: date) -> tuple[Lot, ...]:
    """All lots of a patch, in the order of the column."""
    return (*_gift_lots(found), *_used_lots(found, today), *_unused_lots(found, today))


def lot_of_time(found: Assets, time: WeekTime, today: date) -> Lot:
    """What there is in one part of the week."""
    rows = (
        *(_gift_row(gift) for gift in found.gifts if time in gift.times),
        *(_space_row(space, today) for space in found.spaces if time in space.times),
        *(_group_row(group, today) for group in found.groups if time in group.times),
    )
    nothing = tr("Nothing is offered then, and nothing is on.")
    word = time_word(time)
    return Lot(f"{time.day}.{int(time.part)}", word, word, "", "clock", rows, nothing)


def _gift_lots(found: Assets) -> Iterator[Lot]:
    for kind in (*GiftKind, None):
        rows = tuple(map(_gift_row, found.of_kind(kind)))
        key = f"gifts:{kind or ''}"
        nothing = tr("No gift of this sort is in the log.")
        word = gifts_word(kind)
        yield Lot(key, word, word, tr("Gifts offered"), "gifts", rows, nothing)


def _used_lots(found: Assets, today: date) -> Iterator[Lot]:
    lot = partial(Lot, under=tr("Groups, places and times"))
    yield lot(
        key="groups",
        word=tr("Groups"),
        title=tr("Groups"),
        icon="people",
        rows=tuple(_group_row(group, today) for group in found.groups),
        nothing=tr("No group is in the log yet."),
    )
    yield lot(
        key="spaces",
        word=tr("Places"),
        title=tr("Places"),
        icon="pin",
        rows=tuple(_space_row(space, today) for space in found.spaces),
        nothing=tr("No place says yet when it is open. O says it."),
    )
    yield lot(
        key="times",
        word=tr("Times"),
        title=tr("Times offered"),
        icon="clock",
        rows=_time_rows(found, unused=False),
        nothing=tr("No gift and no place says when."),
    )


def _unused_lots(found: Assets, today: date) -> Iterator[Lot]:
    lot = partial(Lot, under=tr("Not used"))
    yield lot(
        key="unused:gifts",
        word=tr("Gifts"),
        title=tr("Gifts nobody took up"),
        icon="gifts",
        rows=tuple(_gift_row(gift) for gift in found.gifts if not gift.taken_up),
        nothing=tr("Every gift was taken up."),
    )
    yield lot(
        key="unused:groups",
        word=tr("Groups"),
        title=tr("Groups that have not met in three months"),
        icon="people",
        rows=tuple(_group_row(group, today) for group in found.groups if group.idle),
        nothing=tr("Every group has met in the last three months."),
    )
    yield lot(
        key="unused:spaces",
        word=tr("Places"),
        title=tr("Places in which nothing was held for a year"),
        icon="pin",
        rows=tuple(_space_row(space, today) for space in found.spaces if space.idle),
        nothing=tr("In every place something was held in the last year."),
    )
    yield lot(
        key="unused:times",
        word=tr("Times"),
        title=tr("Times with something offered and nothing on"),
        icon="clock",
        rows=_time_rows(found, unused=True),
        nothing=tr("Whenever something is offered, a group meets."),
    )


def _time_rows(found: Assets, *, unused: bool) -> tuple[SimpleRow, ...]:
    """The parts of the week in which something is offered; of them, those with nothing on."""
    return tuple(
        _time_row(cell)
        for cell in found.week().values()
        if cell.unused or (not unused and (cell.gifts or cell.spaces))
    )


def _gift_row(gift: GiftAsset) -> SimpleRow:
    note = tr("taken up") if gift.taken_up else tr("not taken up")
    tone = Tone.GOOD if gift.taken_up else Tone.PLAIN
    who = gift.who or tr("anonymous")
    return SimpleRow(f"{GIFT}:{gift.id}", gift.words, icon="gifts", under=who, note=note, tone=tone)


def _group_row(group: GroupAsset, today: date) -> SimpleRow:
    members = plural("{count} member", "{count} members", group.members)
    under = ", ".join(filter(None, (members, group.meets)))
    if group.last_met is None:
        note = tr("no meeting in the log")
    else:
        note = tr("met {day}", day=short_day(group.last_met, today))
    tone = Tone.PLAIN if group.idle else Tone.GOOD
    return SimpleRow(
        f"{GROUP}:{group.id}", group.name, icon="people", under=under, note=note, tone=tone
    )


def _space_row(space: SpaceAsset, today: date) -> SimpleRow:
    under = space.open_when or tr("nobody has said when it is open")
    if space.last_used is None:
        note = tr("nothing held")
    else:
        note = tr("used {day}", day=short_day(space.last_used, today))
    tone = Tone.PLAIN if space.idle else Tone.GOOD
    return SimpleRow(
        f"{SPACE}:{space.id}", space.name, icon="pin", under=under, note=note, tone=tone
    )


def _time_row(cell: WeekFigure) -> SimpleRow:
    told = (
        plural("{count} gift", "{count} gifts", cell.gifts) if cell.gifts else "",
        plural("{count} place open", "{count} places open", cell.spaces) if cell.spaces else "",
    )
    on = plural("{count} group meets", "{count} groups meet", cell.groups)
    note = on if cell.groups else tr("nothing on")
    key = f"{TIME}:{cell.time.day}.{int(cell.time.part)}"
    under = ", ".join(filter(None, told))
    tone = Tone.GOOD if cell.groups else Tone.PLAIN
    return SimpleRow(key, time_word(cell.time), icon="clock", under=under, note=note, tone=tone)
