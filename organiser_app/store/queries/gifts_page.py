"""What the page of gifts and needs shows, in one reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from organiser_app.domain.need_figures import NeedFigures
from organiser_app.store.queries.gifts import GiftMatches, GiftRow, gift_matches, gifts
from organiser_app.store.queries.needs import NeedRow, need_figures, needs


@dataclass(frozen=True, slots=True)
class GiftsAndNeeds:
    """How the needs stand, and what each list holds; needs are all, those that were met last."""

    figures: NeedFigures
    matches: GiftMatches
    needs: tuple[NeedRow, ...]
    gifts: tuple[GiftRow, ...]


def gifts_and_needs(connection: Connection, today: date) -> GiftsAndNeeds:
    """All that residents offer and ask for, as it stands on the day `today`."""
    return GiftsAndNeeds(
        figures=need_figures(connection, today),
        matches=gift_matches(connection, today),
        needs=needs(connection, met=True),
        gifts=gifts(connection),
    )
