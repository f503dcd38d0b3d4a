"""Two patches, streets, doors, places or waves that are one are brought together, or told apart.

Whatever names the one to go names the one to keep from then on; what lies in them comes along where
names agree, and else just moves. Nothing is removed: the other one is hidden, and a colleague who
has not heard of it may name it again, which is then asked about again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, RowMapping, and_, or_, select, update

from organiser_app.domain.change import Change
from organiser_app.domain.clock import day_of
from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.models import Place, SamePlace, WaveQuestion, table_of
from organiser_app.domain.rules.agreeing import Sort
from organiser_app.language import tr
from organiser_app.services.codebook import merge_themes
from organiser_app.store.queries.waves import questions_of
from organiser_app.store.repositories.same_places import (
    MODELS,
    Together,
    agreeing_doors,
    known,
    naming,
    sort_of,
    together,
)
from organiser_app.store.unit_of_work import UnitOfWork

_OF_BOTH: Mapping[str, Callable[[Iterable[date]], date]] = {
    "do_not_contact_since": min,
    "begins_on": min,
    "ends_on": max,
}
"""Days of which the earlier stands, or the later, whichever of the two it is said of."""

_STAYS = frozenset({"id", "deleted", "patch_id", "street_id", *_OF_BOTH})
_SAME = table_of(SamePlace)


def bring_together(work: UnitOfWork, kept_id: UUID, other_id: UUID) -> Change:
    """Let two be one, which goes by the first from then on; themes are merged in the codebook.

    What the first lacks is taken over from the other. `InvalidInput` where they are one already, or
    of two sorts; `NotFound` where either is not in the log.
    """
    with work:
        sort = _sort(work, kept_id, other_id)
        if sort is not Sort.THEME:
            beside = known(work.connection)
            _still_two(work, sort, kept_id, other_id, beside.still_named)
            for two in together(work.connection, sort, kept_id, other_id, beside):
                _bring(work, two)
            return work.commit("bring_together", kept_id)
    return merge_themes(work, other_id, kept_id)


def bring_doors_together(work: UnitOfWork, street_id: UUID) -> Change:
    """Let all doors of a street be one whose labels agree.

    `InvalidInput` where no two do.
    """
    with work:
        found = agreeing_doors(work.connection, street_id, known(work.connection))
        if not found:
            raise InvalidInput(tr("No two doors of that street agree."))
        for two in found:
            _bring(work, two)
        return work.commit("bring_doors_together", street_id)


def tell_apart(work: UnitOfWork, one_id: UUID, other_id: UUID) -> Change:
    """Say that two are two, so that nobody is asked about them again.

    One that was hidden is in sight again, if anything in sight names it.
    """
    with work:
        sort = _sort(work, one_id, other_id)
        if sort is not Sort.THEME:
            _show_again(work, sort, {one_id, other_id} & known(work.connection).still_named.keys())
        _hide_links(work, _between(one_id, other_id))
        _link(work, one_id, other_id, same=False)
        return work.commit("tell_apart", one_id)


def _sort(work: UnitOfWork, one_id: UUID, other_id: UUID) -> Sort:
    """The one sort of which both are."""
    if one_id == other_id:
        raise InvalidInput(tr("They are one already."))
    sorts = {sort_of(work.connection, each) for each in (one_id, other_id)}
    sort = sorts.pop()
    if sort is None or None in sorts:
        raise NotFound(tr("That record is not in the log any more."))
    if sorts:
        raise InvalidInput(tr("Two of different sorts can never be one."))
    return sort


def _still_two(
    work: UnitOfWork, sort: Sort, kept_id: UUID, other_id: UUID, still_named: Iterable[UUID]
) -> None:
    """Raise `InvalidInput` where the other is hidden already, and nothing in sight names it."""
    hidden = {each for each in (kept_id, other_id) if _row(work, sort, each)["deleted"]}
    unnamed = hidden - set(still_named)
    if other_id in unnamed and hidden != {kept_id, other_id}:
        raise InvalidInput(tr("They are one already."))
    if unnamed == {kept_id, other_id}:
        raise NotFound(tr("That record is not in the log any more."))


def _bring(work: UnitOfWork, two: Together) -> None:
    table = table_of(MODELS[two.sort])
    kept, other = (_row(work, two.sort, each) for each in (two.kept, two.other))
    work.connection.execute(
        update(table).where(table.c.id == two.kept).values(_taken_over(two.sort, kept, other))
    )
    work.connection.execute(update(table).where(table.c.id == two.other).values(deleted=True))
    if two.sort is Sort.WAVE:
        _ask_the_others_after(work, two)
    for column in naming(table):
        _rename(work, column, two)
    if two.sort is Sort.PLACE:
        _lies_in_no_area_of_its_own(work, two.kept)
    _hide_links(work, _between(two.kept, two.other))
    _hide_links(work, and_(_SAME.c.other_id == two.kept, _SAME.c.same))
    _link(work, two.kept, two.other, same=True)


def _show_again(work: UnitOfWork, sort: Sort, ids: Collection[UUID]) -> None:
    table = table_of(MODELS[sort])
    work.connection.execute(update(table).where(table.c.id.in_(ids)).values(deleted=False))


def _rename(work: UnitOfWork, column: Column[Any], two: Together) -> None:
    """Let every row, in sight or hidden, that names the other in a column name the kept one."""
    work.connection.execute(
        update(column.table).where(column == two.other).values({column.name: two.kept})
    )


def _taken_over(sort: Sort, mine: RowMapping, theirs: RowMapping) -> dict[str, Any]:
    """What the kept one has from then on, where that is not what it has."""
    taken: dict[str, Any] = {"deleted": False}
    for name, field in MODELS[sort].model_fields.items():
        nothing = (None, "", None if field.is_required() else field.get_default())
        if name not in _STAYS and mine[name] in nothing and theirs[name] not in nothing:
            taken[name] = theirs[name]
    for name, stands in _OF_BOTH.items():
        if days := [each for each in (mine.get(name), theirs.get(name)) if each is not None]:
            taken[name] = stands(days)
    return taken


def _ask_the_others_after(work: UnitOfWork, two: Together) -> None:
    """Let the kept wave's questions come first, and each be asked once."""
    table = table_of(WaveQuestion)
    kept = questions_of(work.connection, two.kept)
    theirs = and_(table.c.wave_id == two.other, table.c.deleted.is_(False))
    asked = and_(theirs, table.c.question.in_(kept))
    work.connection.execute(update(table).where(asked).values(deleted=True))
    after = update(table).where(theirs).values(position=table.c.position + len(kept))
    work.connection.execute(after)


def _lies_in_no_area_of_its_own(work: UnitOfWork, place_id: UUID) -> None:
    table = table_of(Place)
    itself = and_(table.c.id == place_id, table.c.area_id == place_id)
    work.connection.execute(update(table).where(itself).values(area_id=None))


def _row(work: UnitOfWork, sort: Sort, row_id: UUID) -> RowMapping:
    table = table_of(MODELS[sort])
    return work.connection.execute(select(table).where(table.c.id == row_id)).mappings().one()


def _between(one_id: UUID, other_id: UUID) -> ColumnElement[bool]:
    return or_(
        and_(_SAME.c.kept_id == one_id, _SAME.c.other_id == other_id),
        and_(_SAME.c.kept_id == other_id, _SAME.c.other_id == one_id),
    )


def _hide_links(work: UnitOfWork, which: ColumnElement[bool]) -> None:
    work.connection.execute(
        update(_SAME).where(which, _SAME.c.deleted.is_(False)).values(deleted=True)
    )


def _link(work: UnitOfWork, kept_id: UUID, other_id: UUID, *, same: bool) -> None:
    on = day_of(work.clock())
    work.write(SamePlace, kept_id=kept_id, other_id=other_id, same=same, on=on)
