"""Drafts: what is being typed is kept from its first key, inside the encrypted log."""

from __future__ import annotations

from uuid import UUID

from organiser_app.store.log import Log
from organiser_app.store.repositories.settings import drop_draft, put_draft


def keep_draft(log: Log, draft_id: UUID, form: str, body: str) -> None:
    """Keep what stands in a form now; a draft with nothing in it is let go."""
    with log.local() as connection:
        if body.strip():
            put_draft(connection, draft_id, form, body, log.clock())
        else:
            drop_draft(connection, draft_id)
