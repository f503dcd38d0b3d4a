"""Fields and long texts on which two disagree are settled alike: one value, or a third."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.services.residents import note_on_resident
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries import tables as t
from organiser_app.sync.disagreements import (
    Disagreement,
    choose,
    disagreements,
    write_instead,
)
from organiser_app.sync.taking import merge_pack
from tests.sync.apart import OURS, THEIRS, handed, pack_that_disagrees, said_now
from tests.sync.erasing import add_residents
from tests.sync.test_conflicts import disagreeing

Two = tuple[Log, Log]


@pytest.fixture
def apart(two: Two, tmp_path: Path) -> Two:
    """Ada merged what Beth wrote apart from her."""
    ada, beth = two
    merge_pack(ada, pack_that_disagrees(ada, beth, tmp_path))
    return two


def of_field(log: Log, field: str) -> Disagreement:
    (found,) = (each for each in log.read(disagreements) if each.field == field)
    return found


def test_all_that_is_open_in_a_log_is_told_our_own_value_first(apart: Two) -> None:
    told = apart[0].read(disagreements)
    assert [each.field for each in told] == ["state", "due_on", "words"]
    assert all(each.sides[0].own and not each.sides[1].own for each in told)
    assert {side.by for each in told for side in each.sides} == {"Ada", "Beth"}


def test_a_note_says_whose_it_is_and_what_was_said_speaks_for_itself(
    two: Two, tmp_path: Path
) -> None:
    ada, beth = two
    both = add_residents(ada, 1)[0]
    merge_pack(beth, handed(ada, tmp_path / "begin.pack"))
    for log, note in zip(two, ("knock after four", "never before noon"), strict=True):
        note_on_resident(log.work(), UUID(both), note)
    merge_pack(ada, handed(beth, tmp_path / "apart.pack"))
    assert of_field(ada, "note").whose == "Resident 000"
    merge_pack(ada, pack_that_disagrees(ada, beth, tmp_path))
    assert of_field(ada, "words").whose == ""


def test_to_choose_one_text_settles_it_here_and_there(apart: Two, tmp_path: Path) -> None:
    ada, beth = apart
    damp = of_field(ada, "words")
    choose(ada.work(), damp, damp.sides[1])
    assert [each.field for each in ada.read(disagreements)] == ["state", "due_on"]
    merge_pack(beth, handed(ada, tmp_path / "chosen.pack"))
    assert "words" not in {each.field for each in beth.read(disagreements)}
    assert said_now(ada, damp.row_id) == said_now(beth, damp.row_id) == THEIRS


def test_a_third_text_stands_in_the_place_of_both_and_can_be_taken_back(apart: Two) -> None:
    ada, _ = apart
    damp = of_field(ada, "words")
    write_instead(ada.work(), damp, "Damp, and the cot is wet.")
    assert said_now(ada, damp.row_id) == "Damp, and the cot is wet."
    undo(ada.work())
    again = of_field(ada, "words")
    assert [side.value for side in again.sides] == [OURS, THEIRS]


def test_a_choice_of_a_field_is_the_one_that_stands_then(apart: Two) -> None:
    ada, _ = apart
    state = of_field(ada, "state")
    choose(ada.work(), state, state.sides[0])
    with ada.reading() as connection:
        stands = connection.exec_driver_sql("SELECT state FROM commitment").scalar_one()
    assert stands == "kept"
    assert "state" not in {each.field for each in ada.read(disagreements)}


@pytest.mark.parametrize("chosen", [0, 1])
def test_a_choice_that_is_taken_back_asks_again_with_the_same_two_writers(
    apart: Two, chosen: int
) -> None:
    ada, _ = apart
    before = of_field(ada, "due_on")
    choose(ada.work(), before, before.sides[chosen])
    undo(ada.work())
    again = of_field(ada, "due_on")
    assert again.before == before.before
    for was, now in zip(before.sides, again.sides, strict=True):
        assert (now.value, now.by, now.own) == (was.value, was.by, was.own)
        assert now.written_at == was.written_at
    choose(ada.work(), again, again.sides[1])
    assert "due_on" not in {each.field for each in ada.read(disagreements)}


def test_a_short_text_can_be_written_anew(two: Two, tmp_path: Path) -> None:
    ada, _ = two
    theme = disagreeing(two, tmp_path)
    name = of_field(ada, "name")
    assert name.is_text
    write_instead(ada.work(), name, "damp homes")
    with ada.reading() as connection:
        query = t.theme.select().where(t.theme.c.id == theme)
        assert connection.execute(query).one().name == "damp homes"
    assert ada.read(disagreements) == ()


def test_what_is_no_text_cannot_be_written_anew(apart: Two) -> None:
    ada, _ = apart
    with pytest.raises(InvalidInput):
        write_instead(ada.work(), of_field(ada, "state"), "somehow")
    with pytest.raises(InvalidInput):
        write_instead(ada.work(), of_field(ada, "due_on"), "next week")


def test_what_was_settled_meanwhile_is_not_settled_again(apart: Two) -> None:
    ada, _ = apart
    damp, state = of_field(ada, "words"), of_field(ada, "state")
    for each in (damp, state):
        choose(ada.work(), each, each.sides[0])
        with pytest.raises(NotFound):
            choose(ada.work(), each, each.sides[1])
