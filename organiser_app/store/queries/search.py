"""Search as you type over all that is written in the log, newest first.

The full-text index gives its newest hits and stops; the few that it gave are then looked at, in
the same query. A hit that no longer stands (a wording that was superseded, something of a record
that was deleted) is passed over and the search goes on behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row

from organiser_app.domain.values import StatementKind, WordingPart
from organiser_app.language import tr
from organiser_app.store.queries.excerpts import excerpt
from organiser_app.store.queries.matching import match_expression

SHOWN = 30
_NEWEST = 1 << 62
_Found = tuple["HitKind", str, str]


class HitKind(StrEnum):
    """What was found."""

    STATEMENT = "statement"
    QUOTE = "quote"
    NOTE = "note"
    STORY = "story"
    RESIDENT = "resident"
    PROJECT = "project"
    THEME = "theme"
    PLACE = "place"
    NEXT_STEP = "next_step"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something found.

    `record_id` is the record itself: the statement of its words and its quote, the listening or
    the resident of a note, the project of a story. `title` names it or whom it is about, and may
    be empty; `excerpt` is its text around the first word found. `resident_id` and `project_id`
    are given where it belongs to one, `statement_kind` for words and quotes. Where a record is
    read as another's, the resident is the one by whom the person goes.
    """

    kind: HitKind
    record_id: UUID
    title: str
    excerpt: str
    resident_id: UUID | None = None
    project_id: UUID | None = None
    statement_kind: StatementKind | None = None


_QUERY = """
WITH hit AS MATERIALIZED (
  SELECT rowid AS place FROM search
  WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?
)
SELECT hit.place, entry.table_name, entry.row_id, wording.part,
  coalesce(wording.body, step.what, commitment.what, project.summary, '') AS body,
  coalesce(theme.name, place.name, commitment.promised_by, '') AS name,
  statement.id AS statement_id, statement.kind AS statement_kind, listening.id AS listening_id,
  project.id AS project_id, project.name AS project,
  coalesce(head.name, head.pseudonym, resident.name, resident.pseudonym, '') AS resident,
  CASE WHEN head.id <> resident.id THEN coalesce(resident.name, resident.pseudonym, '')
    ELSE '' END AS also,
  coalesce(head.id, resident.id) AS resident_id
FROM hit
JOIN search_entry AS entry ON entry.id = hit.place
LEFT JOIN wording ON entry.table_name = 'wording' AND wording.id = entry.row_id
  AND NOT wording.deleted AND NOT EXISTS (
  SELECT 1 FROM supersedes JOIN wording AS newer ON newer.id = supersedes.newer_id
  WHERE supersedes.older_id = wording.id AND NOT supersedes.deleted AND NOT newer.deleted
)
LEFT JOIN statement ON statement.id = wording.of_id AND NOT statement.deleted
LEFT JOIN listening ON listening.id = coalesce(statement.listening_id, wording.of_id)
  AND NOT listening.deleted
LEFT JOIN story ON story.id = wording.of_id AND NOT story.deleted
LEFT JOIN next_step AS step ON entry.table_name = 'next_step' AND step.id = entry.row_id
  AND NOT step.deleted
LEFT JOIN commitment ON entry.table_name = 'commitment' AND commitment.id = entry.row_id
  AND NOT commitment.deleted
LEFT JOIN theme ON entry.table_name = 'theme' AND theme.id = entry.row_id AND NOT theme.deleted
LEFT JOIN place ON entry.table_name = 'place' AND place.id = entry.row_id AND NOT place.deleted
LEFT JOIN project ON NOT project.deleted AND project.id =
  coalesce(story.project_id, step.project_id, commitment.project_id, wording.of_id,
    iif(entry.table_name = 'project', entry.row_id, NULL))
LEFT JOIN resident ON NOT resident.deleted AND resident.id =
  coalesce(statement.subject_id, step.subject_id, commitment.subject_id, wording.of_id,
    iif(entry.table_name = 'resident', entry.row_id, NULL))
LEFT JOIN resident AS head ON NOT head.deleted AND head.id = coalesce((
  SELECT min(link.subject_id) FROM same_person AS link
  WHERE link.other_subject_id = resident.id AND link.same AND NOT link.deleted
), resident.id)
ORDER BY hit.place DESC
"""


def search(connection: Connection, typed: str, limit: int = SHOWN) -> tuple[SearchHit, ...]:
    """What holds every word of `typed`, the last perhaps only begun; newest written first."""
    expression = match_expression(typed)
    found: dict[tuple[UUID, str], SearchHit] = {}
    before = _NEWEST
    while expression is not None and len(found) < limit:
        rows = connection.exec_driver_sql(_QUERY, (expression, before, limit)).all()
        for hit in filter(None, (_hit(row, typed) for row in rows)):
            # An answer's words are its quote too: it is one thing found, by whichever came first.
            found.setdefault((hit.record_id, hit.excerpt), hit)
        if len(rows) < limit:
            break
        before = rows[-1].place
    return tuple(found.values())[:limit]


def _hit(row: Row[Any], typed: str) -> SearchHit | None:
    found = _named(row) if row.table_name != "wording" else _written(row)
    if found is None:
        return None
    kind, record_id, title = found
    return SearchHit(
        kind=kind,
        record_id=UUID(record_id),
        title=title,
        excerpt=excerpt(row.body, typed) or _also(row, title),
        resident_id=UUID(row.resident_id) if row.resident_id else None,
        project_id=UUID(row.project_id) if row.project_id else None,
        statement_kind=StatementKind(row.statement_kind) if row.statement_kind else None,
    )


def _also(row: Row[Any], title: str) -> str:
    """The other name by which somebody was found, where the hit shows the one they go by."""
    return tr("also {name}", name=row.also) if row.also not in ("", title) else ""


def _named(row: Row[Any]) -> _Found:
    """A record found by its own text; the index forgets such a record once it is deleted."""
    kind = HitKind(row.table_name)
    titles = {
        HitKind.RESIDENT: row.resident,
        HitKind.PROJECT: row.project,
        HitKind.NEXT_STEP: row.resident or row.project,
        HitKind.COMMITMENT: row.name or row.resident or row.project,
    }
    record_id = row.resident_id if kind is HitKind.RESIDENT else row.row_id
    return kind, record_id, titles.get(kind, row.name) or ""


def _written(row: Row[Any]) -> _Found | None:
    """The record to which a wording belongs; None where either stands no longer.

    An organiser's own reflection is nobody's words but theirs, and is not looked for here.
    """
    if row.part == WordingPart.REFLECTION:
        return None
    if row.statement_id and row.listening_id:
        quoted = row.part == WordingPart.QUOTE
        return HitKind.QUOTE if quoted else HitKind.STATEMENT, row.statement_id, row.resident
    if row.project_id:
        return HitKind.STORY, row.project_id, row.project
    if row.listening_id:
        return HitKind.NOTE, row.listening_id, ""
    if row.resident_id and row.part and not row.statement_id:
        return HitKind.NOTE, row.resident_id, row.resident
    return None
