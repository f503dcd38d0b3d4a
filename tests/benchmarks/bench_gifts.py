"""How long it takes to find, for every need of a town, the few gifts that fit it best.

`python -m tests.benchmarks.bench_gifts` matches 1,000 needs with 1,000 gifts, in words made of the
sample's own, and sets that beside trying every pair of a tenth of them.
"""

from __future__ import annotations

import random
from collections.abc import Set
from uuid import UUID

from organiser_app.domain.rules.gift_matching import Offered, best_matches
from organiser_app.domain.values import StatementKind
from organiser_app.services.sample import content
from organiser_app.services.sample.chance import Chance
from tests.benchmarks.measuring import seconds

_TOWN, _FEW = 1_000, 100
_STREETS = 40
_PLACES = ("hall", "street", "flats", "landlord", "bus", "water", "place", "patch")


def main() -> None:
    """Print the times."""
    needs, gifts = (_offers(kind) for kind in (StatementKind.NEED, StatementKind.GIFT))
    tied: dict[UUID, Set[UUID]] = {
        need.person: frozenset({gifts[place % _TOWN].person}) for place, need in enumerate(needs)
    }
    found = best_matches(needs, gifts, tied=tied)
    whole = seconds(lambda: best_matches(needs, gifts, tied=tied))
    pairs = seconds(
        lambda: [
            best_matches([need], [gift], tied=tied)
            for need in needs[:_FEW]
            for gift in gifts[:_FEW]
        ],
        runs=1,
    )
    said = sum(map(len, found.values()))
    print(f"{_TOWN:,} needs, {_TOWN:,} gifts: {said:,} matches for {len(found):,} needs")
    print(f"by what they share     {whole * 1000:>8.0f} ms  (at most 100)")
    print(f"{_FEW} x {_FEW} pair by pair {pairs * 1000:>8.0f} ms, so all {pairs * 100:,.0f} s")


def _offers(kind: StatementKind) -> list[Offered]:
    """As many gifts or needs as a town has, each of somebody else."""
    chance, places = Chance(1, "bench", kind), {name: name for name in _PLACES}
    drawn = random.Random(f"{kind} places")  # noqa: S311 (nothing is secret)
    return [
        Offered(
            statement_id=UUID(int=drawn.getrandbits(128)),
            person=UUID(int=drawn.getrandbits(128)),
            words=chance.say(f"{saying.gist}. {chance.pick(saying.quotes)}", places),
            themes=frozenset({saying.theme}),
            household=UUID(int=drawn.getrandbits(128)),
            street=f"street {drawn.randrange(_STREETS)}",
            number=drawn.randrange(1, 90),
        )
        for saying in (chance.pick(content.sayings()[kind]) for _ in range(_TOWN))
    ]


if __name__ == "__main__":
    main()
