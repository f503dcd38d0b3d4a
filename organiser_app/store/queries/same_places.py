"""What may be in the log twice, from patches to waves and themes; two side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.models import table_of
from organiser_app.domain.rules.agreeing import Sort, Spot, roots_of
from organiser_app.domain.rules.codebook import ThemeLinks, parents, roots
from organiser_app.domain.rules.same_places import LikelyPlace, called, likely_places
from organiser_app.domain.rules.same_places import compared as places_compared
from organiser_app.domain.rules.same_themes import compared as themes_compared
from organiser_app.domain.rules.same_themes import likely_themes
from organiser_app.domain.values import PlaceKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.hanging import hangs_on
from organiser_app.store.queries.writers import writer_of
from organiser_app.store.repositories.same_places import (
    MODELS,
    Known,
    agreeing_doors,
    doors_perhaps_twice,
    known,
    links,
    sort_of,
    spots,
    together,
)

MOST_PLACES = 500
"""Nobody looks through more at once; the next come as these are settled."""

_UPPER = {Sort.STREET: t.patch, Sort.PLACE: t.patch, Sort.WAVE: t.patch, Sort.DOOR: t.street}


@dataclass(frozen=True, slots=True)
class SpotBrief:
    """One of two as a list names it; `where` is the street or patch in which it lies."""

    id: UUID
    name: str
    where: str


@dataclass(frozen=True, slots=True)
class LikelyPlaceRow:
    """Two that are likely one, why, and how many rows name those of them that are hidden."""

    likely: LikelyPlace
    kept: SpotBrief
    other: SpotBrief
    still_named: int


@dataclass(frozen=True, slots=True)
class SpotSide:
    """One of two that are compared: what is kept of it, and what hangs on it.

    `hangs` counts the rows of each table that name it, or what lies in it. `named_by` is whose log
    gave it its name (`writers.writer_of`). `words` are how a theme is described, `days` the first
    and the last of a wave; `at` is latitude and longitude in degrees.
    """

    brief: SpotBrief
    in_sight: bool
    hangs: tuple[tuple[str, int], ...]
    named_by: str | None
    kind: PlaceKind | None = None
    postcode: str = ""
    at: tuple[float, float] | None = None
    source: str = ""
    do_not_contact_since: date | None = None
    words: str = ""
    days: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class PlacePair:
    """Two side by side, the one to keep first.

    `along` counts what comes along with them since it agrees. Of two doors `street_id` is the
    street in which both lie, and `doors_agree` how many of its doors would go at one key.
    """

    likely: LikelyPlace
    kept: SpotSide
    other: SpotSide
    still_named: int
    along: tuple[tuple[Sort, int], ...]
    street_id: UUID | None
    doors_agree: int


def likely_place_rows(connection: Connection) -> tuple[LikelyPlaceRow, ...]:
    """The likely pairs, patches first and themes last; `MOST_PLACES` of them where there are more.

    Those of which somebody said that they are two are left out.
    """
    beside, before = known(connection), links(connection)
    places = _all_spots(connection, beside, before)
    above, themes = _themes(connection)
    found = (
        *likely_places(places, before, beside.apart),
        *likely_themes(themes, above, beside.apart),
    )[:MOST_PLACES]
    briefs = _briefs(connection, {spot.id: spot for spot in (*places, *themes)}, found)
    return tuple(
        LikelyPlaceRow(
            likely, briefs[likely.kept], briefs[likely.other], _named_still(likely, beside)
        )
        for likely in found
    )


def how_many_places(connection: Connection) -> int:
    """How many such pairs there are, up to `MOST_PLACES`."""
    return len(likely_place_rows(connection))


def place_pair(connection: Connection, kept_id: UUID, other_id: UUID) -> PlacePair | None:
    """Two side by side; None where either is gone, or they are of two sorts."""
    sort = sort_of(connection, kept_id)
    if sort is None or sort is not sort_of(connection, other_id):
        return None
    beside = known(connection)
    found = {spot.id: spot for spot in _two(connection, sort, (kept_id, other_id))}
    if len(found) < 2 or not any(_stands(spot, beside) for spot in found.values()):  # noqa: PLR2004
        return None
    kept, other = found[kept_id], found[other_id]
    likely = _compared(kept, other, links(connection))
    briefs = _briefs(connection, found, (likely,))
    street_id = _street(kept, other)
    return PlacePair(
        likely,
        _side(connection, kept, briefs[kept_id]),
        _side(connection, other, briefs[other_id]),
        _named_still(likely, beside),
        _along(connection, likely, beside),
        street_id,
        _doors_agreeing(connection, street_id, beside),
    )


def _all_spots(connection: Connection, beside: Known, before: Mapping[UUID, UUID]) -> list[Spot]:
    """All in sight, and the hidden ones that are named still, with what is kept in their place.

    Where that is hidden as well, whatever went into it is there too.
    """
    still, kept_by = beside.still_named, roots_of(before)
    named = {*still, *(kept_by.get(each, each) for each in still)}
    named |= {other for other, kept in kept_by.items() if kept in still}
    upper = [
        spot for sort in MODELS if sort is not Sort.DOOR for spot in spots(connection, sort, named)
    ]
    return upper + doors_perhaps_twice(connection, named)


def _themes(connection: Connection) -> tuple[Mapping[UUID, UUID], list[Spot]]:
    """Which theme lies under which, and all that count as themselves and are in use."""
    theme = t.theme.c
    rows = connection.execute(select(t.theme).where(t.live(t.theme)).order_by(theme.id)).all()
    standing = [ThemeLinks(row.id, row.merged_into_id, row.parent_id) for row in rows]
    counts_as = roots(standing)
    return parents(standing), [
        Spot(row.id, Sort.THEME, row.name, words=row.description)
        for row in rows
        if counts_as[row.id] == row.id and not row.archived
    ]


def _two(connection: Connection, sort: Sort, ids: tuple[UUID, UUID]) -> list[Spot]:
    if sort is Sort.THEME:
        return [spot for spot in _themes(connection)[1] if spot.id in ids]
    return [spot for spot in spots(connection, sort, ids) if spot.id in ids]


def _stands(spot: Spot, beside: Known) -> bool:
    return spot.in_sight or spot.id in beside.still_named


def _compared(kept: Spot, other: Spot, before: Mapping[UUID, UUID]) -> LikelyPlace:
    """Why two stand side by side, in the order in which they were asked for."""
    rule = themes_compared if kept.sort is Sort.THEME else places_compared
    found = rule(kept, other)
    again = before.get(other.id) == kept.id or before.get(kept.id) == other.id
    return LikelyPlace(
        kept.sort,
        kept.id,
        other.id,
        found.called if found else called(kept, other),
        found.metres if found else None,
        same_source=bool(found and found.same_source),
        before=again,
        shared=found.shared if found else (),
    )


def _named_still(likely: LikelyPlace, beside: Known) -> int:
    return sum(beside.still_named.get(each, 0) for each in likely.pair)


def _briefs(
    connection: Connection, found: Mapping[UUID, Spot], pairs: Collection[LikelyPlace]
) -> dict[UUID, SpotBrief]:
    shown = [found[each] for likely in pairs for each in likely.pair]
    upper: dict[UUID, str] = {}
    for table in (t.patch, t.street):
        ids = {spot.within for spot in shown if _UPPER.get(spot.sort) is table}
        query = select(table.c.id, table.c.name).where(table.c.id.in_(ids - {None}))
        upper |= dict(connection.execute(query).all())
    return {
        spot.id: SpotBrief(spot.id, spot.name, upper.get(spot.within, "") if spot.within else "")
        for spot in shown
    }


def _side(connection: Connection, spot: Spot, brief: SpotBrief) -> SpotSide:
    hangs = hangs_on(connection, spot)
    field = "label" if spot.sort is Sort.DOOR else "name"
    named_by = writer_of(connection, spot.sort.value, field, spot.id)
    if spot.sort is Sort.THEME:
        return SpotSide(brief, spot.in_sight, hangs, named_by, words=spot.words)
    table = table_of(MODELS[spot.sort])
    row = connection.execute(select(table).where(table.c.id == spot.id)).mappings().one()
    return SpotSide(
        brief,
        spot.in_sight,
        hangs,
        named_by,
        kind=row.get("kind"),
        postcode=row.get("postcode") or "",
        at=spot.at,
        source=spot.source or "",
        do_not_contact_since=row.get("do_not_contact_since"),
        days=spot.days,
    )


def _along(
    connection: Connection, likely: LikelyPlace, beside: Known
) -> tuple[tuple[Sort, int], ...]:
    if likely.sort is Sort.THEME:
        return ()
    found = together(connection, likely.sort, likely.kept, likely.other, beside)
    return tuple(Counter(each.sort for each in found[1:]).items())


def _street(kept: Spot, other: Spot) -> UUID | None:
    """The street of which all doors that agree may be brought together beside these two."""
    both_in_it = kept.sort is Sort.DOOR and kept.within == other.within
    return kept.within if both_in_it else None


def _doors_agreeing(connection: Connection, street_id: UUID | None, beside: Known) -> int:
    if street_id is None:
        return 0
    return len(agreeing_doors(connection, street_id, beside))
