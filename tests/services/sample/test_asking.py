"""The asks of a sample: each known by its history, each state there, and partners on the map."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.relationship_values import AskState, Stance
from organiser_app.domain.rules.asking import Move, standing
from organiser_app.services.sample.asking import asking
from tests.services.sample.rows import SMALL, TODAY, gathered, patch_rows


def histories() -> dict[UUID, list[Move]]:
    found: defaultdict[UUID, list[Move]] = defaultdict(list)
    for row in patch_rows()[models.AskMove]:
        found[row["ask_id"]].append(Move(row["on"], row["state"], row["what"], row["again"]))
    return found


def test_there_is_an_ask_in_each_state_and_one_was_chased() -> None:
    stood = [standing(moves, TODAY) for moves in histories().values()]
    assert {each.state for each in stood if each} == set(AskState)
    assert any(move.again for moves in histories().values() for move in moves)


def test_an_ask_begins_underway_and_its_history_runs_forward() -> None:
    for moves in histories().values():
        days: list[date] = [move.on for move in moves]
        assert moves[0].state is AskState.UNDERWAY
        assert days == sorted(days)


def test_an_ask_is_born_of_what_was_heard_before_it_where_anything_was() -> None:
    rows = patch_rows()
    born = {row["ask_id"] for row in rows[models.AskStatement]}
    assert born == {row["id"] for row in rows[models.Ask]}


def test_partners_stand_on_every_side_and_some_are_not_on_the_map() -> None:
    partners = asking().partner
    assert {partner.stance for partner in partners} >= set(Stance)
    assert any(partner.power is None for partner in partners)
    assert {entry.of for entry in asking().ask} <= {partner.key for partner in partners}


def test_every_place_says_when_it_is_open_or_that_nobody_knows() -> None:
    places = gathered(SMALL)[models.Place]
    assert any(row["open_when"] for row in places)
    assert all("{" not in row["open_when"] for row in places)
