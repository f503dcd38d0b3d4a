"""Where people stand on the map of relationships: kept in the log as a setting of its own.

It is local, and never leaves this log: where a dot was drawn is nobody's record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection

from organiser_app.services.settings import keep_setting
from organiser_app.store.log import Log
from organiser_app.store.repositories.settings import setting

WEB_PLACES = "web_places"

Place = tuple[float, float]
"""Right and down, in units of the map."""


def keep_web_places(log: Log, places: Mapping[UUID, Place]) -> None:
    """Keep where everybody stands, in the place of what was kept before."""
    body = {person.hex: [round(x, 1), round(y, 1)] for person, (x, y) in sorted(places.items())}
    keep_setting(log, WEB_PLACES, json.dumps(body, separators=(",", ":")))


def kept_web_places(connection: Connection) -> dict[UUID, Place]:
    """Where people stood when the map was last laid out; nobody where it never was."""
    body: dict[str, list[float]] = json.loads(setting(connection, WEB_PLACES) or "{}")
    return {UUID(hex=person): (x, y) for person, (x, y) in body.items()}
