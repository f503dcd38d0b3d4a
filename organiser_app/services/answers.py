"""Recording the answers of a survey: many at once, since a survey may bring a hundred thousand.

Nobody present is named in an answer, and nothing is promised, so the rows are written table by
table, and every place, wave and theme is looked for but once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from organiser_app.domain.change import Change
from organiser_app.domain.clock import day_of
from organiser_app.domain.inputs import ListeningInput, StatementInput
from organiser_app.domain.models import Listening, Statement, StatementTheme, Wording
from organiser_app.domain.values import WordingPart
from organiser_app.store.repositories.codebook import current_version
from organiser_app.store.repositories.listenings import known_sources
from organiser_app.store.repositories.owner import Owner, owner
from organiser_app.store.repositories.places import spot_called, wave_on
from organiser_app.store.repositories.themes import theme_called
from organiser_app.store.unit_of_work import UnitOfWork

Row = dict[str, Any]


def not_had(connection: Connection, answers: Sequence[ListeningInput]) -> list[ListeningInput]:
    """Those of `answers` that the log has not had from an earlier import."""
    known = known_sources(connection, {given.source for given in answers})
    return [given for given in answers if given.source not in known]


def import_answers(work: UnitOfWork, answers: Sequence[ListeningInput]) -> Change:
    """Put answers that the log has not had into it, in one change.

    Of each listening its kind, day, place, note and statements are kept; `ValueError` where
    there are people, next steps or commitments, which an answer has none of.
    """
    if any(given.people or given.next_steps or given.commitments for given in answers):
        raise ValueError("an answer names nobody and promises nothing")
    with work:
        heard = _new_ids(work, answers)
        work.add_all(Listening, _listening_rows(work, owner(work.connection), heard))
        work.add_all(Statement, _statement_rows(heard))
        work.add_all(StatementTheme, _theme_rows(work, heard))
        work.add_all(Wording, _wording_rows(work, heard))
        return work.commit("import_answers")


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer, and the ids under which it is kept."""

    id: UUID
    given: ListeningInput
    statements: tuple[tuple[UUID, StatementInput], ...]


def _new_ids(work: UnitOfWork, answers: Sequence[ListeningInput]) -> list[_Answer]:
    return [
        _Answer(work.new_id(), given, tuple((work.new_id(), said) for said in given.statements))
        for given in answers
    ]


def _listening_rows(work: UnitOfWork, own: Owner, heard: Sequence[_Answer]) -> list[Row]:
    spot = cache(lambda where: spot_called(work, own.patch_id, where))
    wave = cache(lambda day: wave_on(work, own.patch_id, day))
    return [
        {
            "id": answer.id,
            "patch_id": own.patch_id,
            "organiser_id": own.organiser_id,
            "wave_id": wave(day_of(answer.given.at)),
            "door_id": spot(answer.given.where).door_id,
            "place_id": spot(answer.given.where).place_id,
            "kind": answer.given.kind,
            "at": answer.given.at,
            "entered": answer.given.entered,
            "privacy_notice": answer.given.privacy_notice,
            "source": answer.given.source or None,
        }
        for answer in heard
    ]


def _statement_rows(heard: Sequence[_Answer]) -> Iterator[Row]:
    for answer in heard:
        for statement_id, said in answer.statements:
            yield {
                "id": statement_id,
                "listening_id": answer.id,
                "kind": said.kind,
                "strength": said.strength,
                "permission": said.permission,
                "asked_before": said.asked_before,
            }


def _theme_rows(work: UnitOfWork, heard: Sequence[_Answer]) -> list[Row]:
    called: Callable[[str], UUID] = cache(lambda name: theme_called(work, name))
    rows: list[Row] = []
    for answer in heard:
        for statement_id, said in answer.statements:
            theme_ids = dict.fromkeys(map(called, said.themes))
            version = current_version(work.connection) if theme_ids else 0
            rows.extend(
                {"id": work.new_id(), "statement_id": statement_id, "theme_id": theme_id}
                | {"codebook": version}
                for theme_id in theme_ids
            )
    return rows


def _wording_rows(work: UnitOfWork, heard: Sequence[_Answer]) -> Iterator[Row]:
    for answer in heard:
        texts = [(answer.id, WordingPart.NOTE, answer.given.note)]
        for statement_id, said in answer.statements:
            texts.append((statement_id, WordingPart.WORDS, said.words))
            texts.append((statement_id, WordingPart.QUOTE, said.quote))
        for of_id, part, body in texts:
            if body:
                yield {"id": work.new_id(), "of_id": of_id, "part": part, "body": body}
