"""Of somebody who was erased no word is left, wherever the log held it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import insert, text

from organiser_app.domain.models import (
    Attempt,
    Commitment,
    Draft,
    Erased,
    Listening,
    Meeting,
    MeetingGuest,
    Organiser,
    Presence,
    Resident,
    SavedFilter,
    Setting,
    Statement,
    Synced,
    Theme,
    Tie,
    Wording,
    synced_tables,
    table_of,
)
from organiser_app.domain.values import WordingPart
from organiser_app.store.check import check
from organiser_app.store.concerning import mentions
from organiser_app.store.erasure import purge_erased
from organiser_app.store.guards import subject_columns
from organiser_app.store.log import Log
from organiser_app.store.unit_of_work import UnitOfWork
from tests.builders import Web, web
from tests.store.everywhere import pages_of, tables_with
from tests.store.roads import put_in
from tests.sync.devices import Device, device_at

MARK = "zebracorn"
PLAIN = "kettle"
STAYS = {
    "ask",
    "ask_move",
    "attempt",
    "codebook_change",
    "door",
    "funder",
    "grant",
    "host",
    "indicator",
    "listening",
    "measurement",
    "organiser",
    "outcome",
    "partner",
    "patch",
    "place",
    "project",
    "rate",
    "rate_card",
    "resident_group",
    "round",
    "safeguarding_passed_on",
    "spending",
    "same_place",
    "stage_move",
    "street",
    "theme",
    "wave",
    "wave_question",
}
"""Tables whose rows say nothing of a resident, or go on without the one whom they name."""


def their_web() -> Web:
    """A web of rows, with the mark in each that concerns its resident."""
    marked, plain = web(words=MARK), web(words=PLAIN)
    del marked[Erased]
    marked[Wording]["of_id"] = marked[Statement]["id"]
    return {
        model: plain[model] if table_of(model).name in STAYS else row
        for model, row in marked.items()
    }


def erase(log: Log, resident: UUID) -> None:
    with log.work() as work:
        work.add_all(Erased, [{"id": work.new_id(), "erased_subject_id": resident}])
        purge_erased(work.connection)
        work.commit("erase")


def keep_beside(log: Log, resident: UUID, statement: UUID) -> None:
    """Put the mark, or the id, wherever a log keeps something beside its rows."""
    now = datetime(2026, 3, 2, tzinfo=UTC)
    name = f"{MARK} resident name"
    drafts = (f"listen\n{name}: the lift", json.dumps({"about": str(statement), "words": MARK}))
    with log.local() as connection:
        for number, body in enumerate((*drafts, "nobody yet"), start=1):
            row = {"id": UUID(int=number), "form": "f", "body": body, "changed_at": now}
            connection.execute(insert(table_of(Draft)).values(row))
        filters = {
            name.upper(): "{}",
            "of one": json.dumps({"resident_id": str(resident)}),
            "": "{}",
        }
        for number, (called, body) in enumerate(filters.items(), start=1):
            row = {"id": UUID(int=number), "page": "heard", "name": called, "body": body}
            connection.execute(insert(table_of(SavedFilter)).values(row))
        places = json.dumps({resident.hex: [1.0, 2.0], "a" * 32: [3.0, 4.0]})
        connection.execute(insert(table_of(Setting)).values(key="web_places", value=places))
        for row_id, field, value in (
            (statement.hex, "later", MARK),
            ("b" * 32, "subject_id", resident.hex),
            ("b" * 32, "words", MARK),
        ):
            connection.execute(
                text(
                    "INSERT INTO register VALUES ('statement', :row_id, :field,"
                    " json_quote(:value), x'01', 1)"
                ),
                {"row_id": row_id, "field": field, "value": value},
            )
        connection.execute(
            text(
                "INSERT INTO other_value VALUES ('resident', :row_id, 'name', x'01',"
                " json_quote(:value), 1)"
            ),
            {"row_id": resident.hex, "value": MARK},
        )


def test_no_word_and_no_id_is_left_in_any_table_or_page(log: Log) -> None:
    rows = their_web()
    resident: UUID = rows[Resident]["id"]
    put_in(log, rows)
    with log.work() as work:
        work.connection.execute(text("UPDATE resident SET phone = '0113'"))
        work.connection.execute(text("UPDATE theme SET name = 'warm'"))
        work.commit("alter")
    keep_beside(log, resident, rows[Statement]["id"])
    assert len(tables_with(log, MARK)) > 15
    assert MARK.encode() in pages_of(log).lower()
    erase(log, resident)
    assert tables_with(log, MARK) == set()
    assert tables_with(log, resident.hex) == {"erased", "forgotten"}
    assert tables_with(log, str(resident)) == set()
    assert MARK.encode() not in pages_of(log).lower()
    with log.reading() as connection:
        for table, left in (("draft", 1), ("saved_filter", 1), ("register", 0)):
            count = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            assert count == left, table
        kept = connection.exec_driver_sql("SELECT value FROM setting WHERE key = 'web_places'")
        assert json.loads(kept.scalar_one()) == {"a" * 32: [3.0, 4.0]}
    assert check(log) == ()


def test_what_is_not_about_them_stays(log: Log) -> None:
    rows = their_web()
    put_in(log, rows)
    erase(log, rows[Resident]["id"])
    with log.reading() as connection:
        left = {
            table.name
            for table in synced_tables()
            if connection.execute(table.select()).first() is not None
        }
        organiser = connection.execute(table_of(Organiser).select()).one()
    assert left == STAYS | {"erased"}
    assert organiser.subject_id is None
    assert organiser.name == rows[Organiser]["name"]


def test_a_tie_of_two_others_whom_they_introduced_stays_without_their_name(log: Log) -> None:
    with log.work() as work:
        bill, terri, joyce = (
            work.write(Resident, name=name) for name in ("Bill", "Terri", "Joyce")
        )
        tie = work.write(
            Tie, subject_id=terri, other_subject_id=joyce, introduced_by_id=bill, kind="friends"
        )
        work.commit("make_tie")
    erase(log, bill)
    with log.reading() as connection:
        row = connection.execute(table_of(Tie).select()).one()
    assert (row.id, row.introduced_by_id) == (tie, None)


def test_a_promise_made_to_them_goes_and_one_to_another_stays(log: Log) -> None:
    put_in(log, {model: row for model, row in web().items() if model is not Erased})
    with log.work() as work:
        bill, terri = (work.write(Resident, name=name) for name in ("Bill", "Terri"))
        to_nobody = {"subject_id": None, "joins_id": None, "renews_id": None}
        to_bill = like(work, Commitment, to_subject_id=bill, **to_nobody)
        to_terri = like(work, Commitment, to_subject_id=terri, **to_nobody)
        work.commit("promise")
    erase(log, bill)
    with log.reading() as connection:
        left = {row.id for row in connection.execute(table_of(Commitment).select())}
    assert to_terri in left
    assert to_bill not in left


def like(work: UnitOfWork, model: type[Synced], **fields: object) -> UUID:
    """One more row like that of the web, with other fields."""
    given = {name: value for name, value in web()[model].items() if name != "id"}
    return work.write(model, **{**given, **fields})


def test_notes_about_several_go_with_each_of_them_and_what_others_said_stays(log: Log) -> None:
    put_in(log, {model: row for model, row in web().items() if model is not Erased})
    with log.work() as work:
        bill, terri = (work.write(Resident, name=name) for name in ("Bill", "Terri"))
        heard, meeting = like(work, Listening), like(work, Meeting, subject_id=None)
        knock = like(work, Attempt, listening_id=heard)
        for each in (bill, terri):
            like(work, Presence, listening_id=heard, subject_id=each)
            like(work, MeetingGuest, meeting_id=meeting, subject_id=each)
        hers = like(work, Statement, listening_id=heard, subject_id=terri)
        theirs = {
            like(work, Wording, of_id=of_id, part=part, subject_id=None)
            for of_id, part in (
                (heard, WordingPart.NOTE),
                (heard, WordingPart.REFLECTION),
                (knock, WordingPart.NOTE),
                (meeting, WordingPart.PREPARATION),
            )
        }
        own = like(work, Wording, of_id=hers, subject_id=None)
        work.commit("listen")
    erase(log, bill)
    with log.reading() as connection:
        left = {row.id for row in connection.execute(table_of(Wording).select())}
        assert own in left
        assert not left & theirs
        for model, row_id in ((Listening, heard), (Attempt, knock), (Meeting, meeting)):
            assert row_id in {row.id for row in connection.execute(table_of(model).select())}


@pytest.fixture
def devices(tmp_path: Path, empty_log_folder: Path) -> Iterator[tuple[Device, Device]]:
    """Two empty logs."""
    one, other = (device_at(tmp_path, empty_log_folder, number) for number in range(2))
    yield one, other
    one.log.close()
    other.log.close()


def test_the_lines_that_a_merge_kept_hold_nothing_of_them(devices: tuple[Device, Device]) -> None:
    one, other = devices
    rows = their_web()
    one.put(rows)
    theme = one.write(Theme, name="damp")
    other.merge(one.lines())
    assert "merge_run" in tables_with(other.log, MARK)
    erase(one.log, rows[Resident]["id"])
    stale = other.lines()
    other.merge(one.lines())
    assert tables_with(other.log, MARK) == set()
    assert "merge_run" in tables_with(other.log, theme)
    one.merge(stale)
    assert tables_with(one.log, MARK) == set()
    assert MARK.encode() not in pages_of(one.log).lower()
    assert one.state() == other.state()


def test_a_merge_can_be_taken_back_after_an_erasure(devices: tuple[Device, Device]) -> None:
    one, other = devices
    rows = their_web()
    one.put(rows)
    theme = one.write(Theme, name="damp")
    other.merge(one.lines())
    other.merge(one.lines())
    erase(one.log, rows[Resident]["id"])
    other.merge(one.lines())
    other.take_back(other.runs[0])
    assert tables_with(other.log, MARK) == set()
    assert other.state()["theme", theme, "name"][0] == "damp"
    assert {table for table, _, _ in other.state()} == STAYS | {"erased"}
    assert check(other.log) == ()


def test_what_comes_late_and_hangs_on_what_went_goes_too(devices: tuple[Device, Device]) -> None:
    one, other = devices
    rows = their_web()
    one.put(rows)
    other.merge(one.lines())
    erase(one.log, rows[Resident]["id"])
    version = b"0001" * 8
    late = [
        b'{"table":"wording","fields":["deleted","of_id","part","body"]}',
        b'["%s",[0,"%s","words","%s"],"%s",null]'
        % (b"c" * 32, rows[Statement]["id"].hex.encode(), MARK.encode(), version),
        b'{"table":"visit","fields":["statement_id","words"]}',
        b'["%s",["%s","%s"],"%s",null]'
        % (b"d" * 32, rows[Statement]["id"].hex.encode(), MARK.encode(), version),
    ]
    one.merge(late)
    assert tables_with(one.log, MARK) == set()
    other.merge(late)
    other.merge(one.lines())
    assert tables_with(other.log, MARK) == set()


def test_every_column_that_names_a_resident_concerns_them_but_two() -> None:
    mentioning = {
        (table.name, column)
        for table in synced_tables()
        for column in subject_columns(table)
        if column in mentions(table)
    }
    assert mentioning == {("organiser", "subject_id"), ("tie", "introduced_by_id")}


def test_a_word_that_is_a_name_as_well_is_left_in_drafts(log: Log) -> None:
    with log.work() as work:
        may = work.write(Resident, name="May")
        work.commit("add_resident")
    now = datetime(2026, 3, 2, tzinfo=UTC)
    bodies = ("the lift may come", "May has the key", "Maybe not", json.dumps({"words": "é May"}))
    with log.local() as connection:
        for number, body in enumerate(bodies, start=1):
            row = {"id": UUID(int=number), "form": "listen", "body": body, "changed_at": now}
            connection.execute(insert(table_of(Draft)).values(row))
    erase(log, may)
    with log.reading() as connection:
        left = connection.exec_driver_sql("SELECT body FROM draft ORDER BY id").scalars().all()
    assert left == ["the lift may come", "Maybe not"]
