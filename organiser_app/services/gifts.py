"""Gifts: what sort they are, whom they were introduced to, and what came of that."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import GiftMatch, Statement, Tie, table_of
from organiser_app.domain.need_inputs import GiftInput
from organiser_app.domain.relationship_values import MatchState
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.services.needs import met_by_help, need_of
from organiser_app.store.repositories.finding import first, get
from organiser_app.store.unit_of_work import UnitOfWork


def describe_gift(work: UnitOfWork, gift_id: UUID, given: GiftInput) -> Change:
    """Say what sort of thing a gift is, and until when it was offered."""
    with work:
        gift = gift_of(work, gift_id)
        gift.gift_kind, gift.offered_until = given.kind, given.offered_until
        return work.commit("describe_gift", gift.id)


def withdraw_gift(work: UnitOfWork, gift_id: UUID, on: date) -> Change:
    """Say that a gift is offered no more, since the day `on`."""
    with work:
        gift = gift_of(work, gift_id)
        gift.offered_until = on
        return work.commit("withdraw_gift", gift.id)


def introduce(work: UnitOfWork, need_id: UUID, gift_id: UUID, on: date, kind: str = "") -> Change:
    """Introduce whoever has a gift to whoever needs it: a tie is made between the two.

    `kind` is what the two are to each other from now on ("neighbour"); where a tie joins them
    already, it is left as it is and named by the match.
    """
    with work:
        need, gift = need_of(work, need_id), gift_of(work, gift_id)
        _free_to_match(work, need, gift)
        tie_id = _tie(work, need, gift, on, kind.strip() or tr("neighbour"))
        match = work.write(
            GiftMatch,
            need_id=need_id,
            gift_id=gift_id,
            state=MatchState.INTRODUCED,
            on=on,
            tie_id=tie_id,
        )
        return work.commit("introduce", match)


def settle_match(
    work: UnitOfWork,
    match_id: UUID,
    state: MatchState,
    on: date,
    *,
    met: bool = False,
    satisfied: int | None = None,
) -> Change:
    """Say what came of an introduction: it helped, or fell through; `met` closes the need by it.

    `satisfied` is how well it was met, from 1 to 5, where the resident said so.
    """
    if state not in (MatchState.HELPED, MatchState.FELL_THROUGH, MatchState.INTRODUCED):
        raise InvalidInput(tr("An introduction helps or falls through."))
    if met and state is not MatchState.HELPED:
        raise InvalidInput(tr("A need is met by a gift that helped."))
    with work:
        match = get(work, GiftMatch, match_id)
        match.state = state
        match.settled_on = None if state is MatchState.INTRODUCED else on
        if met:
            met_by_help(need_of(work, match.need_id), on, satisfied)
        return work.commit("settle_match", match.id)


def set_match_aside(work: UnitOfWork, need_id: UUID, gift_id: UUID, on: date) -> Change:
    """Never propose a gift for a need again."""
    with work:
        need, gift = need_of(work, need_id), gift_of(work, gift_id)
        _free_to_match(work, need, gift)
        match = work.write(
            GiftMatch, need_id=need_id, gift_id=gift_id, state=MatchState.SET_ASIDE, on=on
        )
        return work.commit("set_match_aside", match)


def gift_of(work: UnitOfWork, gift_id: UUID) -> Statement:
    """The gift of that id; `NotFound` where there is none, `InvalidInput` where it is no gift."""
    gift = get(work, Statement, gift_id)
    if gift.kind is not StatementKind.GIFT:
        raise InvalidInput(tr("Only a gift can be offered, taken up or withdrawn."))
    return gift


def _free_to_match(work: UnitOfWork, need: Statement, gift: Statement) -> None:
    if need.subject_id is None or gift.subject_id is None:
        raise InvalidInput(tr("Nobody can be introduced before it is known who they are."))
    if need.subject_id == gift.subject_id:
        raise InvalidInput(tr("A gift is matched with somebody else's need."))
    match = table_of(GiftMatch).c
    if first(work, GiftMatch, match.need_id == need.id, match.gift_id == gift.id) is not None:
        raise InvalidInput(tr("This gift was set beside this need already."))


def _tie(work: UnitOfWork, need: Statement, gift: Statement, on: date, kind: str) -> UUID:
    tie = table_of(Tie).c
    one, other = need.subject_id, gift.subject_id
    either_way = ((tie.subject_id == one) & (tie.other_subject_id == other)) | (
        (tie.subject_id == other) & (tie.other_subject_id == one)
    )
    known = first(work, Tie, either_way, tie.ended_on.is_(None))
    if known is not None:
        return known.id
    return work.write(
        Tie,
        subject_id=one,
        other_subject_id=other,
        kind=kind,
        strength=1,
        since=on,
        how_known=tr("introduced for a need"),
        listening_id=need.listening_id,
    )
