"""A log over which an older copy was laid, in its very place, gets back what the hub has of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from organiser_app.domain.errors import HubUnreachable
from organiser_app.domain.models import Patch, Resident
from organiser_app.store.device import device_number
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.keyring import change_key
from organiser_app.sync.hub.turn import Way as Going
from organiser_app.sync.hub.turn import sync_with_hub
from tests.sync.devices import Device, forget
from tests.sync.folder.folders import names
from tests.sync.folder.folders import turn as turn_in
from tests.sync.folder.folders import until_quiet as quiet_in
from tests.sync.hub.proxy import Way, after_commit
from tests.sync.hub.server import Server, database_of
from tests.sync.hub.teams import Colleague, are_equal, until_quiet
from tests.sync.sharing import answer, withdrawn
from tests.sync.teams import copied, laid_over

Team = list[Colleague]
_TWICE = Going(pauses=(0,), sleep=lambda _: None, batch=4)


def device_of(who: Colleague) -> str:
    """The number of the device as which somebody's log writes."""
    return who.log.read(device_number)


def patches_of(who: Colleague) -> set[str]:
    """The patches in somebody's log."""
    return {row for _, row, _ in who.device.state("patch")}


def go_on(who: Colleague, turns: int) -> set[str]:
    """Let somebody write and sync so many times; what they wrote, which only the hub has too."""
    written = set()
    for number in range(turns):
        written.add(who.names_a_patch(f"Patch {number}"))
        who.sync()
    return written


def assert_all_have(team: Team, written: set[str]) -> None:
    """Nobody misses a row, and nothing is said to be kept back."""
    until_quiet(team)
    assert are_equal(team)
    assert written <= patches_of(team[0])
    assert [each.sync().notices for each in team] == [(), (), ()]


@pytest.mark.parametrize(
    ("turns_before", "turns", "changes_since"), [(0, 1, 0), (0, 3, 3), (1, 1, 3), (1, 3, 0)]
)
def test_what_only_the_hub_has_of_a_log_that_was_set_back_comes_back(
    three: Team, turns_before: int, turns: int, changes_since: int
) -> None:
    ada = three[0]
    written = go_on(ada, turns_before)
    before, older = device_of(ada), copied(ada.log)
    written |= go_on(ada, turns)
    ada.log = laid_over(ada.log, older)
    assert device_of(ada) == before
    written |= {ada.names_a_patch(f"After {number}") for number in range(changes_since)}
    (told,) = ada.sync().notices
    assert "an older copy was laid over it" in told
    assert device_of(ada) != before
    assert written <= patches_of(ada)
    assert_all_have(three, written)


@pytest.mark.parametrize("commit", [2, 3])
def test_that_a_log_was_set_back_is_said_also_where_the_way_broke_meanwhile(
    three: Team, server: Server, commit: int
) -> None:
    ada = three[0]
    older = copied(ada.log)
    written = go_on(ada, 3)
    ada.log = laid_over(ada.log, older)
    with Way(server.port, after_commit(commit)) as way:
        turn = sync_with_hub(ada.log, way.through(ada.address), _TWICE)
        assert way.cuts == 1
    assert "an older copy was laid over it" in " ".join(turn.notices)
    assert written <= patches_of(ada)


def test_a_log_whose_copy_meant_to_leave_less_is_not_taken_for_one_that_got_no_answer(
    three: Team, server: Server
) -> None:
    ada = three[0]
    written = {ada.names_a_patch("North")}
    with (
        Way(server.port, lambda said, goes: goes and b"INTO organiser.tally" in said) as way,
        pytest.raises(HubUnreachable),
    ):
        sync_with_hub(ada.log, way.through(ada.address), Going(pauses=()))
    older = copied(ada.log)
    written |= go_on(ada, 1)
    ada.log = laid_over(ada.log, older)
    assert len(ada.sync().notices) == 1
    assert written <= patches_of(ada)
    assert_all_have(three, written)


def test_a_log_may_be_set_back_again_and_again(three: Team) -> None:
    ada = three[0]
    written = go_on(ada, 1)
    older = copied(ada.log)
    for turns in (1, 2, 1):
        written |= go_on(ada, turns)
        ada.log = laid_over(ada.log, older)
    assert_all_have(three, written)


