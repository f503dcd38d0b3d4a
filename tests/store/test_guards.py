"""What no change may do to a row, by whatever road."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from organiser_app.domain.models import (
    Erased,
    Resident,
    Statement,
    Wording,
    synced_models,
    table_of,
)
from organiser_app.domain.values import WordingPart
from organiser_app.store.guards import FIXED, subject_columns
from organiser_app.store.journal import take_back
from organiser_app.store.log import Log
from organiser_app.store.repositories import wordings
from organiser_app.store.versions import fields_of
from tests.builders import Web, web


@pytest.fixture
def rows(log: Log) -> Web:
    """Two webs, put in; the first is given."""
    webs = web(), web(1)
    with log.work() as work:
        for rows in webs:
            for model, row in rows.items():
                work.add_all(model, [row])
        work.commit("put_in")
    return webs[0]


def test_what_is_written_once_is_never_edited(log: Log, rows: Web) -> None:
    others = web(1)
    for model in synced_models():
        table = table_of(model)
        if table.name not in FIXED:
            continue
        for field in set(fields_of(table)) - {"deleted", *subject_columns(table)}:
            changed = update(table).where(table.c.id == rows[model]["id"])
            with log.work() as work, pytest.raises(IntegrityError, match="written once"):
                work.connection.execute(changed.values({field: others[model][field]}))


def test_a_wording_is_superseded_and_its_former_words_stay(log: Log, rows: Web) -> None:
    of_id = rows[Statement]["id"]
    for body in ("the lift is broken", "the lift is out again"):
        with log.work() as work:
            wordings.write(work, of_id, WordingPart.NOTE, body)
            work.commit("reword_statement")
    with log.work() as work:
        heads = [wording.body for wording in wordings.heads(work, of_id, WordingPart.NOTE)]
        kept = work.connection.execute(select(table_of(Wording).c.body)).scalars().all()
    assert heads == ["the lift is out again"]
    assert {"the lift is broken", "the lift is out again"} <= set(kept)


def test_a_row_never_passes_from_one_resident_to_another(log: Log, rows: Web) -> None:
    other = web(1)[Resident]["id"]
    for model in synced_models():
        table = table_of(model)
        for column in subject_columns(table):
            with log.work() as work, pytest.raises(IntegrityError, match="from one resident"):
                work.connection.execute(
                    update(table).where(table.c.id == rows[model]["id"]).values({column: other})
                )


def test_an_anonymous_row_gains_a_resident_and_loses_it_when_that_is_taken_back(
    log: Log, rows: Web
) -> None:
    subject = table_of(Statement).c.subject_id
    with log.work() as work:
        statement = Statement(**{**rows[Statement], "id": work.new_id(), "subject_id": None})
        work.add(statement)
        work.commit("add_statement")
    of_statement = table_of(Statement).c.id == statement.id
    resident_id = rows[Resident]["id"]
    with log.work() as work:
        work.session.get_one(Statement, statement.id).subject_id = resident_id
        linked = work.commit("link_resident").sequence
    with log.reading() as connection:
        assert connection.execute(select(subject).where(of_statement)).scalar_one() == resident_id
    with log.work() as work:
        take_back(work.connection, linked)
        work.commit("link_resident", road="undo", target=linked)
    with log.reading() as connection:
        assert connection.execute(select(subject).where(of_statement)).scalar_one() is None


def test_the_set_of_the_erased_only_grows(log: Log, rows: Web) -> None:
    assert rows[Erased]["deleted"] is False
    with log.work() as work, pytest.raises(IntegrityError, match="stays erased"):
        work.connection.execute(text("UPDATE erased SET deleted = 1"))


def test_two_tombstones_of_one_resident_from_two_logs_come_together(log: Log, rows: Web) -> None:
    number = rows[Erased]["erased_subject_id"]
    with log.work() as work:
        work.add(Erased(id=work.new_id(), erased_subject_id=number))
        work.commit("merge")
    with log.reading() as connection:
        kept = connection.execute(select(table_of(Erased).c.erased_subject_id)).scalars().all()
    assert kept.count(number) == 2
