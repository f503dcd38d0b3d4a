from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Tie, table_of
from organiser_app.domain.need_inputs import GiftInput
from organiser_app.domain.relationship_values import GiftKind, MatchState
from organiser_app.domain.values import StatementKind
from organiser_app.services.gifts import (
    describe_gift,
    introduce,
    set_match_aside,
    settle_match,
    withdraw_gift,
)
from organiser_app.services.same_person import same_person
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.gifts import GiftRow, gift_matches, gifts
from organiser_app.store.queries.need_ways import MatchRow, matches_made
from organiser_app.store.queries.needs import need_rows
from tests.making import TODAY, making


@pytest.fixture
def pair(log: Log) -> dict[str, UUID]:
    """Bill needs a lift; Terri has a van; nobody knows who else needs company."""
    with making(log) as make:
        bill, terri = make.resident("Bill Hughes"), make.resident("Terri")
        buses = make.theme("buses")
        heard = make.listening(bill, terri, on=TODAY - timedelta(days=8))
        need = make.statement(
            heard, "a lift to the clinic", kind=StatementKind.NEED, by=bill, themes=[buses]
        )
        gift = make.statement(
            heard, "van free on Tuesdays", kind=StatementKind.GIFT, by=terri, themes=[buses]
        )
        own = make.statement(heard, "a lift, now and then", kind=StatementKind.GIFT, by=bill)
        nobodys = make.statement(heard, "company", kind=StatementKind.NEED)
    return {
        "need": need, "gift": gift, "own": own, "nobodys": nobodys, "Bill": bill, "Terri": terri
    }  # fmt: skip


def the_gift(log: Log, gift: UUID) -> GiftRow:
    return next(row for row in log.read(gifts) if row.id == gift)


def the_match(log: Log) -> MatchRow:
    (match,) = log.read(matches_made)
    return match


def ties(log: Log) -> list[tuple[UUID, UUID, str, int]]:
    with log.reading() as connection:
        rows = connection.execute(table_of(Tie).select()).all()
    return [(row.subject_id, row.other_subject_id, row.kind, row.strength) for row in rows]


def test_a_gift_has_the_kind_that_was_chosen_and_until_then_one_is_suggested(
    log: Log, pair: dict[str, UUID]
) -> None:
    before = the_gift(log, pair["gift"])
    assert (before.kind, before.suggested) == (None, GiftKind.TOOL)
    describe_gift(log.work(), pair["gift"], GiftInput(kind=GiftKind.TIME))
    after = the_gift(log, pair["gift"])
    assert (after.kind, after.suggested, after.shown_kind) == (GiftKind.TIME, None, GiftKind.TIME)


def test_a_gift_that_is_withdrawn_is_offered_no_more(log: Log, pair: dict[str, UUID]) -> None:
    assert log.read(lambda connection: gift_matches(connection, TODAY)).proposals
    withdraw_gift(log.work(), pair["gift"], TODAY)
    assert not the_gift(log, pair["gift"]).is_offered(TODAY)
    assert not log.read(lambda connection: gift_matches(connection, TODAY)).proposals


def test_an_introduction_ties_the_two(log: Log, pair: dict[str, UUID]) -> None:
    introduce(log.work(), pair["need"], pair["gift"], TODAY, "gives lifts")
    assert ties(log) == [(pair["Bill"], pair["Terri"], "gives lifts", 1)]
    match = the_match(log)
    assert (match.state, match.needs, match.gives) == (
        MatchState.INTRODUCED,
        "Bill Hughes",
        "Terri",
    )
    assert the_gift(log, pair["gift"]).taken_up == 1


def test_a_tie_that_is_there_is_left_as_it_is(log: Log, pair: dict[str, UUID]) -> None:
    with making(log) as make:
        make.tie(pair["Terri"], pair["Bill"], kind="cousin", strength=3)
    introduce(log.work(), pair["need"], pair["gift"], TODAY)
    assert ties(log) == [(pair["Terri"], pair["Bill"], "cousin", 3)]


def test_an_introduction_that_helped_may_meet_the_need(log: Log, pair: dict[str, UUID]) -> None:
    introduce(log.work(), pair["need"], pair["gift"], TODAY)
    later = TODAY + timedelta(days=6)
    settle_match(log.work(), the_match(log).id, MatchState.HELPED, later, met=True)
    assert (the_match(log).state, the_match(log).settled_on) == (MatchState.HELPED, later)
    (need,) = log.read(lambda connection: need_rows(connection, [pair["need"]]))
    assert need.met_on == later


def test_whoever_has_several_records_is_called_as_they_go_by_beside_a_gift(
    log: Log, pair: dict[str, UUID]
) -> None:
    introduce(log.work(), pair["need"], pair["gift"], TODAY)
    with making(log) as make:
        teresa = make.resident("Teresa Pell")
    same_person(log.work(), teresa, pair["Terri"], TODAY)
    assert (the_match(log).needs, the_match(log).gives) == ("Bill Hughes", "Teresa Pell")


def test_an_introduction_that_fell_through_leaves_the_need_open(
    log: Log, pair: dict[str, UUID]
) -> None:
    introduce(log.work(), pair["need"], pair["gift"], TODAY)
    settle_match(log.work(), the_match(log).id, MatchState.FELL_THROUGH, TODAY)
    (need,) = log.read(lambda connection: need_rows(connection, [pair["need"]]))
    assert need.met_on is None
    settle_match(log.work(), the_match(log).id, MatchState.INTRODUCED, TODAY)
    assert the_match(log).settled_on is None


def test_what_is_set_aside_is_never_proposed_again_until_that_is_undone(
    log: Log, pair: dict[str, UUID]
) -> None:
    set_match_aside(log.work(), pair["need"], pair["gift"], TODAY)
    assert not log.read(lambda connection: gift_matches(connection, TODAY)).proposals
    assert the_gift(log, pair["gift"]).taken_up == 0
    undo(log.work())
    assert len(log.read(lambda connection: gift_matches(connection, TODAY)).proposals) == 1


@pytest.mark.parametrize(
    ("need", "gift", "why"),
    [
        ("need", "own", "somebody else"),
        ("nobodys", "gift", "known who they are"),
        ("gift", "gift", "Only a need"),
        ("need", "need", "Only a gift"),
    ],
)
def test_nobody_is_introduced_to_themselves_or_to_nobody(
    log: Log, pair: dict[str, UUID], need: str, gift: str, why: str
) -> None:
    with pytest.raises(InvalidInput, match=why):
        introduce(log.work(), pair[need], pair[gift], TODAY)


def test_a_gift_is_set_beside_a_need_once(log: Log, pair: dict[str, UUID]) -> None:
    introduce(log.work(), pair["need"], pair["gift"], TODAY)
    with pytest.raises(InvalidInput, match="already"):
        set_match_aside(log.work(), pair["need"], pair["gift"], TODAY)


@pytest.mark.parametrize("state", [MatchState.SET_ASIDE, MatchState.FELL_THROUGH])
def test_only_what_helped_meets_a_need(log: Log, pair: dict[str, UUID], state: MatchState) -> None:
    with pytest.raises(InvalidInput):
        settle_match(log.work(), pair["need"], state, TODAY, met=True)