def test_who_was_erased_since_the_copy_stays_erased(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada = three[0]
    resident = ada.device.write(Resident, name="Quibble")
    answer(ada.device, resident, given=True)
    until_quiet(three)
    older = copied(ada.log)
    forget(ada.device, resident)
    ada.sync()
    ada.log = laid_over(ada.log, older)
    ada.device.change(Resident, resident, phone="0161 496 0000")
    assert_all_have(three, set())
    assert_is_gone(resident, three, server, hub_address)


@pytest.mark.parametrize("let_go", [forget, withdrawn])
def test_what_a_log_had_left_as_another_device_is_erased_with_everything_else(
    three: Team, server: Server, hub_address: Address, let_go: Callable[[Device, str], object]
) -> None:
    ada = three[0]
    ada.sync()
    older = copied(ada.log)
    resident = ada.device.write(Resident, name="Quibble")
    answer(ada.device, resident, given=True)
    ada.sync()
    ada.log = laid_over(ada.log, older)
    ada.sync()
    let_go(ada.device, resident)
    until_quiet(three)
    assert [each.sync().notices for each in three] == [(), (), ()]
    assert_is_gone(resident, three, server, hub_address)


def assert_is_gone(resident: str, team: Team, server: Server, hub_address: Address) -> None:
    """Nobody has a resident any more, nor anything on the hub that concerns them."""
    assert all(resident not in {row for _, row, _ in each.device.state()} for each in team)
    query = "SELECT count(*) FROM organiser.record WHERE %s IN (record_id, subject_id)"
    assert server.ask(database_of(hub_address), query, UUID(resident)) == [(0,)]


def test_a_log_is_set_back_across_a_change_of_the_teams_key(three: Team) -> None:
    ada = three[0]
    written = go_on(ada, 1)
    older = copied(ada.log)
    change_key(ada.log, ada.address)
    written |= go_on(ada, 2)
    ada.log = laid_over(ada.log, older)
    assert_all_have(three, written)


@pytest.mark.parametrize("hub_is_first", [True, False])
def test_a_folder_that_is_on_beside_the_hub_brings_back_the_rest(
    three: Team, tmp_path: Path, hub_is_first: bool
) -> None:
    ada, beth, _ = three
    shared = tmp_path / "shared"
    shared.mkdir()
    turn_in(ada.log, shared)
    before, older = device_of(ada), copied(ada.log)
    written = go_on(ada, 2)
    turn_in(ada.log, shared)
    written.add(ada.names_a_patch("North"))
    turn_in(ada.log, shared)
    ada.log = laid_over(ada.log, older)
    if hub_is_first:
        ada.sync()
    turn_in(ada.log, shared)
    ada.sync()
    assert written <= patches_of(ada)
    after = device_of(ada)
    assert after != before
    quiet_in(shared, ada.log, beth.log)
    assert_all_have(three, written)
    assert not [name for name in names(shared) if name.startswith(before)]
    assert device_of(ada) == after


def test_exchanging_all_anew_loses_nothing_of_a_log_that_was_set_back(three: Team) -> None:
    ada = three[0]
    written = go_on(ada, 1)
    older = copied(ada.log)
    written |= go_on(ada, 2)
    ada.log = laid_over(ada.log, older)
    sync_with_hub(ada.log, ada.address, Going(pauses=()), anew=True)
    assert written <= patches_of(ada)
    assert_all_have(three, written)


@pytest.mark.parametrize("commit", [2, 4, 6])
def test_exchanging_all_anew_by_a_way_that_breaks_leaves_a_log_the_device_that_it_was(
    three: Team, server: Server, commit: int
) -> None:
    ada = three[0]
    written = go_on(ada, 12)
    until_quiet(three)
    before = device_of(ada)
    with Way(server.port, after_commit(commit)) as way:
        turn = sync_with_hub(ada.log, way.through(ada.address), _TWICE, anew=True)
        assert way.cuts == 1
    assert (turn.notices, device_of(ada)) == ((), before)
    assert turn.pushed > 0
    assert_all_have(three, written)


@pytest.mark.parametrize("commit", [2, 3, 5])
def test_a_log_that_was_changed_after_an_answer_was_lost_is_not_taken_for_one_set_back(
    three: Team, server: Server, commit: int
) -> None:
    ada = three[0]
    rows = [ada.names_a_patch(f"Patch {number}") for number in range(18)]
    before = device_of(ada)
    with Way(server.port, after_commit(commit)) as way, pytest.raises(HubUnreachable):
        sync_with_hub(ada.log, way.through(ada.address), Going(pauses=(), batch=4))
    for row in rows:
        ada.device.change(Patch, row, name="North")
    assert (ada.sync().notices, device_of(ada)) == ((), before)
    assert_all_have(three, set(rows))
