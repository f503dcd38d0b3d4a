"""Two people changed a field apart: both values are shown until somebody chooses, for all."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text, update

from organiser_app.domain.errors import NotFound
from organiser_app.domain.models import (
    Host,
    Patch,
    Resident,
    Statement,
    Synced,
    Theme,
    table_of,
)
from organiser_app.services.undo import redo, undo
from organiser_app.store.log import Log
from organiser_app.sync.conflicts import Conflict, choose, conflicts
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.taking import merge_pack
from organiser_app.sync.unmerge import unmerge
from tests.builders import web
from tests.store.looking import everything
from tests.store_fixtures import START
from tests.sync.teams import acquaint, device_of, log_of

Two = tuple[Log, Log]


def later(log: Log, minutes: float) -> None:
    device_of(log).clock.advance(minutes=minutes)


def write(log: Log, model: type[Synced], **fields: object) -> UUID:
    with log.work() as work:
        row_id = work.write(model, **fields)
        work.commit("write")
    return row_id


def change(log: Log, model: type[Synced], row_id: UUID, **fields: object) -> None:
    table = table_of(model)
    with log.work() as work:
        work.connection.execute(update(table).where(table.c.id == row_id).values(**fields))
        work.commit("change")


def hand(giver: Log, taker: Log, folder: Path, *, since_last: bool = False) -> int:
    """What is in one log comes into the other; the number of the run."""
    pack = write_pack_of(giver, folder / "handed.pack", since_last=since_last).path
    merged = merge_pack(taker, pack).change
    pack.unlink()
    return merged.sequence if merged else 0


def both_ways(one: Log, other: Log, folder: Path) -> None:
    hand(one, other, folder)
    hand(other, one, folder)
    hand(one, other, folder)


def disagreeing(two: Two, folder: Path) -> UUID:
    """A theme that Ada calls homes and Beth, a minute later, damp; both know of both."""
    ada, beth = two
    theme = write(ada, Theme, name="housing")
    both_ways(ada, beth, folder)
    change(ada, Theme, theme, name="homes")
    later(beth, 1)
    change(beth, Theme, theme, name="damp")
    both_ways(ada, beth, folder)
    return theme


def only_one(log: Log) -> Conflict:
    (found,) = log.read(conflicts)
    return found


def name_of(log: Log, theme: UUID) -> str:
    query = text("SELECT name FROM theme WHERE id = :id")
    with log.reading() as connection:
        return str(connection.execute(query, {"id": theme.hex}).scalar_one())


def values(conflict: Conflict) -> list[object]:
    return [each.value for each in conflict.candidates]


def test_both_values_are_shown_with_who_wrote_them_and_when(two: Two, tmp_path: Path) -> None:
    theme = disagreeing(two, tmp_path)
    for log in two:
        found = only_one(log)
        assert (found.table, found.row_id, found.field) == ("theme", theme.hex, "name")
        assert [(each.value, each.by, each.written_at) for each in found.candidates] == [
            ("damp", "Beth", START + timedelta(minutes=1)),
            ("homes", "Ada", START),
        ]


def test_nobody_is_named_who_wrote_on_a_device_of_which_no_pack_came(
    two: Two, tmp_path: Path, empty_log_folder: Path
) -> None:
    _, beth = two
    disagreeing(two, tmp_path)
    carys = log_of(tmp_path, empty_log_folder, "Carys")
    acquaint(carys, beth)
    hand(beth, carys, tmp_path)
    assert [each.by for each in only_one(carys).candidates] == ["Beth", None]
    carys.close()


@pytest.mark.parametrize("place", [0, 1])
def test_a_choice_stands_for_everybody_whichever_value_it_is(
    two: Two, tmp_path: Path, place: int
) -> None:
    ada, beth = two
    theme = disagreeing(two, tmp_path)
    found = only_one(ada)
    change = choose(ada.work(), found, found.candidates[place])
    assert (change.intention, change.road) == ("choose", "do")
    assert ada.read(conflicts) == ()
    hand(ada, beth, tmp_path, since_last=True)
    for log in two:
        assert log.read(conflicts) == ()
        assert name_of(log, theme) == ("damp", "homes")[place]
    hand(beth, ada, tmp_path)
    assert ada.read(conflicts) == ()


def test_whoever_keeps_the_value_that_stands_has_written_it_then(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    theme = disagreeing(two, tmp_path)
    later(ada, 10)
    choose(ada.work(), only_one(ada), only_one(ada).stands)
    later(beth, 1)
    change(beth, Theme, theme, name="mould")
    both_ways(ada, beth, tmp_path)
    for log in two:
        assert [(each.value, each.by) for each in only_one(log).candidates] == [
            ("damp", "Ada"),
            ("mould", "Beth"),
        ]


@pytest.mark.parametrize("place", [0, 1])
def test_a_choice_taken_back_asks_again_and_brought_back_stands(
    two: Two, tmp_path: Path, place: int
) -> None:
    ada, beth = two
    theme = disagreeing(two, tmp_path)
    found = only_one(ada)
    choose(ada.work(), found, found.candidates[place])
    undo(ada.work())
    again = only_one(ada)
    assert (values(again), name_of(ada, theme)) == (["damp", "homes"], "damp")
    redo(ada.work())
    assert ada.read(conflicts) == ()
    assert name_of(ada, theme) == ("damp", "homes")[place]
    undo(ada.work())
    assert values(only_one(ada)) == ["damp", "homes"]
    hand(ada, beth, tmp_path)
    assert values(only_one(beth)) == ["damp", "homes"]


def test_a_choice_of_whom_a_row_is_about_stands_and_is_taken_back(two: Two) -> None:
    ada, beth = two
    rows = web()
    rows[Statement]["subject_id"] = None
    with ada.work() as work:
        for model, row in rows.items():
            work.add_all(model, [row])
        work.commit("write")
    statement = rows[Statement]["id"]
    residents = [rows[Resident]["id"], write(ada, Resident, name="Joyce Pell")]
    hand_lines(ada, beth)
    change(ada, Statement, statement, subject_id=residents[0])
    later(beth, 1)
    change(beth, Statement, statement, subject_id=residents[1])
    hand_lines(beth, ada)
    found = only_one(ada)
    assert values(found) == [residents[1].hex, residents[0].hex]
    choose(ada.work(), found, found.others[0])
    assert ada.read(conflicts) == ()
    assert subject_of(ada, statement) == residents[0].hex
    undo(ada.work())
    assert subject_of(ada, statement) == residents[1].hex
    assert values(only_one(ada)) == [residents[1].hex, residents[0].hex]
    redo(ada.work())
    assert subject_of(ada, statement) == residents[0].hex
    hand_lines(ada, beth)
    assert subject_of(beth, statement) == residents[0].hex
    assert beth.read(conflicts) == ()


def test_what_was_chosen_may_name_a_row_that_has_not_come(
    two: Two, tmp_path: Path, empty_log_folder: Path
) -> None:
    ada, beth = two
    house, hall = (write(ada, Host, name=name) for name in ("Well House", "Hall"))
    patch = write(ada, Patch, name="Kendal")
    hand_lines(ada, beth)
    change(ada, Patch, patch, host_id=house)
    later(beth, 1)
    change(beth, Patch, patch, host_id=hall)
    hand_lines(ada, beth)
    carys = log_of(tmp_path, empty_log_folder, "Carys")
    lines = device_of(beth).lines()
    begin = next(at for at, line in enumerate(lines) if b'"table":"patch",' in line)
    wanted = [line for line in lines[begin:] if patch.hex.encode() in line]
    device_of(carys).merge([lines[begin], *wanted])
    found = only_one(carys)
    choose(carys.work(), found, found.others[0])
    assert carys.read(conflicts) == ()
    assert device_of(carys).state()["patch", patch.hex, "host_id"][0] == house.hex
    hand_lines(ada, carys)
    assert device_of(carys).state()["host", house.hex, "name"][0] == "Well House"
    carys.close()


def test_a_conflict_that_changed_meanwhile_is_not_settled_as_it_was(
    two: Two, tmp_path: Path
) -> None:
    ada, _ = two
    theme = disagreeing(two, tmp_path)
    found = only_one(ada)
    choose(ada.work(), found, found.stands)
    before = everything(ada)
    with pytest.raises(NotFound, match="changed meanwhile"):
        choose(ada.work(), found, found.others[0])
    assert everything(ada) == before
    assert name_of(ada, theme) == "damp"


def test_a_hidden_row_asks_nobody_and_asks_again_once_it_is_shown(two: Two, tmp_path: Path) -> None:
    ada, _ = two
    theme = disagreeing(two, tmp_path)
    change(ada, Theme, theme, deleted=True)
    assert ada.read(conflicts) == ()
    change(ada, Theme, theme, deleted=False)
    assert values(only_one(ada)) == ["damp", "homes"]


def test_a_choice_stays_when_an_earlier_merge_is_taken_back(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    theme = write(ada, Theme, name="housing")
    both_ways(ada, beth, tmp_path)
    change(ada, Theme, theme, name="homes")
    later(beth, 1)
    change(beth, Theme, theme, name="damp")
    run = hand(beth, ada, tmp_path)
    choose(ada.work(), only_one(ada), only_one(ada).stands)
    unmerge(ada.work(), run)
    assert name_of(ada, theme) == "damp"
    assert ada.read(conflicts) == ()


def hand_lines(giver: Log, taker: Log) -> None:
    """As `hand`, but with what would stay at home."""
    device_of(taker).merge(device_of(giver).lines())


def subject_of(log: Log, statement: UUID) -> str:
    query = text("SELECT subject_id FROM statement WHERE id = :id")
    with log.reading() as connection:
        return str(connection.execute(query, {"id": statement.hex}).scalar_one())
