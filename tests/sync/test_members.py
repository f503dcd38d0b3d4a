"""A log's own keys and its team: nobody is trusted before their words were heard, or after."""

from __future__ import annotations

import logging
import shutil
import traceback
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from organiser_app import logs
from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.models import Identity
from organiser_app.store.log import Log, Surroundings, open_log, restore_log
from organiser_app.store.queries import tables as t
from organiser_app.sync.cards import MemberCard
from organiser_app.sync.keys import fingerprint_words, is_signed, new_keys
from organiser_app.sync.members import (
    Added,
    Adding,
    add_member,
    confirm_member,
    identity_of,
    know_team,
    member_left,
    rename_member,
)
from organiser_app.sync.team import TeamMember, member, member_by_key, team, wrong_words
from tests.faults.test_confidentiality import readable
from tests.store_fixtures import PASSPHRASE, START, SettableClock
from tests.sync.strangers import stranger

NOBODY = UUID(int=7)


def known(log: Log, added: Added) -> TeamMember:
    return log.read(lambda connection: member(connection, added.id))


def trusted(log: Log) -> set[str]:
    return {each.name for each in log.read(team) if each.is_trusted}


def test_a_log_is_known_by_its_organisers_name_and_keeps_its_keys(owned_log: Log) -> None:
    own = identity_of(owned_log)
    assert own.name == "Ada"
    assert identity_of(owned_log) == own
    assert own.card == MemberCard("Ada", own.keys.public())
    assert own.words == fingerprint_words(own.keys.public())


def test_a_log_that_is_nobodys_yet_has_no_card(log: Log) -> None:
    with pytest.raises(NotFound, match="does not know yet whose it is"):
        identity_of(log)


def test_asking_for_keys_or_adding_a_card_is_no_change_of_the_log(owned_log: Log) -> None:
    def changes() -> int:
        return len(owned_log.read(lambda connection: connection.execute(select(t.change)).all()))

    before = changes()
    identity_of(owned_log)
    confirm_member(owned_log, add_member(owned_log, stranger()).id)
    assert changes() == before


def test_a_restored_log_and_a_copied_one_keep_their_keys(
    owned_log: Log, around: Surroundings, tmp_path: Path
) -> None:
    own = identity_of(owned_log)
    owned_log.back_up(tmp_path / "whole.obackup")
    owned_log.close()
    shutil.copytree(owned_log.folder.path, tmp_path / "Copy.olog")
    with open_log(tmp_path / "Copy.olog", PASSPHRASE, around) as copied:
        assert identity_of(copied) == own
    restored = restore_log(
        tmp_path / "whole.obackup", tmp_path / "Restored.olog", PASSPHRASE, around
    )
    with restored:
        assert identity_of(restored) == own


def test_a_private_key_can_be_read_in_no_file(owned_log: Log, tmp_path: Path) -> None:
    own = identity_of(owned_log)
    owned_log.back_up_in_turn()
    secrets = (own.keys.opening_key, own.keys.signing_key.hex())
    assert readable(tmp_path, secrets) == []
    assert not any(
        own.keys.signing_key in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()
    )


def test_a_private_key_is_in_no_text_that_a_fault_or_a_log_file_could_hold(
    owned_log: Log, tmp_path: Path
) -> None:
    own = identity_of(owned_log)
    secrets = (own.keys.opening_key, repr(own.keys.signing_key), own.keys.signing_key.hex())
    keys = own.keys
    row = Identity(signing_key=keys.signing_key, opening_key=keys.opening_key, made_at=START)
    with pytest.raises(IntegrityError) as raised, owned_log.local() as connection:
        connection.execute(insert(t.identity).values(row.model_dump()))
    handler = logs.start(tmp_path / "state")
    try:
        logging.getLogger("organiser_app.sync").critical("It failed.", exc_info=raised.value)
        logging.getLogger("organiser_app.sync").warning("Keys: %s", own)
    finally:
        logs.stop(handler)
    texts = [
        repr(own),
        str(own.keys),
        repr(row),
        "".join(traceback.format_exception(raised.value)),
        (tmp_path / "state" / logs.FILE_NAME).read_text("utf-8"),
    ]
    assert [text for text in texts for secret in secrets if secret in text] == []
    assert texts[-1].count("It failed.") == 1


def test_what_one_log_signs_another_checks_by_the_card(owned_log: Log) -> None:
    own = identity_of(owned_log)
    assert is_signed(b"a pack", own.keys.sign(b"a pack"), own.card.keys.checking_key)


def test_a_member_is_trusted_once_their_words_were_heard_and_until_they_leave(
    owned_log: Log, clock: SettableClock
) -> None:
    card = stranger("Mo")
    added = add_member(owned_log, card)
    assert added.came_to is Adding.NEW
    assert trusted(owned_log) == set()
    clock.advance(hours=1)
    confirm_member(owned_log, added.id)
    assert trusted(owned_log) == {"Mo"}
    clock.advance(hours=1)
    confirm_member(owned_log, added.id)
    clock.advance(days=1)
    member_left(owned_log, added.id)
    left = known(owned_log, added)
    clock.advance(days=1)
    member_left(owned_log, added.id)
    assert trusted(owned_log) == set()
    assert known(owned_log, added) == left
    assert (left.added_at, left.keys, left.words) == (
        START,
        card.keys,
        fingerprint_words(card.keys),
    )
    assert left.confirmed_at is not None
    assert left.left_at is not None
    assert (left.confirmed_at - START).total_seconds() == 3_600
    assert (left.left_at - START).total_seconds() == 26 * 3_600


