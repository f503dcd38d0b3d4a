"""Drafts: what is being typed is kept from its first key, inside the encrypted log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.store.log import Log
from organiser_app.store.repositories.settings import drop_draft, put_draft
from organiser_app.store.unit_of_work import UnitOfWork

Given = ParamSpec("Given")


def keep_draft(log: Log, draft_id: UUID, form: str, body: str) -> None:
    """Keep what stands in a form now; a draft with nothing in it is let go."""
    with log.local() as connection:
        if body.strip():
            put_draft(connection, draft_id, form, body, log.clock())
        else:
            drop_draft(connection, draft_id)


def settling(
    draft_id: UUID, service: Callable[Concatenate[UnitOfWork, Given], Change]
) -> Callable[Concatenate[UnitOfWork, Given], Change]:
    """A service as it was, with the draft gone in the same transaction that saves it.

    Both or neither: whatever happens, what is saved is never offered as a draft again, and what
    is refused still is.
    """

    def settled(work: UnitOfWork, /, *args: Given.args, **kwargs: Given.kwargs) -> Change:
        work.settles_draft = draft_id
        return service(work, *args, **kwargs)

    return settled
