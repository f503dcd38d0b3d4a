"""What a filter may be made of: the waves, places, themes and organisers of the log."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from organiser_app.store.queries.heard import waves
from organiser_app.store.queries.heard_page import theme_ids
from organiser_app.store.queries.heard_places import localities
from organiser_app.store.queries.saved_filters import organisers
from organiser_app.store.queries.spans import Locality

Named = tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """Each with its name; waves from the latest, the rest by name."""

    waves: Named
    localities: tuple[tuple[Locality, str], ...]
    themes: Named
    organisers: Named


def filter_choices(connection: Connection) -> FilterChoices:
    """All that a filter can be narrowed to."""
    return FilterChoices(
        waves=tuple((wave.id, wave.name) for wave in waves(connection)),
        localities=localities(connection),
        themes=tuple((theme_id, name) for name, theme_id in theme_ids(connection).items()),
        organisers=organisers(connection),
    )
