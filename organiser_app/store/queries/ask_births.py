"""Of what an ask may be born: something that was said, or a project that wants it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.store.queries import tables as t
from organiser_app.store.queries.asks import AskChoices, ask_choices
from organiser_app.store.queries.statements import statement_rows


@dataclass(frozen=True, slots=True)
class AskBirth:
    """What the form shows of it; `words` are what was said, empty where it is a project."""

    id: UUID
    words: str
    is_project: bool
    choices: AskChoices


def ask_birth(connection: Connection, record_id: UUID) -> AskBirth | None:
    """A statement or a project by its id, with what an ask can be for; None where it is gone."""
    choices = ask_choices(connection)
    for said in statement_rows(connection, [record_id]):
        return AskBirth(record_id, said.text, is_project=False, choices=choices)
    project = t.project
    there = select(project.c.id).where(project.c.id == record_id, t.live(project))
    if connection.execute(there).first() is None:
        return None
    return AskBirth(record_id, "", is_project=True, choices=choices)
