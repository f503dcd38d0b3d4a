"""What a resident did not agree to share stays at home, with all that hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from organiser_app.domain.models import (
    Attempt,
    Commitment,
    CommitmentCondition,
    Consent,
    Erased,
    GoBackSetAside,
    Listening,
    Organiser,
    Presence,
    Resident,
    SafeguardingPassedOn,
    SamePerson,
    Statement,
    Supersedes,
    Synced,
    Tie,
    Wording,
)
from organiser_app.domain.relationship_values import ConditionKind
from organiser_app.domain.values import WordingPart
from organiser_app.store.versions import NO_VERSION
from tests.builders import web
from tests.sync.devices import Device, device_at
from tests.sync.sharing import TODAY, answer, handed, ids_of, sequence_of, withdrawn

LATER = date(2026, 3, 9)
Pair = tuple[Device, Device]


@pytest.fixture
def devices(tmp_path: Path, empty_log_folder: Path) -> Iterator[Pair]:
    """Two empty logs."""
    one, other = (device_at(tmp_path, empty_log_folder, number) for number in range(2))
    yield one, other
    one.log.close()
    other.log.close()


def wording(device: Device, of: str, body: str, part: WordingPart = WordingPart.WORDS) -> str:
    return device.write(
        Wording, of_id=UUID(of), part=part, body=body, language=None, subject_id=None
    )


def like(device: Device, model: type[Synced], **fields: Any) -> str:
    """One more row like that of the web, with other fields; its id."""
    row = {**web()[model], **fields}
    del row["id"]
    return device.write(model, **row)


def settled(device: Device) -> dict[type[Synced], str]:
    """A web of rows of which nothing may go; the ids by model."""
    rows = web()
    del rows[Erased]
    rows[Wording]["of_id"] = rows[Statement]["id"]
    device.put(rows)
    return {model: row["id"].hex for model, row in rows.items()}


def test_nothing_of_a_resident_who_was_not_asked_leaves(devices: Pair) -> None:
    one, other = devices
    rows = settled(one)
    lines = handed(one)
    assert rows[Resident].encode() not in b"".join(lines)
    kept = {model.__name__ for model, row in rows.items() if row not in ids_of(lines)}
    assert {"Resident", "Statement", "StatementTheme", "Tie", "Referral", "Presence"} < kept
    assert not kept & {"Organiser", "Patch", "Listening", "Door", "Project", "Partner"}
    other.merge(lines)
    with other.log.reading() as connection:
        nobody = connection.exec_driver_sql("SELECT count(*) FROM resident").scalar_one()
    assert nobody == 0


def test_all_but_what_never_leaves_goes_once_they_agreed(devices: Pair) -> None:
    one, other = devices
    rows = settled(one)
    before = sequence_of(one)
    handed(one)
    answer(one, rows[Resident], given=True)
    lines = handed(one, before)
    never = {rows[SafeguardingPassedOn]}
    assert set(rows.values()) - ids_of(handed(one)) == never
    other.merge(handed(one, 0))
    assert ids_of(lines) >= {rows[Resident], rows[Statement], rows[Wording], rows[Supersedes]}


def test_a_row_that_left_a_name_out_is_sent_again_with_it(devices: Pair) -> None:
    one, other = devices
    bill, terri = (one.write(Resident, name=name) for name in ("Bill Hughes", "Terri Okafor"))
    answer(one, terri, given=True)
    rows = web()
    one.put({model: row for model, row in rows.items() if model is not Erased})
    organiser = like(one, Organiser, subject_id=UUID(bill), name="Bill Hughes")
    other.merge(handed(one))
    assert ("organiser", organiser, "name") in other.state()
    assert ("organiser", organiser, "subject_id") not in other.state()
    since = sequence_of(one)
    answer(one, bill, given=True)
    other.merge(handed(one, since))
    assert other.state()["organiser", organiser, "subject_id"][0] == bill


@pytest.mark.parametrize(
    ("answers", "goes"),
    [
        ([], False),
        ([(True, TODAY)], True),
        ([(True, TODAY), (False, LATER)], False),
        ([(False, TODAY), (True, LATER)], True),
        ([(False, LATER), (True, TODAY)], False),
        ([(False, TODAY), (True, TODAY)], True),
    ],
)
def test_the_latest_answer_counts(
    devices: Pair, answers: list[tuple[bool, date]], *, goes: bool
) -> None:
    one, _ = devices
    bill = one.write(Resident, name="Bill Hughes")
    for given, on in answers:
        answer(one, bill, given=given, on=on)
    assert (bill in ids_of(handed(one))) is goes


def test_an_answer_that_two_changed_apart_is_no_yes(devices: Pair) -> None:
    one, other = devices
    bill = one.write(Resident, name="Bill Hughes")
    said = answer(one, bill, given=True)
    other.merge(one.lines())
    one.change(Consent, said, given=False)
    one.change(Consent, said, given=True)
    other.clock.advance(minutes=1)
    other.change(Consent, said, how="at the door")
    assert bill in ids_of(handed(other))
    other.change(Consent, said, given=False)
    one.clock.advance(minutes=2)
    one.change(Consent, said, on=LATER, given=False)
    one.change(Consent, said, given=True)
    one.merge(other.lines())
    assert one.others()
    assert bill not in ids_of(handed(one))


def test_each_record_goes_by_a_yes_of_its_own_and_a_later_no_keeps_all(devices: Pair) -> None:
    one, _ = devices
    bill, will, wm = (one.write(Resident, name=name) for name in ("Bill", "Will", "Wm"))
    for other in (will, wm):
        given = {"subject_id": UUID(bill), "other_subject_id": UUID(other)}
        one.write(SamePerson, same=True, on=TODAY, **given)
    answer(one, bill, given=True)
    answer(one, will, given=True)
    assert ids_of(handed(one)) & {bill, will, wm} == {bill, will}
    answer(one, wm, given=False, on=LATER)
    assert not ids_of(handed(one)) & {bill, will, wm}


def test_two_records_that_were_told_apart_answer_each_for_itself(devices: Pair) -> None:
    one, _ = devices
    bill, will = (one.write(Resident, name=name) for name in ("Bill", "Will"))
    one.write(SamePerson, same=False, on=TODAY, subject_id=UUID(bill), other_subject_id=UUID(will))
    answer(one, bill, given=True)
    answer(one, will, given=False, on=LATER)
    assert ids_of(handed(one)) & {bill, will} == {bill}


def test_what_is_between_two_stays_while_either_does(devices: Pair) -> None:
    one, _ = devices
    bill, terri = (one.write(Resident, name=name) for name in ("Bill Hughes", "Terri Okafor"))
    answer(one, terri, given=True)
    tie = one.write(
        Tie, subject_id=UUID(terri), other_subject_id=UUID(bill), kind="", how_known="", strength=1
    )
    asked = one.write(
        Commitment,
        subject_id=UUID(terri),
        to_subject_id=UUID(bill),
        what="lift",
        agreed_on=TODAY,
    )
    given = {"subject_id": UUID(terri), "reason": "tie", "on": TODAY}
    aside = one.write(GoBackSetAside, about_id=UUID(tie), **given)
    alone = one.write(GoBackSetAside, about_id=UUID(terri), **given)
    assert ids_of(handed(one)) & {tie, asked, aside, alone} == {alone}
    answer(one, bill, given=True)
    assert ids_of(handed(one)) >= {tie, asked, aside, alone}


def test_a_condition_waits_for_the_promise_that_it_was_written_to_name(devices: Pair) -> None:
    one, other = devices
    bill, terri = (one.write(Resident, name=name) for name in ("Bill Hughes", "Terri Okafor"))
    answer(one, terri, given=True)
    his, hers = (
        one.write(Commitment, subject_id=UUID(each), what="a lift", agreed_on=TODAY)
        for each in (bill, terri)
    )
    fields = {"commitment_id": UUID(hers), "on_id": UUID(his)}
    condition = one.write(CommitmentCondition, kind=ConditionKind.ANOTHER, **fields)
    other.merge(handed(one))
    assert ids_of(handed(one)) & {his, hers, condition} == {hers}
    answer(one, bill, given=True)
    other.merge(handed(one))
    assert other.state()["commitment_condition", condition, "on_id"][0] == his
    withdrawn(one, bill)
    other.merge(handed(one))
    assert ids_of(other.lines()) & {his, hers, condition} == {hers}


def test_words_of_a_listening_stay_while_anybody_there_does(devices: Pair) -> None:
    one, _ = devices
    answer(one, settled(one)[Resident], given=True)
    bill, terri = (one.write(Resident, name=name) for name in ("Bill Hughes", "Terri Okafor"))
    answer(one, terri, given=True)
    listening = like(one, Listening)
    there = [
        one.write(Presence, listening_id=UUID(listening), subject_id=UUID(each))
        for each in (bill, terri)
    ]
    knock = like(one, Attempt, listening_id=UUID(listening))
    notes = {wording(one, of, "a note", WordingPart.NOTE) for of in (listening, knock)}
    own = {
        wording(one, listening, "mine", part)
        for part in (WordingPart.REFLECTION, WordingPart.PREPARATION)
    }
    nobody = {"listening_id": UUID(listening), "subject_id": None}
    statement = like(one, Statement, **nobody)
    words = wording(one, statement, "damp")
    promise = like(one, Commitment, to_subject_id=None, joins_id=None, renews_id=None, **nobody)
    hers = like(one, Statement, listening_id=UUID(listening), subject_id=UUID(terri))
    found = ids_of(handed(one))
    assert found & {listening, hers, there[1], knock} == {listening, hers, there[1], knock}
    assert not found & {statement, words, promise, there[0], *notes, *own}
    answer(one, bill, given=True)
    found = ids_of(handed(one))
    assert found >= {statement, words, promise, there[0], *notes}
    assert not found & own


def test_a_note_of_a_knock_stays_while_somebody_there_was_not_asked(devices: Pair) -> None:
    one, _ = devices
    rows = settled(one)
    knock = like(one, Attempt, listening_id=None)
    note = wording(one, knock, "dog", WordingPart.NOTE)
    assert knock in ids_of(handed(one))
    assert note not in ids_of(handed(one))
    answer(one, rows[Resident], given=True)
    assert note in ids_of(handed(one))


def test_words_of_what_is_not_there_stay(devices: Pair) -> None:
    one, other = devices
    rows = settled(one)
    answer(one, rows[Resident], given=True)
    words = wording(one, rows[Statement], "damp")
    lines = handed(one)
    at = next(at for at, line in enumerate(lines) if b'"table":"wording"' in line)
    other.merge(lines[at:])
    assert ids_of(other.lines()) == {rows[Wording], words}
    assert ids_of(handed(other)) == set()
    other.merge(lines)
    assert set(ids_of(handed(other))) == ids_of(lines)


def test_what_was_said_by_nobody_knows_whom_stays(devices: Pair) -> None:
    one, other = devices
    rows = settled(one)
    answer(one, rows[Resident], given=True)
    lines = handed(one)
    at = next(at for at, line in enumerate(lines) if b'"table":"wording"' in line)
    code = next(at for at, line in enumerate(lines) if b'"table":"statement_theme"' in line)
    other.merge([*lines[at : at + 2], *lines[code : code + 2]])
    with other.log.reading() as connection:
        stand_in = "SELECT count(*) FROM statement_versions WHERE deleted = ?"
        assert connection.exec_driver_sql(stand_in, (NO_VERSION,)).scalar_one() == 1
    assert ids_of(handed(other)) == set()


def test_what_hangs_on_a_promise_that_has_not_come_stays(devices: Pair) -> None:
    one, other = devices
    answer(one, settled(one)[Resident], given=True)
    lines = handed(one)
    at = next(at for at, line in enumerate(lines) if b'"table":"commitment_condition"' in line)
    other.merge(lines[at : at + 2])
    assert ids_of(other.lines()) == ids_of(lines[at : at + 2])
    assert ids_of(handed(other)) == set()
    other.merge(lines)
    assert ids_of(handed(other)) == ids_of(lines)


def test_what_a_later_version_wrote_about_them_stays_too(devices: Pair) -> None:
    one, _ = devices
    bill, terri = (one.write(Resident, name=name) for name in ("Bill Hughes", "Terri Okafor"))
    answer(one, terri, given=True)
    version = "0001" * 8
    later = [
        b'{"table":"visit","fields":["subject_id","words"]}',
        *(
            f'["{number:032x}",["{of}","visited"],"{version}",null]'.encode()
            for number, of in enumerate((bill, terri, "a" * 32), start=1)
        ),
        b'{"table":"visit_note","fields":["visit_id","words"]}',
        *(
            f'["{number:032x}",["{number - 10:032x}","a note"],"{version}",null]'.encode()
            for number in (11, 12)
        ),
    ]
    one.merge(later)
    assert {row for row in ids_of(handed(one)) if row.startswith("0" * 20)} == {
        f"{2:032x}",
        f"{12:032x}",
    }


def test_a_row_that_two_say_is_about_different_people_stays(devices: Pair) -> None:
    one, other = devices
    answer(one, settled(one)[Resident], given=True)
    bill, terri = (one.write(Resident, name=name) for name in ("Bill Hughes", "Terri Okafor"))
    answer(one, terri, given=True)
    statement = like(one, Statement, subject_id=None)
    other.merge(one.lines())
    one.change(Statement, statement, subject_id=UUID(bill))
    other.clock.advance(minutes=1)
    other.change(Statement, statement, subject_id=UUID(terri))
    one.merge(other.lines())
    assert one.state()["statement", statement, "subject_id"][0] == terri
    assert statement not in ids_of(handed(one))


def test_whoever_spoke_was_there(devices: Pair) -> None:
    one, _ = devices
    answer(one, settled(one)[Resident], given=True)
    bill = one.write(Resident, name="Bill Hughes")
    listening = like(one, Listening)
    like(one, Statement, listening_id=UUID(listening), subject_id=UUID(bill))
    note = wording(one, listening, "a note", WordingPart.NOTE)
    assert note not in ids_of(handed(one))
    answer(one, bill, given=True)
    assert note in ids_of(handed(one))
