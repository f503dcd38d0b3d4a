"""Packs come in from those who are trusted, and what cannot be merged says why and does nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from organiser_app.domain.errors import (
    Cancelled,
    DamagedPack,
    ForeignPack,
    NewerPack,
    NotFound,
    OrganiserError,
    UntrustedPack,
    WrongPassphrase,
)
from organiser_app.domain.models import Theme
from organiser_app.store.backup import backups_in
from organiser_app.store.device import device_number
from organiser_app.store.log import Log
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.manifest import Heading, PackKind
from organiser_app.sync.members import add_member, identity_of, member_left
from organiser_app.sync.merge import AheadOfTime
from organiser_app.sync.pack import write_pack
from organiser_app.sync.runs import merge_runs, reached
from organiser_app.sync.senders import Standing, trusted_sender
from organiser_app.sync.taking import (
    PackRefused,
    PackTaken,
    Terms,
    look_into,
    merge_pack,
    merge_packs,
)
from organiser_app.sync.unmerge import unmerge
from tests.store.looking import everything
from tests.store_fixtures import START
from tests.sync.devices import manifest_for
from tests.sync.erasing import add_residents, erase, residents_in
from tests.sync.sharing import withdrawn
from tests.sync.strangers import stranger
from tests.sync.teams import acquaint, changes, colleague_of, device_of, log_of

Two = tuple[Log, Log]


def add_theme(log: Log, name: str) -> None:
    with log.work() as work:
        work.write(Theme, name=name)
        work.commit("add_theme")


def pack_of(log: Log, folder: Path, name: str = "a", *, since_last: bool = False) -> Path:
    return write_pack_of(log, folder / f"{name}.pack", since_last=since_last).path


def themes(log: Log) -> set[str]:
    with log.reading() as connection:
        return set(connection.exec_driver_sql("SELECT name FROM theme").scalars())


def heading_of(log: Log, **other: object) -> Heading:
    """What a pack of a log would say of itself, but for what a test wants otherwise."""
    said = Heading(
        min_reader=4,
        schema=4,
        made_at=START,
        sender_name="Ada",
        kind=PackKind.WHOLE,
        since=0,
        until=3,
        device=log.read(device_number),
    )
    return replace(said, **other)  # type: ignore[arg-type] # names of its own fields


def pack_saying(log: Log, reader: Log, path: Path, *lines: bytes, **other: object) -> Path:
    """A pack that a log signs for one reader, with a heading of the test's own."""
    for_reader = [identity_of(reader).keys.public().sealing_key]
    write_pack(path, heading_of(log, **other), lines, identity_of(log).keys, readers=for_reader)
    return path


def assert_refused(log: Log, pack: Path, kind: type[OrganiserError], terms: Terms) -> str:
    """A pack is refused by preview and merge alike, and nothing is touched; what is said."""
    before, held = everything(log), changes(log)
    with pytest.raises(kind) as looked:
        look_into(log, pack, terms)
    with pytest.raises(kind) as merged:
        merge_pack(log, pack, terms)
    assert looked.value.message == merged.value.message
    assert (everything(log), changes(log)) == (before, held)
    assert log.read(merge_runs) == ()
    return merged.value.message


