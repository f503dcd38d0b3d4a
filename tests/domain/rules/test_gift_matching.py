from __future__ import annotations

from collections.abc import Set
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from organiser_app.domain.rules.gift_matching import (
    LEAST_POINTS,
    MOST,
    Offered,
    best_matches,
)
from organiser_app.domain.rules.gift_reasons import Fit, ReasonKind

NOBODY: dict[UUID, Set[UUID]] = {}
BILL, TERRI, ANN = (UUID(int=number) for number in (11, 12, 13))


def offered(key: int, person: UUID, words: str, *themes: str, **where: object) -> Offered:
    return Offered(UUID(int=key), person, words, frozenset(themes), **where)  # type: ignore[arg-type]  # the places, by name


def fits(need: Offered, *gifts: Offered, tied: dict[UUID, Set[UUID]] = NOBODY) -> tuple[Fit, ...]:
    return best_matches([need], gifts, tied=tied).get(need.statement_id, ())


def test_a_match_says_all_its_reasons_in_words() -> None:
    need = offered(1, BILL, "a hot dinner on Tuesdays", "food", street="Kendal Road", number=3)
    gift = offered(2, TERRI, "cooks dinners, Tuesday", "food", street="Kendal Road", number=41)
    (fit,) = fits(need, gift)
    assert fit.in_words() == (
        "both about food; both say “dinner”; both on Kendal Road; both name Tuesday"
    )
    assert fit.points == 9


def test_words_are_compared_without_their_endings() -> None:
    need = offered(1, BILL, "someone driving her to chemo")
    gift = offered(2, TERRI, "drives to chemo and back")
    (fit,) = fits(need, gift)
    assert [reason.kind for reason in fit.reasons] == [ReasonKind.WORDS]
    assert fit.reasons[0].detail == "“driving”, “chemo”"


def test_place_and_time_alone_match_nothing() -> None:
    need = offered(1, BILL, "a cooker on Friday", street="Elm Street", number=1)
    gift = offered(2, TERRI, "plays chess on Friday", street="Elm Street", number=3)
    assert fits(need, gift) == ()


def test_a_single_word_shared_needs_another_reason() -> None:
    gift = offered(2, TERRI, "curtains, sewn", street="Elm Street", number=9)
    far = offered(1, BILL, "curtains for the bedroom")
    near = offered(3, BILL, "curtains for the bedroom", street="Elm Street", number=5)
    assert fits(far, gift) == ()
    assert fits(near, gift)[0].reasons[1].in_words() == "a few doors apart on Elm Street"


def test_nobody_is_matched_with_themselves_or_within_a_household() -> None:
    home = UUID(int=99)
    need = offered(1, BILL, "company", "loneliness", household=home)
    own = offered(2, BILL, "rings people", "loneliness")
    partner = offered(3, TERRI, "rings people", "loneliness", household=home)
    assert fits(need, own, partner) == ()


def test_a_settled_pair_is_never_proposed_again() -> None:
    need, gift = offered(1, BILL, "company", "loneliness"), offered(2, TERRI, "x", "loneliness")
    pair = (need.statement_id, gift.statement_id)
    assert best_matches([need], [gift], tied=NOBODY, but=[pair]) == {}


def test_days_that_differ_and_knowing_each_other_speak_against_a_match() -> None:
    need = offered(1, BILL, "company on Friday mornings", "loneliness")
    apart = offered(2, TERRI, "would visit on Tuesdays", "loneliness")
    known = offered(3, ANN, "would visit in the morning", "loneliness")
    stranger = offered(4, UUID(int=14), "would visit", "loneliness")
    found = fits(need, apart, known, stranger, tied={BILL: {ANN}})
    assert [fit.gift_id.int for fit in found] == [4, 3]
    assert "they know each other already" in found[1].in_words()
    both = offered(5, TERRI, "would visit people like him on Tuesdays", "loneliness", "food")
    wide = offered(6, BILL, "company on Friday for people like him, visit", "loneliness")
    (fit,) = fits(wide, both)
    assert "but their days differ: Friday, Tuesday" in fit.in_words()


def test_of_many_gifts_the_best_few_are_given_the_best_first() -> None:
    need = offered(1, BILL, "help with the pension letter", "money and forms")
    gifts = [
        offered(10 + place, UUID(int=50 + place), "forms", "money and forms") for place in range(6)
    ]
    best = offered(9, TERRI, "reads any letter", "money and forms")
    found = fits(need, best, *gifts)
    assert len(found) == MOST
    assert found[0].gift_id == best.statement_id


def test_a_word_that_most_gifts_say_tells_nothing() -> None:
    need = offered(1, BILL, "knitting, knitting wool")
    gifts = [offered(10 + place, UUID(int=50 + place), "knitting wool") for place in range(30)]
    assert fits(need, *gifts) == ()
    assert len(fits(need, *gifts[:5])) == MOST


WORDS = st.lists(
    st.sampled_from(
        ["cook", "van", "letter", "damp", "chess", "visit", "drive", "Friday", "mornings"]
    ),
    max_size=4,
).map(" ".join)
OFFERS = st.lists(
    st.tuples(
        st.integers(1, 6),
        WORDS,
        st.frozensets(st.sampled_from(["food", "buses"]), max_size=2),
        st.sampled_from(["", "Elm Street", "Kendal Road"]),
        st.one_of(st.none(), st.integers(1, 40)),
        st.sampled_from(["", "the Tops"]),
    ),
    max_size=9,
)


def told(
    rows: list[tuple[int, str, frozenset[str], str, int | None, str]], start: int
) -> list[Offered]:
    return [
        Offered(
            UUID(int=start + place),
            UUID(int=who),
            words,
            themes,
            UUID(int=90 + who),
            street,
            number,
            area,
        )
        for place, (who, words, themes, street, number, area) in enumerate(rows)
    ]


@settings(max_examples=80, deadline=None)
@given(
    needs=OFFERS, gifts=OFFERS, ties=st.frozensets(st.tuples(st.integers(1, 6), st.integers(1, 6)))
)
def test_looking_things_up_finds_what_trying_every_pair_would(
    needs: list[tuple[int, str, frozenset[str], str, int | None, str]],
    gifts: list[tuple[int, str, frozenset[str], str, int | None, str]],
    ties: frozenset[tuple[int, int]],
) -> None:
    asked, given_ = told(needs, 1000), told(gifts, 2000)
    tied: dict[UUID, Set[UUID]] = {
        UUID(int=who): {UUID(int=b) for a, b in ties if a == who} for who in range(1, 7)
    }
    found = best_matches(asked, given_, tied=tied, most=99)
    for need in asked:
        each = [
            fit
            for gift in given_
            for fit in best_matches([need], [gift], tied=tied).get(need.statement_id, ())
        ]
        wanted = {(fit.gift_id, fit.points) for fit in each}
        got = {(fit.gift_id, fit.points) for fit in found.get(need.statement_id, ())}
        assert got == wanted
        points = [fit.points for fit in found.get(need.statement_id, ())]
        assert points == sorted(points, reverse=True)
        assert all(number >= LEAST_POINTS for number in points)
