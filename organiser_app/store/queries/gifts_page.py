"""What the page of gifts and needs shows, in one reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from organiser_app.domain.need_figures import NeedFigures
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.gifts import GiftMatches, GiftRow, gift_matches, gifts
from organiser_app.store.queries.need_counts import need_figures
from organiser_app.store.queries.needs import NeedRow, needs
from organiser_app.store.queries.own_patch import own_patch_alone


@dataclass(frozen=True, slots=True)
class GiftsAndNeeds:
    """How the needs stand, and what each list holds; needs are all, those that were met last.

    `patch` names the one of which all this is, where that is not the whole log.
    """

    figures: NeedFigures
    matches: GiftMatches
    needs: tuple[NeedRow, ...]
    gifts: tuple[GiftRow, ...]
    patch: str = ""


def gifts_and_needs(connection: Connection, today: date) -> GiftsAndNeeds:
    """What residents offer and ask for, as it stands on the day `today`.

    In a log of many patches, what was heard in its own.
    """
    own = own_patch_alone(connection)
    wanted = StatementFilter(patch_id=own.id if own else None)
    return GiftsAndNeeds(
        figures=need_figures(connection, today, wanted),
        matches=gift_matches(connection, today, wanted),
        needs=needs(connection, met=True, wanted=wanted),
        gifts=gifts(connection, wanted),
        patch=own.name if own else "",
    )
