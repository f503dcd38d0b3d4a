"""A merge that would erase many residents at once is held until somebody says that it is meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from organiser_app.store.log import Log
from organiser_app.sync.folder.standing import look_again, standing
from organiser_app.sync.folder.turn import Turn
from organiser_app.sync.many_erased import Going, ManyErased
from organiser_app.sync.taking import PackTaken, Terms, look_into, merge_pack, merge_packs
from tests.sync.apart import handed
from tests.sync.erasing import add_residents, erase, residents_in
from tests.sync.folder.folders import add_theme, themes, turn
from tests.sync.teams import colleague_of, log_of

ALL, MANY = 20, 6


@pytest.fixture
def ada(tmp_path: Path, empty_log_folder: Path) -> Iterator[Log]:
    """Somebody's log."""
    with log_of(tmp_path, empty_log_folder, "Ada") as made:
        yield made


@pytest.fixture
def beth(ada: Log, tmp_path: Path, empty_log_folder: Path) -> Iterator[Log]:
    """That of a colleague, who knows the other."""
    with colleague_of(ada, tmp_path, empty_log_folder, "Beth") as made:
        yield made


@pytest.fixture
def known(ada: Log, beth: Log, tmp_path: Path) -> list[str]:
    """Residents whom both logs have, by their numbers."""
    made = add_residents(beth, ALL)
    merge_pack(ada, handed(beth, tmp_path / "first.pack"))
    return made


@pytest.mark.parametrize(
    ("residents", "of", "are_many"),
    [(0, 0, False), (5, 5, False), (6, 6, True), (6, 59, True), (6, 60, False), (60, 500, True)],
)
def test_many_are_more_than_five_and_more_than_a_tenth(
    residents: int, of: int, *, are_many: bool
) -> None:
    assert Going(residents, of).are_many is are_many


def test_a_pack_that_erases_many_is_held_says_so_first_and_changes_nothing(
    ada: Log, beth: Log, known: list[str], tmp_path: Path
) -> None:
    erase(beth, known[:MANY])
    pack = handed(beth, tmp_path / "many.pack")
    said = "Beth’s log would erase 6 of the 20 residents here."
    assert look_into(ada, pack).notices[0].startswith(said)
    with pytest.raises(ManyErased, match="would erase 6 of the 20"):
        merge_pack(ada, pack)
    assert residents_in(ada) == ALL


def test_whoever_says_that_it_is_meant_has_it_merged_and_nothing_is_lost(
    ada: Log, beth: Log, known: list[str], tmp_path: Path
) -> None:
    erase(beth, known[:MANY])
    pack = handed(beth, tmp_path / "many.pack")
    with pytest.raises(ManyErased):
        merge_pack(ada, pack)
    merge_pack(ada, pack, Terms(erase_many=True))
    assert residents_in(ada) == ALL - MANY
    assert merge_pack(ada, pack).change is None


def test_a_few_go_unasked(ada: Log, beth: Log, known: list[str], tmp_path: Path) -> None:
    erase(beth, known[: MANY - 1])
    merge_pack(ada, handed(beth, tmp_path / "few.pack"))
    assert residents_in(ada) == ALL - MANY + 1


def test_neither_whoever_the_log_never_had_nor_whoever_comes_with_the_pack_counts(
    ada: Log, beth: Log, known: list[str], tmp_path: Path
) -> None:
    unknown = add_residents(beth, 2 * MANY)
    erase(beth, unknown[:MANY])
    pack = handed(beth, tmp_path / "others.pack")
    assert look_into(ada, pack).merged.goes == Going()
    merge_pack(ada, pack)
    erase(beth, known[:MANY])
    seen = look_into(ada, handed(beth, tmp_path / "many.pack"))
    assert seen.merged.goes == Going(MANY, ALL + MANY)


def test_many_newcomers_in_the_same_pack_hide_nothing(
    ada: Log, beth: Log, known: list[str], tmp_path: Path
) -> None:
    add_residents(beth, 10 * ALL)
    erase(beth, known[:MANY])
    assert look_into(ada, handed(beth, tmp_path / "p.pack")).merged.goes == Going(MANY, ALL)


def test_a_held_pack_stops_no_other(
    ada: Log, beth: Log, known: list[str], tmp_path: Path, empty_log_folder: Path
) -> None:
    with colleague_of(ada, tmp_path, empty_log_folder, "Cem") as cem:
        add_theme(cem, "lifts")
        erase(beth, known)
        packs = [handed(beth, tmp_path / "b.pack"), handed(cem, tmp_path / "c.pack")]
    held, merged = merge_packs(ada, packs)
    assert not isinstance(held, PackTaken)
    assert isinstance(merged, PackTaken)
    assert "lifts" in themes(ada)


def test_a_file_in_a_folder_waits_with_those_after_it_until_it_was_merged_by_hand(
    ada: Log, beth: Log, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    known = add_residents(beth, ALL)
    turn(beth, shared)
    turn(ada, shared)
    erase(beth, known[:MANY])
    turn(beth, shared)
    turn(ada, shared)
    (waits,) = ada.read(standing).waiting
    assert waits.problem.startswith("Beth’s log would erase 6 of the 20 residents here.")
    assert residents_in(ada) == ALL
    add_theme(beth, "lifts")
    turn(beth, shared)
    turn(ada, shared)
    assert "lifts" not in themes(ada)
    merge_pack(ada, shared / waits.name, Terms(erase_many=True))
    look_again(ada)
    for _ in range(2):
        turn(ada, shared)
    assert ada.read(standing).waiting == ()
    assert residents_in(ada) == ALL - MANY
    assert "lifts" in themes(ada)


def test_a_turn_may_be_told_that_it_is_meant(ada: Log, beth: Log, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    known = add_residents(beth, ALL)
    turn(beth, shared)
    turn(ada, shared)
    erase(beth, known)
    turn(beth, shared)
    turn(ada, shared)
    assert residents_in(ada) == ALL
    assert Turn(ada, shared, Terms(erase_many=True)).whole().problem is None
    assert residents_in(ada) == 0
