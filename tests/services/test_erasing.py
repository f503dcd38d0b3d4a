"""Whoever asks to be forgotten is, wherever this log and those of colleagues held them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from organiser_app.domain.errors import NotFound
from organiser_app.domain.models import (
    Consent,
    Erased,
    Listening,
    Organiser,
    Presence,
    Resident,
    SamePerson,
    Statement,
    Synced,
    Tie,
    Wording,
    table_of,
)
from organiser_app.domain.values import ConsentPurpose, StatementKind, WordingPart
from organiser_app.services.backups import back_up_if_due, last_backup
from organiser_app.services.erasing import erase
from organiser_app.services.erasing_words import said_before
from organiser_app.services.residents import note_on_resident
from organiser_app.services.same_person import same_person
from organiser_app.services.undo import redo, undo, undoable
from organiser_app.store.backup import backups_in
from organiser_app.store.check import check
from organiser_app.store.log import Log, Surroundings, open_log, restore_log
from organiser_app.store.queries.erasing import Erasing, what_erasing_removes
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.ui.phrases import what_was_done
from tests.builders import web
from tests.making import TODAY, making
from tests.store.everywhere import pages_of, tables_with
from tests.store.roads import put_in
from tests.store.test_erasure import MARK, STAYS, keep_beside, their_web
from tests.store_fixtures import PASSPHRASE, SettableClock
from tests.sync.devices import Device, device_at


def removes(log: Log, resident: UUID) -> Erasing:
    return log.read(partial(what_erasing_removes, resident_id=resident))


def ids_of(log: Log, model: type[Synced]) -> set[UUID]:
    with log.reading() as connection:
        return {row.id for row in connection.execute(table_of(model).select())}


def test_every_table_with_a_row_about_them_is_empty_of_them(log: Log) -> None:
    rows = their_web()
    resident: UUID = rows[Resident]["id"]
    put_in(log, rows)
    keep_beside(log, resident, rows[Statement]["id"])
    change = erase(log.work(), resident)
    assert (change.intention, change.road, change.record_id) == ("erase", "do", None)
    assert tables_with(log, MARK) == set()
    assert tables_with(log, resident.hex) == {"erased", "forgotten"}
    assert tables_with(log, str(resident)) == set()
    assert check(log) == ()


def test_whoever_is_not_there_cannot_be_forgotten(log: Log) -> None:
    with pytest.raises(NotFound):
        erase(log.work(), uuid4())
    assert ids_of(log, Erased) == set()


def test_it_is_said_before_that_another_record_is_likely_theirs_and_stays(owned_log: Log) -> None:
    with making(owned_log) as make:
        door = make.door()
        bill, again = (make.resident("Bill Hughes", door_id=door) for _ in range(2))
        make.resident("Terri Okafor", door_id=door)
    told = said_before(removes(owned_log, bill))
    assert told.stays.startswith("1 other record is likely theirs as well, and stays:")
    same_person(owned_log.work(), bill, again, TODAY)
    assert "likely theirs" not in said_before(removes(owned_log, bill)).stays


def test_it_is_said_before_what_goes_and_what_stays(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill, terri, joyce = (make.resident(name) for name in ("Bill", "Terri", "Joyce"))
        alone = make.listening(bill)
        make.statement(alone)
        make.statement(alone, by=bill)
        make.step("ring about the lift", listening_id=alone)
        make.step("ring Bill", subject_id=bill)
        both = make.listening(bill, terri)
        make.statement(both, by=terri)
        make.statement(both, by=bill)
        make.put(Wording, of_id=both, part=WordingPart.NOTE, body="both at the table")
        make.tie(bill, terri)
        make.put(
            Tie, subject_id=terri, other_subject_id=joyce, introduced_by_id=bill, kind="friends"
        )
        make.put(Consent, subject_id=bill, purpose=ConsentPurpose.KEEP, given=True, on=TODAY)
    told = removes(owned_log, bill)
    assert told == Erasing(
        records=1,
        statements=3,
        listenings=1,
        notes=1,
        ties=1,
        agreed=2,
        consents=1,
        listenings_with_others=1,
        introduced=1,
        organises=False,
        likely_theirs=0,
    )
    before = {model: len(ids_of(owned_log, model)) for model in (Statement, Listening, Tie)}
    erase(owned_log.work(), bill)
    after = {model: len(ids_of(owned_log, model)) for model in (Statement, Listening, Tie)}
    assert {model: before[model] - after[model] for model in before} == {
        Statement: 3,
        Listening: 1,
        Tie: 1,
    }
    assert removes(owned_log, terri).statements == 1


def test_what_nobody_is_named_for_stays_where_others_were(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill = make.resident("Bill")
        with_some = make.listening(bill, unnamed_present=4)
        said = make.statement(with_some)
    assert removes(owned_log, bill).listenings == 0
    erase(owned_log.work(), bill)
    assert said in ids_of(owned_log, Statement)
    assert ids_of(owned_log, Presence) == set()


def test_all_records_of_one_person_go(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill, will, terri = (make.resident(name) for name in ("Bill", "Will", "Terri"))
        make.put(SamePerson, subject_id=bill, other_subject_id=will, same=True, on=TODAY)
    assert removes(owned_log, will).records == 2
    erase(owned_log.work(), will)
    assert ids_of(owned_log, Resident) == {terri}


def test_an_organiser_keeps_their_name_as_an_organiser(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill = make.resident("Bill")
        make.put(Organiser, name="Bill", role="volunteer", subject_id=bill)
    assert removes(owned_log, bill).organises
    erase(owned_log.work(), bill)
    with owned_log.reading() as connection:
        subjects = connection.execute(table_of(Organiser).select()).all()
    assert {row.subject_id for row in subjects} == {None}


def test_asking_what_goes_changes_nothing_and_can_be_asked_twice(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill = make.resident("Bill")
    assert removes(owned_log, bill) == removes(owned_log, bill)
    assert ids_of(owned_log, Resident) == {bill}


def test_no_undo_brings_them_back_and_it_says_so(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill, terri = make.resident("Bill"), make.resident("Terri")
    note_on_resident(owned_log.work(), terri, "likes to sing")
    note_on_resident(owned_log.work(), bill, MARK)
    erased = erase(owned_log.work(), bill)
    assert what_was_done(erased) == "Forgotten for good. It is never taken back"
    ready = owned_log.read(undoable)
    assert ready.undo is not None
    assert ready.undo < erased.sequence
    for back in (undo, redo, undo):
        change = back(owned_log.work())
        assert change.touched == frozenset()
        assert what_was_done(change) == (
            "Nothing to put back: it was written over or forgotten since (the note)"
        )
    assert undo(owned_log.work()).touched  # the note on Terri
    assert ids_of(owned_log, Resident) == {terri}
    assert tables_with(owned_log, MARK) == set()


def test_no_byte_of_the_folder_holds_their_words(
    log: Log, around: Surroundings, clock: SettableClock, tmp_path: Path
) -> None:
    rows = their_web()
    put_in(log, rows)
    keep_beside(log, rows[Resident]["id"], rows[Statement]["id"])
    back_up_if_due(log)
    clock.advance(days=40)
    log.back_up_in_turn()
    (log.folder.backups / "2026-01-01 08-00-00 before-upgrade.obackup").write_bytes(MARK.encode())
    (log.folder.backups / "2026-01-02 08-00-00.obackup.copy").write_bytes(MARK.encode())
    erase(log.work(), rows[Resident]["id"])
    assert len(backups_in(log.folder.backups)) == 3
    fresh = back_up_if_due(log)
    assert fresh is not None
    since = (log.folder.path / "log.db-wal").stat().st_size
    assert since < 3 * 4096  # that the backups are renewed is all that was written since
    assert [*log.folder.backups.iterdir()] == [fresh]
    assert MARK.encode() not in pages_of(log).lower()
    with restore_log(fresh, tmp_path / "Restored.olog", PASSPHRASE, around) as restored:
        assert MARK.encode() not in pages_of(restored).lower()
        assert tables_with(restored, MARK) == set()
    assert not any(
        MARK.encode() in file.read_bytes() for file in log.folder.path.rglob("*") if file.is_file()
    )
    assert back_up_if_due(log) is None


def test_backups_that_could_not_be_renewed_are_when_the_log_opens_next(
    log: Log, around: Surroundings, clock: SettableClock
) -> None:
    rows = their_web()
    put_in(log, rows)
    held = log.back_up_in_turn()
    erase(log.work(), rows[Resident]["id"])
    clock.advance(hours=1)
    log.close()
    with open_log(log.folder.path, PASSPHRASE, around) as again:
        back_up_if_due(again)
        assert not held.exists()
        assert last_backup(again) == clock()
        assert back_up_if_due(again) is None


@pytest.fixture
def devices(tmp_path: Path, empty_log_folder: Path) -> Iterator[tuple[Device, Device]]:
    """Two empty logs."""
    one, other = (device_at(tmp_path, empty_log_folder, number) for number in range(2))
    yield one, other
    one.log.close()
    other.log.close()


def test_what_is_handed_over_afterwards_erases_them_for_a_colleague(
    devices: tuple[Device, Device],
) -> None:
    one, other = devices
    rows = their_web()
    one.put(rows)
    other.merge(one.lines())
    stale = other.lines()
    erase(one.log.work(), rows[Resident]["id"])
    other.merge(one.lines())
    assert tables_with(other.log, MARK) == set()
    one.merge(stale)
    assert tables_with(one.log, MARK) == set()
    assert one.state() == other.state()
    assert {table for table, _, _ in one.state()} <= STAYS | {"erased"}


def test_what_was_said_with_nobody_else_there_goes_from_a_colleague_too(
    devices: tuple[Device, Device],
) -> None:
    one, other = devices
    plain = {model: row for model, row in web().items() if model is not Erased}
    one.put(plain)
    with one.log.work() as work:
        bill, heard = _listening_with(work, "Bill", plain)
        work.commit("listen")
    other.merge(one.lines())
    assert heard in ids_of(other.log, Listening)
    assert tables_with(other.log, MARK)
    erase(one.log.work(), bill)
    other.merge(one.lines())
    assert heard not in ids_of(other.log, Listening)
    assert tables_with(other.log, MARK) == set()
    assert one.state() == other.state()


def _listening_with(
    work: UnitOfWork, name: str, plain: dict[type[Synced], dict[str, object]]
) -> tuple[UUID, UUID]:
    """A listening with one resident, at which something was said that says not by whom."""
    like = {key: value for key, value in plain[Listening].items() if key != "id"}
    resident = work.write(Resident, name=name)
    heard = work.write(Listening, **{**like, "unnamed_present": 0})
    work.write(Presence, listening_id=heard, subject_id=resident)
    said = work.write(Statement, listening_id=heard, kind=StatementKind.CONCERN)
    work.write(Wording, of_id=said, part=WordingPart.WORDS, body=MARK)
    return resident, heard
