"""Listenings by where they came from, so that none is taken in twice."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from organiser_app.domain.models import Listening
from organiser_app.store.repositories import sources as imported


def known_sources(connection: Connection, sources: Collection[str]) -> set[str]:
    """Those of `sources` that a listening in the log came from; an empty one is never known."""
    return imported.known_sources(connection, Listening, sources)
