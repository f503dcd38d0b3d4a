"""The team's key: it is made for those who are confirmed, and changed when somebody leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from organiser_app.domain.errors import HubProblem
from organiser_app.sync.cards import MemberCard
from organiser_app.sync.hub import state
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import hub_at
from organiser_app.sync.hub.keeper import make_login, make_team
from organiser_app.sync.hub.keyring import change_key
from organiser_app.sync.hub.records import Cipher, UnreadableRecord
from organiser_app.sync.hub.team_key import TeamKeys, next_keys, opened_keys, sealed_keys
from organiser_app.sync.keys import new_keys
from organiser_app.sync.members import identity_of, member_left
from organiser_app.sync.team import LogIdentity, team
from tests.sync.hub.server import Server, database_of
from tests.sync.hub.teams import Colleague, are_equal, team_at, until_quiet
from tests.sync.teams import acquaint, log_of

Team = list[Colleague]


def identity(name: str) -> LogIdentity:
    """Somebody without a log."""
    return LogIdentity(name, new_keys())


def goes(leaver: str, who: Colleague) -> None:
    """Let somebody be known as having left."""
    member_left(who.log, next(one.id for one in who.log.read(team) if one.name == leaver))


def team_number(address: Address) -> str:
    """The team whose login an address has."""
    with hub_at(address) as hub:
        return hub.team


def test_who_left_can_open_nothing_that_is_written_from_then_on(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, cem = three
    cem.names_a_patch("Of Cem")
    ada.names_a_patch("North")
    until_quiet(three)
    with hub_at(cem.address) as hub:
        had = Cipher(hub.team, _known_to(cem))
    for who in (ada, beth):
        goes("Cem", who)
    assert "Cem left" in " ".join(ada.sync().notices)
    made = change_key(ada.log, ada.address)
    assert (made.generation, set(made.names)) == (2, {"Ada", "Beth"})
    beth.names_a_patch("South")
    until_quiet([ada, beth])
    assert are_equal([ada, beth])
    with pytest.raises(HubProblem, match="not sealed to this log"):
        cem.sync()
    rows = server.ask(
        database_of(hub_address),
        "SELECT body, record_id, writer, generation FROM organiser.record"
        " WHERE left(writer, 8) <> %s",
        cem.address.url.split("@")[0].split(":")[1].rpartition("_")[2],
    )
    assert {generation for *_, generation in rows} == {2}
    for body, record_id, writer, generation in rows:
        for tried in (1, generation):
            with pytest.raises(UnreadableRecord):
                had.line(bytes(body), record_id.bytes, writer, tried)


def _known_to(who: Colleague) -> dict[int, bytes]:
    return who.log.read(lambda connection: state.keys_of(connection, team_number(who.address)))


def test_what_who_left_had_written_goes_on_under_the_name_of_who_has_it(
    three: Team, hub_address: Address, tmp_path: Path, empty_log_folder: Path
) -> None:
    ada, beth, cem = three
    row = cem.names_a_patch("Of Cem")
    until_quiet(three)
    for who in (ada, beth):
        goes("Cem", who)
    new = log_of(tmp_path, empty_log_folder, "Dev")
    acquaint(ada.log, beth.log, new)
    change_key(ada.log, ada.address)
    dev = Colleague(new, make_login(hub_address, team_number(ada.address)).address)
    until_quiet([ada, beth, dev])
    assert ("patch", row, "name") in dev.device.state()
    assert are_equal([ada, beth, dev])
    new.close()


def test_a_key_made_by_somebody_who_is_not_confirmed_is_not_used(
    hub_address: Address, tmp_path: Path, empty_log_folder: Path
) -> None:
    ada, beth = team_at(hub_address, tmp_path, empty_log_folder, "Ada", "Beth")
    goes("Ada", beth)
    with pytest.raises(HubProblem, match="Ada made the team's key, and is not confirmed"):
        beth.sync()
    for each in (ada, beth):
        each.log.close()


def test_a_hub_that_shows_an_older_key_again_is_sent_nothing(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    change_key(ada.log, ada.address)
    beth.sync()
    server.ask(database_of(hub_address), "DELETE FROM organiser.team_key WHERE generation = 2")
    with pytest.raises(HubProblem, match="an older key"):
        beth.sync()


def test_a_hub_set_back_across_a_change_of_the_key_is_filled_again_under_a_later_one(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, cem = three
    ada.names_a_patch("North")
    until_quiet(three)
    with server.set_back(hub_address):
        goes("Cem", ada)
        goes("Cem", beth)
        change_key(ada.log, ada.address)
        beth.names_a_patch("South")
        until_quiet([ada, beth])
    with pytest.raises(HubProblem, match="makes a new key"):
        beth.sync()
    assert change_key(ada.log, ada.address).generation == 3
    until_quiet([ada, beth])
    assert are_equal([ada, beth])
    with pytest.raises(HubProblem, match="not sealed to this log"):
        cem.sync()


def test_a_hub_that_was_emptied_is_filled_again_under_a_later_key(
    three: Team, server: Server, hub_address: Address
) -> None:
    three[0].names_a_patch("North")
    until_quiet(three)
    server.ask(
        database_of(hub_address),
        "TRUNCATE organiser.team_key, organiser.record, organiser.erased, organiser.tally",
    )
    assert change_key(three[1].log, three[1].address).generation == 2
    until_quiet(three)
    assert are_equal(three)


def test_no_key_is_built_on_one_that_contradicts_what_is_known(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    change_key(ada.log, ada.address)
    server.ask(database_of(hub_address), "DELETE FROM organiser.team_key WHERE generation = 2")
    change_key(beth.log, beth.address)  # she had not heard of the first key number 2
    known = _known_to(ada)
    with pytest.raises(HubProblem, match="another key"):
        ada.sync()
    with pytest.raises(HubProblem, match="another key"):
        change_key(ada.log, ada.address)
    assert _known_to(ada) == known


def test_no_key_is_built_on_one_that_somebody_planted(
    hub_address: Address, server: Server, tmp_path: Path, empty_log_folder: Path
) -> None:
    log = log_of(tmp_path, empty_log_folder, "Ada")
    keeper, address = identity("Kit"), make_team(hub_address).address
    planted = next_keys(team_number(address), {}, keeper.card, [identity_of(log).card])
    server.ask(
        database_of(hub_address),
        "INSERT INTO organiser.team_key VALUES (%s, 1, %s)",
        planted.team, sealed_keys(planted, keeper),
    )  # fmt: skip
    with pytest.raises(HubProblem, match="Kit made the team's key, and is not confirmed"):
        change_key(log, address)
    log.close()


def test_a_lead_who_left_does_not_stop_the_next_one_also_where_the_hub_is_set_back(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    change_key(ada.log, ada.address)
    goes("Ada", beth)
    assert change_key(beth.log, beth.address).generation == 3
    server.ask(database_of(hub_address), "DELETE FROM organiser.team_key WHERE generation = 3")
    with pytest.raises(HubProblem, match="an older key"):
        beth.sync()
    assert change_key(beth.log, beth.address).generation == 4
    beth.sync()


def test_a_key_opens_for_those_on_its_roster_alone() -> None:
    ada, beth, eve = identity("Ada"), identity("Beth"), identity("Eve")
    made = next_keys("cafe", {1: b"k" * 64}, ada.card, [beth.card])
    body = sealed_keys(made, ada)
    assert opened_keys(body, "cafe", 2, beth) == made
    assert "k" * 8 not in repr(made)
    with pytest.raises(HubProblem, match="not sealed to this log"):
        opened_keys(body, "cafe", 2, eve)
    for team_, generation in (("babe", 2), ("cafe", 1)):
        with pytest.raises(HubProblem, match="not sound"):
            opened_keys(body, team_, generation, beth)


def test_a_key_that_is_passed_on_or_signed_by_another_is_not_sound() -> None:
    ada, beth, eve = identity("Ada"), identity("Beth"), identity("Eve")
    by_eve = sealed_keys(next_keys("cafe", {}, ada.card, [beth.card]), eve)
    with pytest.raises(HubProblem, match="not sound"):
        opened_keys(by_eve, "cafe", 1, beth)
    for_eve = TeamKeys("cafe", {1: b"k" * 64}, (ada.card, MemberCard("Eve", eve.keys.public())))
    with pytest.raises(HubProblem, match="not sealed"):
        opened_keys(sealed_keys(for_eve, ada), "cafe", 1, beth)


def test_cut_or_flipped_a_key_is_not_sound() -> None:
    ada = identity("Ada")
    body = sealed_keys(next_keys("cafe", {}, ada.card, []), ada)
    for place in range(0, len(body), 7):
        flipped = body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]
        for broken in (body[:place], flipped):
            with pytest.raises(HubProblem):
                opened_keys(broken, "cafe", 1, ada)
