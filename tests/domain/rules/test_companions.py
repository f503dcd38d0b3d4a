"""Who could walk beside a resident: somebody who shares something, and has room for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from organiser_app.domain.rules.companions import MOST_BESIDE, Candidate, Reason, suggest
from organiser_app.domain.values import Circle

STREET = UUID(int=100)
DOOR = UUID(int=200)
LONELY = Candidate(
    UUID(int=1), "Lonely", STREET, DOOR, Circle.CONTACT, frozenset({"food", "housing"})
)


def other(number: int, name: str = "Other", **fields: Any) -> Candidate:
    made = Candidate(UUID(int=number), name, circle=Circle.ACTIVE)
    return replace(made, **fields)


def test_who_shares_most_comes_first_with_the_reasons() -> None:
    found = suggest(
        replace(LONELY, ties=frozenset({UUID(int=4)})),
        [
            other(2, "Street", street_id=STREET),
            other(3, "Both", street_id=STREET, themes=frozenset({"food", "parks"})),
            other(4, "Friend", gives_time=True),
        ],
    )
    assert [one.name for one in found] == ["Friend", "Both", "Street"]
    assert found[0].reasons == (Reason.KNOWN, Reason.GIVES_TIME, Reason.NEAR_THE_CENTRE)
    assert found[1].themes == ("food",)
    assert Reason.THEMES in found[1].reasons


def test_nobody_is_suggested_for_their_circle_alone() -> None:
    assert suggest(LONELY, [other(2, circle=Circle.LEADER)]) == ()


def test_who_lives_there_walks_beside_several_or_is_a_mere_contact_is_not_asked() -> None:
    near: dict[str, Any] = {"street_id": STREET, "gives_time": True}
    others = [
        LONELY,
        other(2, door_id=DOOR, **near),
        other(3, beside=MOST_BESIDE, **near),
        other(4, circle=Circle.CONTACT, gives_time=True),
        other(5, circle=None, gives_time=True),
    ]
    assert suggest(LONELY, others) == ()
    assert len(suggest(LONELY, [other(6, beside=MOST_BESIDE - 1, **near)])) == 1


def test_only_the_best_few_are_named_and_always_the_same() -> None:
    others = [other(number, f"N{number:02}", gives_time=True) for number in range(2, 30)]
    found = suggest(LONELY, others, 5)
    assert [one.name for one in found] == ["N02", "N03", "N04", "N05", "N06"]
    assert suggest(LONELY, reversed(others), 5) == found
