"""A pack under pseudonyms between two logs: what is in it, and how it is merged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import update

from organiser_app.domain.errors import ForeignPack, InvalidInput
from organiser_app.domain.models import (
    Statement,
    Supersedes,
    Synced,
    Theme,
    table_of,
)
from organiser_app.domain.values import QuotePermission, WordingPart
from organiser_app.store.log import Log
from organiser_app.sync.conflicts import conflicts
from organiser_app.sync.handed_in import team_standing
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.manifest import EDITION_OF_PARTS, PackKind
from organiser_app.sync.members import identity_of
from organiser_app.sync.pack import open_pack
from organiser_app.sync.part import Part, PartKind
from organiser_app.sync.pseudonyms import pseudonyms_of
from organiser_app.sync.runs import had_from
from organiser_app.sync.senders import expect_one_sort
from organiser_app.sync.taking import PackTaken, look_into, merge_pack
from organiser_app.sync.unmerge import unmerge
from tests.making import making
from tests.store.looking import everything
from tests.sync.devices import forget
from tests.sync.sharing import handed
from tests.sync.teams import changes, device_of
from tests.sync.test_belonging import agreeing

Two = tuple[Log, Log]
PHONE = "01632 960 001"
EVENING = datetime(2026, 3, 2, 18, 32, 5, tzinfo=UTC)
MAY, MAY_NAMED, MAY_NOT = (
    QuotePermission.UNNAMED,
    QuotePermission.NAMED,
    QuotePermission.ASK_FIRST,
)


@dataclass(frozen=True)
class Heard:
    """What Ada heard of Bill at his door one evening."""

    bill: UUID
    said: UUID
    quote: UUID


@pytest.fixture
def heard(two: Two) -> Heard:
    """A statement with a quote that may be published, and all sorts around it."""
    with making(two[0]) as maker:
        door = maker.door("Door 14", "Kendal Road")
        bill = agreeing(maker, "Bill Hughes", door_id=door, phone=PHONE)
        sam = agreeing(maker, "Sam Lowe", pseudonym="the man with the pigeons")
        listening = maker.listening(bill, at=EVENING, door_id=door)
        said = maker.statement(
            listening, "damp by the cot", by=bill, themes=[maker.theme("housing")], permission=MAY
        )
        quote = maker.wording(said, "It runs down the wall.", WordingPart.QUOTE)
        kept = maker.statement(listening, "the council lied", by=bill, permission=MAY_NOT)
        maker.wording(kept, "They never came.", WordingPart.QUOTE)
        maker.tie(bill, sam, kind="brother-in-law", since=date(1987, 5, 23))
        kitchen = maker.project("Kitchen", summary="Soup for all of Kendal Road")
        maker.member(kitchen, bill, role="cook")
        maker.step("ring Sam's daughter", subject_id=bill, due_on=date(2026, 3, 9))
    return Heard(bill, said, quote)


def pack_of(log: Log, folder: Path, name: str = "a", **given: object) -> Path:
    written = write_pack_of(log, folder / f"{name}.pack", under_pseudonyms=True, **given)  # type: ignore[arg-type] # of its own
    return written.path


def lines(log: Log, pack: Path) -> list[bytes]:
    with open_pack(pack, identity_of(log).keys) as opened:
        return list(opened.lines())


def text_of(log: Log, pack: Path) -> str:
    return b"\n".join(lines(log, pack)).decode()


def merged(log: Log, pack: Path) -> int:
    """Merge a pack; the run."""
    taken = merge_pack(log, pack)
    assert isinstance(taken, PackTaken)
    assert taken.change is not None
    return taken.change.sequence


def texts(log: Log, query: str) -> list[str]:
    with log.reading() as connection:
        return sorted(map(str, connection.exec_driver_sql(query).scalars()))


def quotes(log: Log) -> list[str]:
    """The quotes that stand in a log."""
    return texts(
        log,
        "SELECT body FROM wording AS w WHERE part = 'quote' AND NOT deleted AND id NOT IN"
        " (SELECT older_id FROM supersedes WHERE NOT deleted)",
    )


def change(log: Log, model: type[Synced], row_id: UUID, **fields: object) -> None:
    with log.work() as work:
        table = table_of(model)
        work.connection.execute(update(table).where(table.c.id == row_id).values(**fields))
        work.commit("change")


def pseudonym(log: Log, row_id: UUID) -> UUID:
    """What stands for a row in the packs of a log."""
    with log.reading() as connection:
        return UUID(pseudonyms_of(connection, identity_of(log).keys).of(row_id.hex))


def test_people_go_by_pseudonyms_and_of_words_those_alone_that_may_be_quoted(
    two: Two, heard: Heard, tmp_path: Path
) -> None:
    said = text_of(two[0], pack_of(two[0], tmp_path))
    assert len(re.findall(r'"Resident [0-9A-Z]{4}-[0-9A-Z]{2}"', said)) == 2
    for there in ("Larkmoor", "housing", "Kitchen", "It runs down the wall.", "2026-03-09"):
        assert there in said
    nowhere = (
        *("Hughes", "Lowe", "pigeons", "Ada", "Kendal", "Door", "damp", "lied", "never"),
        *("brother", "cook", "daughter", "Soup", "18:32", "1987-05-23", heard.bill.hex),
        *(PHONE, PHONE.replace(" ", "")),
    )
    for words in nowhere:
        assert words not in said
    assert "1987-05-01" in said


def test_the_same_resident_has_the_same_pseudonym_in_each_pack_of_a_log_and_in_no_other(
    two: Two, heard: Heard, tmp_path: Path
) -> None:
    first, second = (text_of(two[0], pack_of(two[0], tmp_path, name)) for name in "ab")
    assert first == second
    assert pseudonym(two[0], heard.bill).hex in first
    assert pseudonym(two[0], heard.bill) != pseudonym(two[1], heard.bill)


def test_a_pack_says_that_it_is_under_pseudonyms_and_nothing_by_which_rows_are_found(
    two: Two, heard: Heard, tmp_path: Path
) -> None:
    patch = Part(PartKind.PATCH, UUID(texts(two[0], "SELECT id FROM patch")[0]), "Larkmoor")
    written = write_pack_of(two[0], tmp_path / "a.pack", under_pseudonyms=True, part=patch)
    manifest = written.manifest
    assert (manifest.kind, manifest.edition) == (PackKind.PSEUDONYMOUS, EDITION_OF_PARTS)
    assert (manifest.since, manifest.until, manifest.holds_a_span) == (0, 0, False)
    assert manifest.part == Part(PartKind.PATCH, pseudonym(two[0], patch.id), "Larkmoor")
    assert manifest.device not in texts(two[0], "SELECT number FROM device")
    assert pseudonym(two[0], heard.bill).hex in text_of(two[0], written.path)


@pytest.mark.usefixtures("heard")
def test_it_is_merged_with_a_preview_and_taken_back_as_a_whole(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    pack, before = pack_of(ada, tmp_path), everything(beth)
    seen = look_into(beth, pack)
    assert seen.merged.arrived.tallies["resident"].added == 2
    assert any("Nobody is named in this pack" in said for said in seen.notices)
    assert everything(beth) == before
    run = merged(beth, pack)
    called = texts(beth, "SELECT pseudonym FROM resident WHERE name IS NULL")
    assert [name[:9] for name in called] == ["Resident ", "Resident "]
    assert quotes(beth) == ["It runs down the wall."]
    again = merge_pack(beth, pack_of(ada, tmp_path, "b"))
    assert again.change is None
    unmerge(beth.work(), run)
    assert texts(beth, "SELECT id FROM resident") == []


@pytest.mark.usefixtures("heard")
def test_it_fills_no_gap_and_counts_as_nothing_that_anybody_was_sent(
    two: Two, tmp_path: Path
) -> None:
    ada, beth = two
    merged(beth, pack_of(ada, tmp_path))
    (standing,) = beth.read(team_standing).members
    assert standing.handed_in is not None
    assert (standing.handed_in.packs, standing.handed_in.reaches) == (1, None)
    (device,) = texts(ada, "SELECT number FROM device")
    assert beth.read(lambda connection: had_from(connection, device)) == 0
    assert write_pack_of(ada, tmp_path / "b.pack", since_last=True).manifest.since == 0


def test_what_changed_since_is_not_asked_for_under_pseudonyms(two: Two, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="Choose one of both"):
        pack_of(two[0], tmp_path, since_last=True)
    assert list(tmp_path.glob("*.pack")) == []


def refused(log: Log, pack: Path, why: str) -> None:
    before, held = everything(log), changes(log)
    for take in (look_into, merge_pack):
        with pytest.raises(ForeignPack, match=why):
            take(log, pack)
    assert (everything(log), changes(log)) == (before, held)


@pytest.mark.usefixtures("heard")
def test_a_log_takes_whole_rows_of_a_writer_or_those_under_pseudonyms(
    two: Two, tmp_path: Path
) -> None:
    ada, beth = two
    whole = write_pack_of(ada, tmp_path / "whole.pack").path
    told = pack_of(ada, tmp_path)
    refused(ada, told, "wrote this pack itself")
    run = merged(beth, told)
    refused(beth, whole, "take back the merges of those packs first")
    unmerge(beth.work(), run)
    run = merged(beth, whole)
    refused(beth, told, "under the true names")
    unmerge(beth.work(), run)
    assert merged(beth, told)


@pytest.mark.usefixtures("heard")
def test_rows_that_a_hub_would_bring_are_no_exception(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    keys = identity_of(ada).keys.public()
    with beth.reading() as connection:
        expect_one_sort(connection, keys, "Ada")
    merged(beth, pack_of(ada, tmp_path))
    with beth.reading() as connection, pytest.raises(ForeignPack, match="Ada wrote under pseud"):
        expect_one_sort(connection, keys, "Ada")


def test_what_came_under_pseudonyms_goes_into_no_pack(
    two: Two, heard: Heard, tmp_path: Path
) -> None:
    ada, beth = two
    merged(beth, pack_of(ada, tmp_path))
    with making(beth) as maker:
        own = maker.theme("allotments")
        maker.step("ask about it", subject_id=pseudonym(ada, heard.bill))
    said = b"".join(handed(device_of(beth))).decode()
    assert "allotments" in said
    assert own.hex in said
    assert "housing" not in said
    assert "ask about it" not in said
    assert "Resident" not in said


def test_what_both_changed_apart_is_a_conflict_and_what_one_changed_is_none(
    two: Two, heard: Heard, tmp_path: Path
) -> None:
    ada, beth = two
    merged(beth, pack_of(ada, tmp_path))
    change(beth, Statement, pseudonym(ada, heard.said), strength=5)
    merged(beth, pack_after(ada, heard.said, tmp_path, "b", satisfied=2))
    assert beth.read(conflicts) == ()
    assert texts(beth, "SELECT satisfied FROM statement WHERE satisfied") == ["2"]
    merged(beth, pack_after(ada, heard.said, tmp_path, "c", strength=1))
    (conflict,) = beth.read(conflicts)
    assert (conflict.table, conflict.field) == ("statement", "strength")
    assert sorted(str(one.value) for one in conflict.candidates) == ["1", "5"]


def pack_after(log: Log, row_id: UUID, folder: Path, name: str, **fields: object) -> Path:
    change(log, Statement, row_id, **fields)
    return pack_of(log, folder, name)


def test_a_permission_that_is_taken_back_hides_the_quote_and_given_again_shows_it(
    two: Two, heard: Heard, tmp_path: Path
) -> None:
    ada, beth = two
    merged(beth, pack_of(ada, tmp_path))
    back = pack_after(ada, heard.said, tmp_path, "b", permission=QuotePermission.NOT_TO_QUOTE)
    assert "runs down" not in text_of(ada, back)
    merged(beth, back)
    assert quotes(beth) == []
    merged(beth, pack_after(ada, heard.said, tmp_path, "c", permission=MAY_NAMED))
    assert quotes(beth) == ["It runs down the wall."]


def test_whoever_had_no_quote_while_it_was_not_permitted_has_it_once_it_is(
    two: Two, heard: Heard, tmp_path: Path
) -> None:
    ada, beth = two
    merged(beth, pack_after(ada, heard.said, tmp_path, "a", permission=MAY_NOT))
    assert quotes(beth) == []
    merged(beth, pack_after(ada, heard.said, tmp_path, "b", permission=MAY))
    assert quotes(beth) == ["It runs down the wall."]


def test_a_quote_that_was_written_anew_takes_the_place_of_the_former(
    two: Two, heard: Heard, tmp_path: Path
) -> None:
    ada, beth = two
    merged(beth, pack_of(ada, tmp_path))
    with making(ada) as maker:
        newer = maker.wording(
            heard.said,
            "It streams down.",
            WordingPart.QUOTE,
        )
        maker.put(Supersedes, newer_id=newer, older_id=heard.quote)
    merged(beth, pack_of(ada, tmp_path, "b"))
    assert quotes(beth) == ["It streams down."]


def test_a_quote_on_which_two_disagree_or_in_which_somebody_is_named_stays(
    two: Two, heard: Heard, tmp_path: Path
) -> None:
    with making(two[0]) as maker:
        maker.wording(heard.said, "It pours.", WordingPart.QUOTE)
        named = maker.statement(maker.listening(), "bread", permission=MAY)
        maker.wording(named, "Sam bakes for us all.", WordingPart.QUOTE)
        pigeons = maker.statement(maker.listening(), "birds", permission=MAY)
        maker.wording(pigeons, "Ask the man with the pigeons.", WordingPart.QUOTE)
    said = text_of(two[0], pack_of(two[0], tmp_path))
    for words in ("pours", "runs down", "bakes", "Ask the man"):
        assert words not in said


def test_whoever_is_erased_here_is_erased_with_who_had_them_by_a_pseudonym(
    two: Two, heard: Heard, tmp_path: Path
) -> None:
    ada, beth = two
    old = pack_of(ada, tmp_path)
    merged(beth, old)
    forget(device_of(ada), heard.bill.hex)
    merged(beth, pack_of(ada, tmp_path, "b"))
    assert len(texts(beth, "SELECT id FROM resident")) == 1
    assert quotes(beth) == []
    merge_pack(beth, old)
    assert len(texts(beth, "SELECT id FROM resident")) == 1


def test_a_hidden_row_is_hidden_for_others_too(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    with making(ada) as maker:
        theme = maker.theme("lifts")
    merged(beth, pack_of(ada, tmp_path))
    change(ada, Theme, theme, deleted=True)
    merged(beth, pack_of(ada, tmp_path, "b"))
    assert texts(beth, "SELECT deleted FROM theme WHERE name = 'lifts'") == ["1"]
