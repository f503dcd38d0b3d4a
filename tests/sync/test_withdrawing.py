"""A resident who withdraws is forgotten where their record went, and stays where it was kept."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import insert, text

from organiser_app.domain.models import (
    Draft,
    Erased,
    Resident,
    SamePerson,
    Setting,
    Statement,
    Tie,
    Wording,
    table_of,
)
from organiser_app.services.undo import redo, undo
from organiser_app.store.check import check
from organiser_app.sync.withdrawing import what_withdrawing_costs
from tests.builders import web
from tests.store.everywhere import tables_with
from tests.sync.devices import Device, Three
from tests.sync.sharing import TODAY, answer, handed, ids_of, sequence_of, withdrawn

MARK = "zebracorn"
NUMBERS = {"erased", "erased_versions", "forgotten"}


def shared_by(one: Device) -> str:
    """A web of rows about one resident, who agrees; their id."""
    rows = web(words=MARK)
    del rows[Erased]
    rows[Wording]["of_id"] = rows[Statement]["id"]
    one.put(rows)
    resident: str = rows[Resident]["id"].hex
    answer(one, resident, given=True)
    return resident


def words_of(device: Device, table: str) -> list[str]:
    """The values of a column of words, in order."""
    with device.log.reading() as connection:
        return sorted(connection.exec_driver_sql(f"SELECT body FROM {table}").scalars())


def test_whoever_withdraws_before_any_pack_keeps_their_id(devices: Three) -> None:
    one, *_ = devices
    bill = shared_by(one)
    with one.log.reading() as connection:
        assert "Nothing has left this log" in what_withdrawing_costs(connection, UUID(bill))
    assert withdrawn(one, bill) == bill
    assert tables_with(one.log, bill) >= {"resident", "consent"}
    assert bill not in b"".join(handed(one)).decode()


def test_colleagues_forget_whoever_withdrew_and_never_get_them_back(devices: Three) -> None:
    one, other, third = devices
    bill = shared_by(one)
    old = handed(one)
    for each in (other, third):
        each.merge(old)
    since = sequence_of(one)
    fresh = withdrawn(one, bill)
    lines = handed(one, since)
    assert fresh.encode() not in b"".join(lines)
    other.merge(lines)
    assert tables_with(other.log, bill) <= NUMBERS | {"change"}
    assert tables_with(other.log, f"{MARK} resident name") == set()
    assert tables_with(other.log, f"{MARK} wording") == set()
    for each in (other, one):
        each.merge(handed(third))
        assert tables_with(each.log, bill) <= NUMBERS
    assert tables_with(other.log, f"{MARK} wording") == set()
    assert check(one.log) == check(other.log) == ()


def test_everything_goes_on_here_under_fresh_ids(devices: Three) -> None:
    one, *_ = devices
    bill = shared_by(one)
    before, words = one.state(), words_of(one, "wording")
    old_ids = {row for table, row, _ in before if table not in ("erased", "consent")}
    handed(one)
    fresh = withdrawn(one, bill)
    after = one.state()
    kept = {(table, field) for table, _, field in after if table != "erased"}
    assert kept == {(table, field) for table, _, field in before}
    assert words_of(one, "wording") == words
    assert after["resident", fresh, "name"] == before["resident", bill, "name"]
    assert after["statement", only(one, "statement"), "subject_id"][0] == fresh
    gone = old_ids - {row for _, row, _ in after}
    assert bill in gone
    for row in gone:
        assert tables_with(one.log, row) <= NUMBERS
    hits = "SELECT count(*) FROM search WHERE search MATCH ?"
    with one.log.reading() as connection:
        assert connection.exec_driver_sql(hits, (MARK,)).scalar_one() > 2
    assert check(one.log) == ()


def only(device: Device, table: str) -> str:
    """The id of the one row of a table."""
    (row,) = {row for name, row, _ in device.state() if name == table}
    return row


def test_consenting_again_shares_the_fresh_record_with_all_that_hangs_on_it(
    devices: Three,
) -> None:
    one, other, third = devices
    bill = shared_by(one)
    old = handed(one)
    other.merge(old)
    fresh = withdrawn(one, bill)
    handed(one)
    since = sequence_of(one)
    answer(one, fresh, given=True)
    lines = handed(one, since)
    assert fresh in ids_of(lines)
    for lines_of_all in (handed(one), old):
        other.merge(lines_of_all)
    third.merge(handed(one))
    third.merge(old)
    assert tables_with(other.log, bill) <= NUMBERS | {"change"}
    wanted = ids_of(handed(one))
    assert ids_of(handed(other)) == ids_of(handed(third)) == wanted
    assert other.state()["resident", fresh, "name"] == one.state()["resident", fresh, "name"]


def test_a_tie_that_they_made_names_them_again_once_they_agree(devices: Three) -> None:
    one, other, _ = devices
    bill, terri, joyce = (one.write(Resident, name=name) for name in ("Bill", "Terri", "Joyce"))
    for each in (bill, terri, joyce):
        answer(one, each, given=True)
    tie = one.write(
        Tie,
        subject_id=UUID(terri),
        other_subject_id=UUID(joyce),
        introduced_by_id=UUID(bill),
        kind="friends",
    )
    other.merge(handed(one))
    fresh = withdrawn(one, bill)
    assert one.state()["tie", tie, "introduced_by_id"][0] == fresh
    other.merge(handed(one))
    assert other.state()["tie", tie, "introduced_by_id"][0] is None
    answer(one, fresh, given=True)
    other.merge(handed(one))
    assert other.state()["tie", tie, "introduced_by_id"][0] == fresh
    assert other.state() == one.state()


def test_what_a_colleague_wrote_meanwhile_does_not_come_back(devices: Three) -> None:
    one, other, _ = devices
    bill = shared_by(one)
    other.merge(handed(one))
    statement = only(other, "statement")
    fields = {"part": "words", "language": None, "subject_id": None}
    since = sequence_of(other)
    late = other.write(Wording, of_id=UUID(statement), body="quibblewick", **fields)
    withdrawn(one, bill)
    lines = handed(other, since)
    assert late in ids_of(lines)
    one.merge(lines)
    assert tables_with(one.log, "quibblewick") == set()
    other.merge(handed(one))
    assert tables_with(other.log, "quibblewick") == set()


def test_undo_lets_the_earlier_answer_count_and_brings_no_old_id_back(devices: Three) -> None:
    one, other, _ = devices
    bill = shared_by(one)
    one.change(Resident, bill, phone="0113 496 0000")
    other.merge(handed(one))
    fresh = withdrawn(one, bill)
    assert fresh not in ids_of(handed(one))
    undo(one.log.work())
    assert fresh in ids_of(handed(one))
    redo(one.log.work())
    assert fresh not in ids_of(handed(one))
    fresh = only(one, "resident")
    undo(one.log.work())
    undo(one.log.work())
    assert one.state()["resident", fresh, "phone"][0] == f"{MARK} resident phone"
    other.merge(handed(one))
    assert bill not in {row for _, row, _ in one.state()} | {row for _, row, _ in other.state()}
    assert other.state()["resident", fresh, "phone"][0] == f"{MARK} resident phone"


def test_a_record_that_a_pack_led_to_itself_can_withdraw(devices: Three) -> None:
    one, *_ = devices
    bill = one.write(Resident, name="Bill")
    one.write(SamePerson, same=True, on=TODAY, subject_id=UUID(bill), other_subject_id=UUID(bill))
    answer(one, bill, given=True)
    handed(one)
    fresh = withdrawn(one, bill)
    assert fresh != bill
    assert {row for table, row, _ in one.state() if table == "resident"} == {fresh}


def test_all_records_of_a_person_withdraw_together(devices: Three) -> None:
    one, other, _ = devices
    bill, will = (one.write(Resident, name=name) for name in ("Bill", "Will"))
    one.write(SamePerson, same=True, on=TODAY, subject_id=UUID(bill), other_subject_id=UUID(will))
    for each in (bill, will):
        answer(one, each, given=True)
    other.merge(handed(one))
    fresh = withdrawn(one, will)
    assert one.state()["resident", fresh, "name"][0] == "Bill"
    assert not {bill, will} & {row for table, row, _ in one.state() if table == "resident"}
    other.merge(handed(one))
    assert not [row for table, row, _ in other.state() if table == "resident"]
    names = [value for (_, _, field), (value, _) in one.state().items() if field == "name"]
    assert sorted(map(str, names)) == ["Bill", "Will"]


def test_drafts_places_and_the_history_follow(devices: Three) -> None:
    one, *_ = devices
    bill = shared_by(one)
    will = UUID(one.write(Resident, name="Will"))
    tie = one.write(Tie, subject_id=will, introduced_by_id=UUID(bill), kind="neighbour")
    one.change(Tie, tie, introduced_by_id=None)
    handed(one)
    dashed = str(UUID(bill))
    with one.log.local() as connection:
        connection.execute(
            insert(table_of(Draft)).values(
                id=UUID(int=1),
                form="resident",
                body=json.dumps({"about": dashed}),
                changed_at=datetime(2026, 3, 2, tzinfo=UTC),
            )
        )
        connection.execute(
            insert(table_of(Setting)).values(key="web_places", value=json.dumps({bill: [1, 2]}))
        )
    fresh = withdrawn(one, bill)
    with one.log.reading() as connection:
        body = json.loads(connection.execute(text("SELECT body FROM draft")).scalar_one())
        places = connection.execute(text("SELECT value FROM setting WHERE key = 'web_places'"))
        assert body == {"about": str(UUID(fresh))}
        assert json.loads(places.scalar_one()) == {fresh: [1, 2]}
    assert tables_with(one.log, bill) <= NUMBERS
    assert tables_with(one.log, dashed) == set()


def test_the_cost_is_said_with_their_name(devices: Three) -> None:
    one, *_ = devices
    bill = shared_by(one)
    handed(one)
    with one.log.reading() as connection:
        said = what_withdrawing_costs(connection, UUID(bill))
    assert said.startswith(f"From then on {MARK} resident name is in this log alone.")


def test_another_record_that_is_likely_theirs_is_said_first_since_it_stays_shared(
    devices: Three,
) -> None:
    one, *_ = devices
    phone = "07700 900123"
    bill, _ = (one.write(Resident, name="Bill Hughes", phone=phone) for _ in range(2))
    handed(one)
    with one.log.reading() as connection:
        said = what_withdrawing_costs(connection, UUID(bill))
    assert said.startswith("1 other record is likely theirs as well, and is not withdrawn")


def test_a_no_that_was_only_written_down_withdraws_with_the_next_pack(devices: Three) -> None:
    one, other, _ = devices
    bill, terri = shared_by(one), one.write(Resident, name="Terri Okafor")
    answer(one, terri, given=False)
    other.merge(handed(one))
    answer(one, bill, given=False)
    lines = handed(one)
    fresh = {row for table, row, _ in one.state() if table == "resident"} - {terri}
    assert bill not in fresh
    other.merge(lines)
    assert tables_with(other.log, f"{MARK} resident name") == set()
    assert tables_with(other.log, bill) <= NUMBERS | {"change"}
    assert len({row for table, row, _ in other.state() if table == "erased"}) == 1
    assert handed(one) == lines
    assert {row for table, row, _ in one.state() if table == "resident"} == {*fresh, terri}
    answer(one, *fresh, given=True)
    other.merge(handed(one))
    assert {row for table, row, _ in other.state() if table == "resident"} == fresh


def test_a_no_in_one_record_withdraws_what_was_shared_of_the_other(devices: Three) -> None:
    one, other, _ = devices
    bill, will = (one.write(Resident, name=name) for name in ("Bill", "Will"))
    one.write(SamePerson, same=True, on=TODAY, subject_id=UUID(bill), other_subject_id=UUID(will))
    answer(one, bill, given=True)
    other.merge(handed(one))
    answer(one, will, given=False)
    other.merge(handed(one))
    assert [row for table, row, _ in other.state() if table == "resident"] == []
    residents = {row for table, row, _ in one.state() if table == "resident"}
    assert len(residents) == 2
    assert not residents & {bill, will}
    assert handed(one) == handed(one)


def test_nobody_is_withdrawn_by_an_answer_taken_back_or_in_dispute(devices: Three) -> None:
    one, other, _ = devices
    bill = shared_by(one)
    other.merge(handed(one))
    undo(one.log.work())
    lines = handed(one)
    assert bill not in ids_of(lines)
    other.merge(lines)
    assert only(one, "resident") == only(other, "resident") == bill