def test_a_look_says_what_merging_does_and_keeps_nothing(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    add_theme(ada, "housing")
    pack = pack_of(ada, tmp_path)
    before = everything(beth), changes(beth)
    seen = look_into(beth, pack)
    assert (everything(beth), changes(beth)) == before
    merged = merge_pack(beth, pack)
    assert (seen.change, seen.notices) == (None, ())
    assert seen.merged.arrived.tallies == merged.merged.arrived.tallies
    assert merged.change is not None
    assert merged.change.road == "merge"
    assert "housing" in themes(beth)


def test_a_backup_is_written_before_the_first_merge_and_before_no_other(
    two: Two, tmp_path: Path
) -> None:
    ada, beth = two
    packs = [pack_of(ada, tmp_path, "a")]
    add_theme(ada, "housing")
    packs.append(pack_of(ada, tmp_path, "b"))
    look_into(beth, packs[0])
    assert backups_in(beth.folder.backups) == []
    merge_packs(beth, [tmp_path / "missing.pack"])
    assert backups_in(beth.folder.backups) == []
    merge_packs(beth, packs)
    assert len(backups_in(beth.folder.backups)) == 1


def test_a_member_who_is_unknown_unconfirmed_or_gone_is_refused_by_name(
    two: Two, tmp_path: Path, empty_log_folder: Path
) -> None:
    ada, beth = two
    carys = log_of(tmp_path, empty_log_folder, "Carys")
    acquaint(carys, ada)
    add_member(carys, identity_of(beth).card)
    reader = [identity_of(beth).keys.public().sealing_key]
    pack = tmp_path / "c.pack"
    write_pack(
        pack, heading_of(carys, sender_name="Carys"), [], identity_of(carys).keys, readers=reader
    )
    usual, strangers = Terms(), Terms(strangers=True)
    assert "it says Carys" in assert_refused(beth, pack, UntrustedPack, usual)
    assert "it says Carys" in assert_refused(beth, pack, UntrustedPack, strangers)
    added = add_member(beth, identity_of(carys).card)
    assert "Carys, who wrote this pack, is not confirmed" in assert_refused(
        beth, pack, UntrustedPack, strangers
    )
    member_left(beth, added.id)
    assert "Carys, who wrote this pack, has left" in assert_refused(
        beth, pack, UntrustedPack, strangers
    )
    carys.close()


def test_a_members_signing_key_beside_another_key_is_nobodys(two: Two) -> None:
    ada, beth = two
    sender = replace(identity_of(ada).keys.public(), sealing_key=stranger().keys.sealing_key)
    manifest = replace(manifest_for(device_of(ada)), sender=sender, sender_name="Ada")
    with beth.reading() as connection, pytest.raises(UntrustedPack, match="does not know"):
        trusted_sender(connection, manifest, strangers=False)


def test_a_strangers_pack_under_a_passphrase_is_let_in_only_when_told_so(
    two: Two, tmp_path: Path, empty_log_folder: Path
) -> None:
    _, beth = two
    carys = log_of(tmp_path, empty_log_folder, "Carys")
    add_theme(carys, "lifts")
    pack = write_pack_of(carys, tmp_path / "c.pack", passphrase="kettle kettle").path
    carys.close()
    assert_refused(beth, pack, ForeignPack, Terms(strangers=True))
    assert_refused(beth, pack, WrongPassphrase, Terms("another one", strangers=True))
    assert_refused(beth, pack, UntrustedPack, Terms("kettle kettle"))
    taken = merge_pack(beth, pack, Terms("kettle kettle", strangers=True))
    assert taken.sender.standing is Standing.STRANGER
    assert "Nobody vouches" in taken.notices[0]
    assert "lifts" in themes(beth)


def test_a_log_is_told_that_a_pack_is_its_own(two: Two, tmp_path: Path) -> None:
    ada, _ = two
    taken = merge_pack(ada, pack_of(ada, tmp_path))
    assert taken.sender.standing is Standing.OWN
    assert taken.notices == ("This log wrote this pack itself.",)
    assert taken.merged.changes_nothing


def test_whoever_was_erased_or_withdrawn_here_is_counted_and_does_not_come_again(
    two: Two, tmp_path: Path
) -> None:
    ada, beth = two
    residents = add_residents(ada, 3)
    older = pack_of(ada, tmp_path)
    merge_pack(beth, older)
    erase(beth, residents[:1])
    withdrawn(device_of(beth), residents[1])
    said = "2 residents in it were erased or withdrawn here before, and do not come again."
    assert said in look_into(beth, older).notices
    assert said in merge_pack(beth, older).notices
    assert residents_in(beth) == 2
    assert not look_into(beth, pack_of(ada, tmp_path, "b")).merged.goes.residents


def test_the_same_pack_again_is_told_and_makes_no_second_run(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    add_theme(ada, "housing")
    pack = pack_of(ada, tmp_path)
    first = merge_pack(beth, pack).change
    before = everything(beth), changes(beth)
    again = merge_pack(beth, pack)
    assert "merged before" in again.notices[0]
    assert again.change is None
    assert (everything(beth), changes(beth)) == before
    assert first is not None
    unmerge(beth.work(), first.sequence)
    assert "housing" not in themes(beth)
    assert merge_pack(beth, pack).notices == ()
    assert "housing" in themes(beth)
    assert [run.can_be_taken_back for run in beth.read(merge_runs)] == [True, False]


def test_a_gap_is_told_and_merged(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    first = pack_of(ada, tmp_path, "0", since_last=True)
    add_theme(ada, "housing")
    second = pack_of(ada, tmp_path, "1", since_last=True)
    add_theme(ada, "lifts")
    third = pack_of(ada, tmp_path, "2", since_last=True)
    assert merge_pack(beth, first).notices == ()
    gap = "Changes from before this pack never came here. Ask Ada for a pack with everything."
    assert merge_pack(beth, third).notices == (gap,)
    assert themes(beth) >= {"lifts"}
    assert merge_pack(beth, second).notices == ()
    add_theme(ada, "damp")
    assert merge_pack(beth, pack_of(ada, tmp_path, "3", since_last=True)).notices == ()
    assert themes(beth) == themes(ada)


@pytest.mark.parametrize(
    ("spans", "end"),
    [([], 0), ([(0, 5)], 5), ([(3, 5)], 0), ([(0, 5), (2, 3), (5, 9), (10, 12)], 9)],
)
def test_spans_reach_up_to_the_first_gap(spans: list[tuple[int, int]], end: int) -> None:
    assert reached(spans) == end


def test_a_bad_pack_changes_nothing_and_does_not_stop_the_others(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    add_theme(ada, "housing")
    good = pack_of(ada, tmp_path)
    flipped, cut = tmp_path / "flipped.pack", tmp_path / "cut.pack"
    content = bytearray(good.read_bytes())
    cut.write_bytes(content[:-40])
    content[len(content) // 2] ^= 1
    flipped.write_bytes(content)
    for bad in (flipped, cut):
        assert "damaged" in assert_refused(beth, bad, DamagedPack, Terms())
    *refused, taken, missing = merge_packs(beth, [flipped, cut, good, tmp_path / "no.pack"])
    assert all(isinstance(each, PackRefused) for each in (*refused, missing))
    assert isinstance(taken, PackTaken)
    assert "housing" in themes(beth)
    assert len(beth.read(merge_runs)) == 1


def test_a_newer_pack_is_refused_or_merged_as_far_as_it_is_understood(
    two: Two, tmp_path: Path
) -> None:
    ada, beth = two
    lines = [
        b'{"table":"theme","fields":["deleted","name","mood"]}',
        b'["%032x",[0,"lifts","glum"],"%032x",null]' % (7, 9 << 64),
    ]
    newer = pack_saying(ada, beth, tmp_path / "n.pack", *lines, min_reader=99, schema=99)
    assert "newer version" in assert_refused(beth, newer, NewerPack, Terms())
    partly = pack_saying(ada, beth, tmp_path / "p.pack", *lines, schema=99)
    taken = merge_pack(beth, partly)
    assert "carried along" in taken.notices[0]
    assert "lifts" in themes(beth)
    with beth.reading() as connection:
        assert connection.exec_driver_sql("SELECT value FROM register").scalars().all() == [
            '"glum"'
        ]


def test_changes_from_days_to_come_are_told_and_let_in_only_when_said_so(
    two: Two, tmp_path: Path, empty_log_folder: Path
) -> None:
    _, beth = two
    carys = log_of(tmp_path, empty_log_folder, "Carys", days_ahead=30)
    acquaint(beth, carys)
    add_theme(carys, "lifts")
    pack = pack_of(carys, tmp_path)
    carys.close()
    assert "30 days ahead" in look_into(beth, pack).notices[0]
    with pytest.raises(AheadOfTime, match="30 days ahead"):
        merge_pack(beth, pack)
    assert "lifts" not in themes(beth)
    merge_pack(beth, pack, Terms(days_to_come=True))
    assert "lifts" in themes(beth)


def test_saying_stop_leaves_the_log_and_those_after_as_they_were(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    packs = [pack_of(ada, tmp_path, "0")]
    add_theme(ada, "housing")
    packs.append(pack_of(ada, tmp_path, "1"))
    packs.append(pack_of(ada, tmp_path, "2"))
    told: list[tuple[int, int]] = []

    def stop_in_the_second(done: int, whole: int) -> None:
        told.append((done, whole))
        if len(told) > 2:
            raise Cancelled("That was stopped.")

    first, second, third = merge_packs(beth, packs, watch=stop_in_the_second)
    assert isinstance(first, PackTaken)
    assert told[0][0] == 0
    assert told[1] == (first.merged.manifest.records, first.merged.manifest.records)
    for each in (second, third):
        assert isinstance(each, PackRefused)
        assert isinstance(each.problem, Cancelled)
    assert len(told) == 3
    assert "housing" not in themes(beth)
    assert len(beth.read(merge_runs)) == 1


def test_taking_back_says_what_went_and_what_another_pack_had_brought_as_well(
    two: Two, tmp_path: Path, empty_log_folder: Path
) -> None:
    ada, beth = two
    with colleague_of(ada, tmp_path, empty_log_folder, "Cleo") as cleo:
        acquaint(ada, beth, cleo)
        add_theme(ada, "housing")
        merge_pack(beth, pack_of(ada, tmp_path))
        add_theme(beth, "green space")
        first = merge_pack(cleo, pack_of(ada, tmp_path, "b")).change
        other = merge_pack(cleo, pack_of(beth, tmp_path, "c")).change
        assert first is not None
        assert other is not None
        added = {run.sequence: run.added for run in cleo.read(merge_runs)}
        back = unmerge(cleo.work(), first.sequence)
        assert (back.count, back.stayed) == (0, added[first.sequence])
        assert themes(cleo) == {"housing", "green space"}
        back = unmerge(cleo.work(), other.sequence)
        assert (back.count, back.stayed) == (sum(added.values()), 0)
        assert themes(cleo) == set()


def test_a_run_tells_whose_pack_it_was_and_what_it_did(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    add_theme(ada, "housing")
    taken = merge_pack(beth, pack_of(ada, tmp_path))
    (run,) = beth.read(merge_runs)
    assert (run.sender, run.made_at, run.merged_at) == ("Ada", START, START)
    added = sum(tally.added for tally in taken.merged.arrived.tallies.values())
    assert (run.added, run.altered, run.disagreed, run.erased, run.refused) == (added, 0, 0, 0, 0)
    assert taken.change is not None
    assert run.sequence == taken.change.sequence
    assert run.can_be_taken_back
    unmerge(beth.work(), run.sequence)
    (run,) = beth.read(merge_runs)
    assert run.taken_back_at == START
    assert not run.can_be_taken_back
    with pytest.raises(NotFound):
        unmerge(beth.work(), run.sequence)
