"""The long texts of records: written once, superseded, never edited."""

from __future__ import annotations

from uuid import UUID

from organiser_app.domain.models import Supersedes, Wording, table_of
from organiser_app.domain.values import WordingPart
from organiser_app.store.repositories.finding import found
from organiser_app.store.unit_of_work import UnitOfWork


def heads(work: UnitOfWork, of_id: UUID, part: WordingPart) -> list[Wording]:
    """The wordings of a text that nothing supersedes: one, or more where people disagreed."""
    columns = table_of(Wording).c
    written = found(work, Wording, columns.of_id == of_id, columns.part == part)
    older = table_of(Supersedes).c.older_id
    edges = found(work, Supersedes, older.in_([wording.id for wording in written]))
    alive = {wording.id for wording in written}
    outdone = {edge.older_id for edge in edges if edge.newer_id in alive}
    return [wording for wording in written if wording.id not in outdone]


def write(
    work: UnitOfWork, of_id: UUID, part: WordingPart, body: str, subject_id: UUID | None = None
) -> None:
    """Make `body` the text of a record, in the place of all that stood there, in its language."""
    before = heads(work, of_id, part)
    if [wording.body for wording in before] == [body] or not (before or body):
        return
    wording = Wording(
        id=work.new_id(),
        of_id=of_id,
        part=part,
        body=body,
        language=before[-1].language if before else None,
        subject_id=subject_id,
    )
    work.add(wording)
    for older in before:
        work.add(Supersedes(id=work.new_id(), newer_id=wording.id, older_id=older.id))


def write_new(
    work: UnitOfWork,
    of_id: UUID,
    part: WordingPart,
    body: str,
    subject_id: UUID | None = None,
    *,
    language: str = "",
) -> None:
    """Write the first wording of a text that is known to be new; no words make no wording."""
    if body:
        work.add_row(
            Wording,
            of_id=of_id,
            part=part,
            body=body,
            language=language or None,
            subject_id=subject_id,
        )
