"""What each member handed in, how far it reaches, and what never came."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from organiser_app.domain.models import Theme
from organiser_app.store.log import Log
from organiser_app.sync.handed_in import Gap, MemberStanding, TeamStanding, team_standing
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.members import add_member, member_left
from organiser_app.sync.taking import merge_pack
from organiser_app.sync.unmerge import unmerge
from tests.store_fixtures import START
from tests.sync.strangers import stranger
from tests.sync.teams import device_of
from tests.sync.test_taking import pack_saying

Two = tuple[Log, Log]


def later(log: Log, days: int) -> None:
    device_of(log).clock.now = START + timedelta(days=days)


def pack(log: Log, folder: Path, day: int, *, since_last: bool = False) -> Path:
    """A pack that is made on a day, after something was written."""
    later(log, day)
    with log.work() as work:
        work.write(Theme, name=f"of day {day}")
        work.commit("add_theme")
    return write_pack_of(log, folder / f"{day}.pack", since_last=since_last).path


def take(log: Log, path: Path, day: int) -> int:
    """Merge it on a day; the number of the run."""
    later(log, day)
    change = merge_pack(log, path).change
    assert change is not None
    return change.sequence


def standing(log: Log) -> TeamStanding:
    return log.read(team_standing)


def only(log: Log) -> MemberStanding:
    (member,) = standing(log).members
    return member


def test_whoever_never_handed_in_has_nothing_said_of_packs(two: Two) -> None:
    ada, _ = two
    assert standing(ada).name == "Ada"
    assert standing(ada).wrote_at is None
    assert (only(ada).member.name, only(ada).handed_in, only(ada).given_at) == ("Beth", None, None)


def test_the_newest_pack_counts_with_the_days_on_which_it_was_made_and_merged(
    two: Two, tmp_path: Path
) -> None:
    ada, beth = two
    newer, older = pack(beth, tmp_path, 3), tmp_path / "older"
    later(beth, 1)
    older = write_pack_of(beth, older).path
    take(ada, newer, 5)
    take(ada, older, 6)
    came = only(ada).handed_in
    assert came is not None
    assert (came.packs, came.gap) == (2, None)
    assert came.made_at == came.reaches == START + timedelta(days=3)
    assert came.merged_at == START + timedelta(days=5)


def test_a_gap_is_told_with_the_packs_around_it_until_a_pack_with_everything_comes(
    two: Two, tmp_path: Path
) -> None:
    ada, beth = two
    first = pack(beth, tmp_path, 1, since_last=True)
    pack(beth, tmp_path, 2, since_last=True)  # lost on the way
    third = pack(beth, tmp_path, 4, since_last=True)
    take(ada, third, 5)
    came = only(ada).handed_in
    assert came is not None
    assert came.gap == Gap(None, START + timedelta(days=4))
    assert came.reaches is None
    take(ada, first, 5)
    came = only(ada).handed_in
    assert came is not None
    assert came.gap == Gap(START + timedelta(days=1), START + timedelta(days=4))
    assert came.reaches == START + timedelta(days=1)
    take(ada, pack(beth, tmp_path, 6), 7)
    came = only(ada).handed_in
    assert came is not None
    assert came.gap is None
    assert came.reaches == START + timedelta(days=6)


def test_a_log_that_was_restored_mends_its_gap_by_a_pack_with_everything_as_another_device(
    two: Two, tmp_path: Path
) -> None:
    ada, beth = two
    take(ada, pack(beth, tmp_path, 1, since_last=True), 1)
    pack(beth, tmp_path, 2, since_last=True)  # lost on the way
    take(ada, pack(beth, tmp_path, 4, since_last=True), 5)
    for day, mended in ((3, False), (6, True)):
        made = START + timedelta(days=day)
        said = {"made_at": made, "sender_name": "Beth", "device": f"{day:016x}"}
        take(ada, pack_saying(beth, ada, tmp_path / f"again {day}", **said), 8)
        came = only(ada).handed_in
        assert came is not None
        assert (came.gap is None) is mended


def test_a_merge_that_was_taken_back_counts_as_none(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    run = take(ada, pack(beth, tmp_path, 1), 2)
    assert only(ada).handed_in is not None
    unmerge(ada.work(), run)
    assert only(ada).handed_in is None
    assert only(ada).is_taken_back
    assert not only(ada).is_silent
    assert only(beth).is_silent


def test_a_pack_that_was_written_is_told_of_whom_it_was_for(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    pack(ada, tmp_path, 3)
    assert standing(ada).wrote_at == only(ada).given_at == START + timedelta(days=3)
    assert only(beth).given_at is None
    later(ada, 4)
    write_pack_of(ada, tmp_path / "secret.pack", passphrase="kettle kettle")
    assert standing(ada).wrote_at == START + timedelta(days=4)
    assert only(ada).given_at == START + timedelta(days=3)


def test_packs_go_to_and_come_from_those_alone_who_are_confirmed_and_have_not_left(
    two: Two,
) -> None:
    ada, _ = two
    add_member(ada, stranger())
    assert [each.member.name for each in standing(ada).trusted] == ["Beth"]
    (beth,) = standing(ada).trusted
    member_left(ada, beth.member.id)
    assert standing(ada).trusted == ()
    assert len(standing(ada).members) == 2
