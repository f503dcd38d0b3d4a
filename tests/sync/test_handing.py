"""Packs for a team: whom they are for, what is in them, and what the others were sent before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from organiser_app.domain.errors import Cancelled, ForeignPack, InvalidInput
from organiser_app.domain.inputs import ResidentInput
from organiser_app.domain.models import Theme
from organiser_app.domain.values import ConsentPurpose
from organiser_app.services.residents import add_resident, record_consent
from organiser_app.store.log import Log
from organiser_app.sync.handed_in import team_standing
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.members import add_member, identity_of, member_left
from organiser_app.sync.pack import open_pack
from organiser_app.sync.part import Part, PartKind
from organiser_app.sync.runs import had_from
from organiser_app.sync.taking import merge_pack
from organiser_app.sync.team import TeamMember, team
from tests.making import making
from tests.store.looking import everything
from tests.store_fixtures import PASSPHRASE, START
from tests.sync.strangers import stranger
from tests.sync.teams import acquaint, changes, log_of


@pytest.fixture
def three(tmp_path: Path, empty_log_folder: Path) -> Iterator[tuple[Log, Log, Log]]:
    """Three logs of a team."""
    made = [log_of(tmp_path, empty_log_folder, name) for name in ("Ada", "Beth", "Carys")]
    acquaint(*made)
    yield made[0], made[1], made[2]
    for log in made:
        log.close()


Three = tuple[Log, Log, Log]


def known_as(log: Log, name: str) -> TeamMember:
    return next(each for each in log.read(team) if each.name == name)


def add_theme(log: Log, name: str) -> None:
    with log.work() as work:
        work.write(Theme, name=name)
        work.commit("add_theme")


def lines(log: Log, pack: Path) -> list[bytes]:
    with open_pack(pack, identity_of(log).keys) as opened:
        return list(opened.lines())


def test_a_pack_is_for_the_whole_team_and_can_be_read_back(three: Three, tmp_path: Path) -> None:
    ada, beth, carys = three
    written = write_pack_of(ada, tmp_path / "a.pack")
    assert [each.name for each in written.readers] == ["Beth", "Carys"]
    assert lines(ada, written.path) == lines(beth, written.path) == lines(carys, written.path)
    assert written.manifest.sender_name == "Ada"
    assert (written.manifest.since, written.manifest.until) == (0, changes(ada))


def test_a_pack_for_one_member_is_for_no_other(three: Three, tmp_path: Path) -> None:
    ada, beth, carys = three
    write_pack_of(ada, tmp_path / "a.pack", readers=[known_as(ada, "Beth")])
    assert lines(beth, tmp_path / "a.pack")
    with pytest.raises(ForeignPack):
        lines(carys, tmp_path / "a.pack")


def test_nobody_who_left_or_is_not_confirmed_gets_a_pack(three: Three, tmp_path: Path) -> None:
    ada, *_ = three
    add_member(ada, stranger("Mo Haddad"))
    member_left(ada, known_as(ada, "Carys").id)
    written = write_pack_of(ada, tmp_path / "a.pack")
    assert [each.name for each in written.readers] == ["Beth"]
    for name in ("Mo Haddad", "Carys"):
        with pytest.raises(InvalidInput, match=f"{name} is not confirmed"):
            write_pack_of(ada, tmp_path / "b.pack", readers=[known_as(ada, name)])
    assert not (tmp_path / "b.pack").exists()


def test_a_log_that_knows_nobody_says_so_and_a_passphrase_helps(
    tmp_path: Path, owned_log: Log
) -> None:
    with pytest.raises(InvalidInput, match="nobody to write a pack for"):
        write_pack_of(owned_log, tmp_path / "a.pack")
    assert not (tmp_path / "a.pack").exists()
    written = write_pack_of(owned_log, tmp_path / "a.pack", passphrase=PASSPHRASE)
    assert written.readers == ()
    with open_pack(tmp_path / "a.pack", None, PASSPHRASE) as pack:
        assert pack.manifest.records == len(list(pack.lines()))


def test_a_pack_under_a_passphrase_is_for_nobody_in_particular(
    three: Three, tmp_path: Path
) -> None:
    ada, *_ = three
    pack = tmp_path / "a.pack"
    with pytest.raises(InvalidInput, match="Choose for whom"):
        write_pack_of(ada, pack, readers=[known_as(ada, "Beth")], passphrase=PASSPHRASE)
    with pytest.raises(InvalidInput, match="nobody in particular"):
        write_pack_of(ada, pack, passphrase=PASSPHRASE, since_last=True)
    assert not pack.exists()


def test_since_last_time_leaves_out_what_every_reader_was_sent(
    three: Three, tmp_path: Path
) -> None:
    ada, beth, _ = three
    packs = [tmp_path / f"{number}.pack" for number in range(3)]
    whole = write_pack_of(ada, packs[0], since_last=True)
    assert whole.manifest.since == 0
    add_theme(ada, "housing")
    for_beth = write_pack_of(ada, packs[1], readers=[known_as(ada, "Beth")], since_last=True)
    assert for_beth.manifest.since == whole.manifest.until
    assert any(b"housing" in line for line in lines(beth, packs[1]))
    assert len(lines(beth, packs[1])) == 2
    for_all = write_pack_of(ada, packs[2], since_last=True)
    assert for_all.manifest.since == whole.manifest.until
    assert any(b"housing" in line for line in lines(beth, packs[2]))


def test_where_nothing_changed_since_the_last_time_no_pack_is_written_and_none_was_sent(
    three: Three, tmp_path: Path
) -> None:
    ada, beth, _ = three
    write_pack_of(ada, tmp_path / "0.pack")
    add_resident(ada.work(), ResidentInput(name="Terri Okafor"))  # who stays at home
    with pytest.raises(InvalidInput, match="Nothing has changed since the last pack for Beth, "):
        write_pack_of(ada, tmp_path / "1.pack", since_last=True)
    assert not (tmp_path / "1.pack").exists()
    add_theme(ada, "housing")
    write_pack_of(ada, tmp_path / "2.pack", since_last=True)
    assert merge_pack(beth, tmp_path / "0.pack").notices == ()
    assert merge_pack(beth, tmp_path / "2.pack").notices == ()


def test_a_pack_that_could_not_be_written_was_not_sent(three: Three, tmp_path: Path) -> None:
    ada, *_ = three
    before = changes(ada)
    (tmp_path / "a.pack").mkdir()
    with pytest.raises(Exception, match=r"a\.pack"):
        write_pack_of(ada, tmp_path / "a.pack")
    assert changes(ada) == before
    assert write_pack_of(ada, tmp_path / "b.pack", since_last=True).manifest.since == 0


def test_packs_since_last_time_are_enough_to_keep_up(three: Three, tmp_path: Path) -> None:
    ada, beth, _ = three
    for number, name in enumerate(("housing", "damp", "lifts")):
        add_theme(ada, name)
        pack = write_pack_of(ada, tmp_path / f"{number}.pack", since_last=True).path
        assert merge_pack(beth, pack).notices == ()
    with beth.reading() as connection:
        names = connection.exec_driver_sql("SELECT name FROM theme").scalars().all()
    assert {"housing", "damp", "lifts"} <= set(names)


def test_a_resident_who_did_not_agree_stays_at_home_and_follows_once_they_do(
    three: Three, tmp_path: Path
) -> None:
    ada, beth, _ = three
    terri = add_resident(ada.work(), ResidentInput(name="Terri Okafor")).record_id
    assert terri is not None
    write_pack_of(ada, tmp_path / "0.pack")
    assert not any(b"Okafor" in line for line in lines(beth, tmp_path / "0.pack"))
    purpose, today = ConsentPurpose.SHARE_WITH_TEAM, START.date()
    record_consent(ada.work(), terri, purpose, given=True, on=today)
    write_pack_of(ada, tmp_path / "1.pack", since_last=True)
    assert any(b"Okafor" in line for line in lines(beth, tmp_path / "1.pack"))


def test_whoever_says_stop_while_a_pack_is_written_has_no_pack(
    three: Three, tmp_path: Path
) -> None:
    told: list[int] = []

    def stop(lines: int) -> None:
        told.append(lines)
        raise Cancelled("stop")

    before = everything(three[0]), changes(three[0])
    with pytest.raises(Cancelled):
        write_pack_of(three[0], tmp_path / "a.pack", watch=stop)
    assert told == [0]
    assert (everything(three[0]), changes(three[0])) == before
    assert [each for each in tmp_path.iterdir() if each.is_file()] == []


def test_a_pack_of_one_project_counts_as_nothing_that_anybody_was_sent(
    three: Three, tmp_path: Path
) -> None:
    ada, beth, _ = three
    kitchen = project(ada, "Kitchen")
    written = write_pack_of(ada, tmp_path / "0.pack", part=kitchen)
    assert written.manifest.part == kitchen
    assert (written.manifest.since, written.manifest.until) == (0, 0)
    assert write_pack_of(ada, tmp_path / "1.pack", since_last=True).manifest.since == 0
    taken = merge_pack(beth, tmp_path / "0.pack")
    assert taken.notices == ("This pack holds Kitchen alone, and no other patch or project.",)
    add_theme(ada, "housing")
    later = write_pack_of(ada, tmp_path / "2.pack", since_last=True).path
    assert any("never came here" in said for said in merge_pack(beth, later).notices)
    (ada_there,) = [each for each in beth.read(team_standing).members if each.member.name == "Ada"]
    assert ada_there.handed_in is not None
    assert ada_there.handed_in.gap is not None
    with beth.reading() as connection:
        assert had_from(connection, written.manifest.device) == 0


def test_who_was_handed_one_project_alone_is_not_known_up_to_any_day(
    three: Three, tmp_path: Path
) -> None:
    ada, beth, _ = three
    merge_pack(beth, write_pack_of(ada, tmp_path / "0.pack", part=project(ada, "Kitchen")).path)
    handed_in = next(
        each.handed_in for each in beth.read(team_standing).members if each.member.name == "Ada"
    )
    assert handed_in is not None
    assert (handed_in.packs, handed_in.reaches, handed_in.gap) == (1, None, None)


def test_one_project_and_what_changed_since_last_time_are_not_asked_for_at_once(
    three: Three, tmp_path: Path
) -> None:
    ada, *_ = three
    with pytest.raises(InvalidInput, match="Choose one of both"):
        write_pack_of(ada, tmp_path / "a.pack", part=project(ada, "Kitchen"), since_last=True)
    assert not (tmp_path / "a.pack").exists()


def project(log: Log, name: str) -> Part:
    """A project of a log, as a part of it."""
    with making(log) as maker:
        return Part(PartKind.PROJECT, maker.project(name), name)
