"""Places: those of a file added at once, and when residents may use one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from organiser_app.domain.change import Change
from organiser_app.domain.models import Place
from organiser_app.domain.place_inputs import PlaceInput
from organiser_app.store.names import folded
from organiser_app.store.repositories.finding import get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.places import area_called
from organiser_app.store.repositories.sources import known_sources
from organiser_app.store.unit_of_work import UnitOfWork


def not_had(connection: Connection, places: Sequence[PlaceInput]) -> list[PlaceInput]:
    """Those of `places` that the log has not had from an earlier import."""
    known = known_sources(connection, Place, {given.source for given in places})
    return [given for given in places if given.source not in known]


def import_places(work: UnitOfWork, places: Sequence[PlaceInput]) -> Change:
    """Put places that the log has not had into it, each in its area, in one change."""
    with work:
        patch_id = owner(work.connection).patch_id
        areas = _areas(work, patch_id, places)
        rows = [
            {
                **given.model_dump(exclude={"area", "postcode", "source"}),
                "id": work.new_id(),
                "patch_id": patch_id,
                "area_id": areas.get(folded(given.area)),
                "postcode": given.postcode or None,
                "source": given.source or None,
            }
            for given in places
        ]
        work.add_all(Place, rows)
        return work.commit("import_places")


def say_when_open(work: UnitOfWork, place_id: UUID, words: str) -> Change:
    """Say in words when residents may use a place; no words, that nobody knows."""
    with work:
        place = get(work, Place, place_id)
        place.open_when = " ".join(words.split())
        return work.commit("say_when_open", place_id)


def _areas(work: UnitOfWork, patch_id: UUID, places: Sequence[PlaceInput]) -> dict[str, UUID]:
    """The ids of the areas by their folded names, spelt as the first of their places does."""
    names = {folded(given.area): given.area for given in reversed(places) if given.area}
    return {key: area_called(work, patch_id, name) for key, name in names.items()}