def test_a_logs_own_card_is_not_added(owned_log: Log) -> None:
    with pytest.raises(InvalidInput, match="this log's own card"):
        add_member(owned_log, identity_of(owned_log).card)
    assert owned_log.read(team) == ()


@pytest.mark.parametrize("name", ["Mo", "Somebody else"])
def test_the_same_keys_are_not_added_twice_under_whatever_name(owned_log: Log, name: str) -> None:
    card = stranger("Mo")
    added = add_member(owned_log, card)
    with pytest.raises(InvalidInput, match=r"added before, as Mo\. It waits for its words"):
        add_member(owned_log, replace(card, name=name))
    confirm_member(owned_log, added.id)
    with pytest.raises(InvalidInput, match=r"added before, as Mo\.$"):
        add_member(owned_log, replace(card, name=name))
    assert [each.name for each in owned_log.read(team)] == ["Mo"]


def test_a_known_name_with_other_keys_is_another_member_who_is_not_trusted(owned_log: Log) -> None:
    first = add_member(owned_log, stranger("Mo Haddad"))
    confirm_member(owned_log, first.id)
    second = add_member(owned_log, stranger("mo haddad"))
    assert second.came_to is Adding.NAMESAKE
    assert known(owned_log, first).is_trusted
    assert not known(owned_log, second).is_trusted


def test_whoever_left_and_comes_with_a_new_log_is_new(owned_log: Log) -> None:
    member_left(owned_log, add_member(owned_log, stranger("Mo")).id)
    assert add_member(owned_log, stranger("Mo")).came_to is Adding.NEW


def test_whoever_left_comes_back_by_their_card_and_their_words(owned_log: Log) -> None:
    card = stranger("Mo")
    added = add_member(owned_log, card)
    confirm_member(owned_log, added.id)
    member_left(owned_log, added.id)
    with pytest.raises(InvalidInput, match="Mo has left"):
        confirm_member(owned_log, added.id)
    assert add_member(owned_log, card) == Added(added.id, Adding.BACK)
    assert trusted(owned_log) == set()
    confirm_member(owned_log, added.id)
    assert trusted(owned_log) == {"Mo"}


@pytest.mark.parametrize("kept", ["checking_key", "sealing_key"])
def test_a_card_with_one_key_of_somebody_known_is_refused(owned_log: Log, kept: str) -> None:
    mo = stranger("Mo")
    add_member(owned_log, mo)
    for theirs in (mo.keys, identity_of(owned_log).card.keys):
        mixed = replace(stranger().keys, **{kept: getattr(theirs, kept)})
        with pytest.raises(InvalidInput, match="one key of somebody you know"):
            add_member(owned_log, MemberCard("Zed", mixed))
    assert [each.name for each in owned_log.read(team)] == ["Mo"]


def test_a_member_is_renamed_in_this_log_unless_another_is_called_so(owned_log: Log) -> None:
    mo, zed = (add_member(owned_log, stranger(name)) for name in ("Mo", "Zed"))
    rename_member(owned_log, mo.id, " Mo  of Larkmoor ")
    assert known(owned_log, mo).name == "Mo of Larkmoor"
    rename_member(owned_log, mo.id, "MO of Larkmoor")
    with pytest.raises(InvalidInput, match="There is a zed already"):
        rename_member(owned_log, mo.id, "zed")
    member_left(owned_log, zed.id)
    rename_member(owned_log, mo.id, "Zed")


def test_nobody_is_confirmed_renamed_or_let_go_who_is_not_there(owned_log: Log) -> None:
    with pytest.raises(NotFound):
        confirm_member(owned_log, NOBODY)
    with pytest.raises(NotFound):
        rename_member(owned_log, NOBODY, "Mo")
    with pytest.raises(NotFound):
        member_left(owned_log, NOBODY)


def test_the_team_stands_by_name_and_those_who_left_last(owned_log: Log) -> None:
    ids = [add_member(owned_log, stranger(name)).id for name in ("Zed", "ann", "Bo")]
    member_left(owned_log, ids[1])
    assert [each.name for each in owned_log.read(team)] == ["Bo", "Zed", "ann"]


def test_a_signer_is_found_by_the_key(owned_log: Log) -> None:
    card = stranger("Mo")
    add_member(owned_log, card)
    found = owned_log.read(lambda one: member_by_key(one, card.keys.checking_key))
    assert found is not None
    assert found.name == "Mo"
    other = new_keys().public().checking_key
    assert owned_log.read(lambda one: member_by_key(one, other)) is None


def test_words_are_compared_without_case_blanks_and_marks() -> None:
    words = ("sure", "follow", "quick")
    assert wrong_words(words, "1. Sure,\n FOLLOW   quick") == ()
    assert wrong_words(words, "sure fellow quack") == (2, 3)
    with pytest.raises(InvalidInput, match="There are 3 words to be read aloud; these are 2"):
        wrong_words(words, "sure follow")


def test_a_sample_team_is_known_and_trusted_at_once(owned_log: Log) -> None:
    know_team(owned_log, [stranger("Mo"), stranger("Zed")])
    assert trusted(owned_log) == {"Mo", "Zed"}
    know_team(owned_log, [])
