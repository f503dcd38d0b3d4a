"""Whatever a team does, by ways that break: all end equal, and nobody misses a row."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

import pytest

from organiser_app.domain.errors import HubUnreachable
from organiser_app.domain.models import Patch, Resident, Tie, Wording
from organiser_app.domain.values import WordingPart
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.turn import Way as Going
from organiser_app.sync.hub.turn import sync_with_hub
from organiser_app.sync.taking import Terms
from tests.sync.devices import forget
from tests.sync.hub.proxy import Way, now_and_then
from tests.sync.hub.server import Server, database_of
from tests.sync.hub.teams import Colleague, are_equal, until_quiet
from tests.sync.sharing import answer, withdrawn
from tests.sync.teams import copied, laid_over

Team = list[Colleague]
STEPS = 40
_GOING = Going(pauses=(), batch=5, terms=Terms(erase_many=True))  # chance means all that it does
SEEDS = range(1, 25 if os.environ.get("ORGANISER_ENDURANCE") else 3)


class Doing:
    """A team that does things by chance; which patches went up is remembered, and who is erased."""

    def __init__(self, team: Team, way: Way, hub: Callable[[str], set[str]], seed: int) -> None:
        self.team, self.way, self.hub = team, way, hub
        self.drawn = random.Random(seed)  # noqa: S311
        self.patches: set[str] = set()
        self.went_up: set[str] = set()
        self.erased: set[tuple[Address, str]] = set()
        self.copies: dict[Address, bytes] = {}

    def step(self) -> None:
        """One thing that somebody does."""
        who = self.drawn.choice(self.team)
        deeds = [self.write, self.write, self.change, self.meet, self.erase, self.withdraw]
        copying = [self.copy, self.lay_the_copy]
        self.drawn.choice([*deeds, *copying, *[self.sync] * 5])(who)

    def write(self, who: Colleague) -> None:
        self.patches.add(who.names_a_patch(f"Patch {self.drawn.random()}"))

    def change(self, who: Colleague) -> None:
        rows = sorted({row for _, row, _ in who.device.state("patch")})
        if rows:
            row = self.drawn.choice(rows)
            who.device.change(Patch, row, name=f"Changed {self.drawn.random()}")

    def meet(self, who: Colleague) -> None:
        resident = who.device.write(Resident, name=f"Quibblewick {self.drawn.random()}")
        answer(who.device, resident, given=self.drawn.random() < 0.8)
        who.device.write(
            Wording, of_id=UUID(resident), part=WordingPart.NOTE, body="Zebracorn", language="en"
        )
        others = self.residents(who)
        other = UUID(self.drawn.choice(others))
        who.device.write(Tie, subject_id=UUID(resident), other_subject_id=other, kind="friend")

    def erase(self, who: Colleague) -> None:
        if residents := self.residents(who):
            resident = self.drawn.choice(residents)
            forget(who.device, resident)
            self.erased.add((who.address, resident))

    def withdraw(self, who: Colleague) -> None:
        if residents := self.residents(who):
            resident = self.drawn.choice(residents)
            withdrawn(who.device, resident)

    def sync(self, who: Colleague) -> None:
        with suppress(HubUnreachable):
            sync_with_hub(who.log, self.way.through(who.address), _GOING)
        self.went_up |= self.patches & self.hub("SELECT record_id FROM organiser.record")

    def copy(self, who: Colleague) -> None:
        self.copies[who.address] = copied(who.log)

    def lay_the_copy(self, who: Colleague) -> None:
        """Lay an older copy over somebody's log: what went up is to come back from there."""
        if who.address in self.copies:
            who.log = laid_over(who.log, self.copies[who.address])
            for each in self.team:
                each.device.clock.now = who.device.clock.now
            there = self.hub("SELECT erased_id FROM organiser.erased")
            self.erased = {
                (address, resident)
                for address, resident in self.erased
                if address != who.address or resident in there
            }

    def residents(self, who: Colleague) -> list[str]:
        return sorted({row for _, row, _ in who.device.state("resident")})


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_a_team_does_nobody_misses_a_row_and_the_erased_stay_so(
    three: Team, server: Server, hub_address: Address, seed: int
) -> None:
    for each in three:
        each.terms = Terms(erase_many=True)

    def hub(query: str) -> set[str]:
        return {row_id.hex for (row_id,) in server.ask(database_of(hub_address), query)}

    with Way(server.port, now_and_then(0.01, seed)) as way:
        doing = Doing(three, way, hub, seed)
        for _ in range(STEPS):
            doing.step()
    until_quiet(three)
    assert [each.sync().notices for each in three] == [(), (), ()]
    first, *others = [each.device.state("patch") for each in three]
    assert all(other == first for other in others)
    assert doing.went_up <= {row for _, row, _ in first}
    for _, resident in doing.erased:
        assert all(resident not in doing.residents(each) for each in three)
        gone = "SELECT count(*) FROM organiser.record WHERE %s IN (record_id, subject_id)"
        assert server.ask(database_of(hub_address), gone, UUID(resident)) == [(0,)]
    before = server.ask(database_of(hub_address), "SELECT count(*) FROM organiser.record")
    everybody = {row for each in three for row in doing.residents(each)}
    for each in three:
        for resident in everybody & set(doing.residents(each)):
            answer(each.device, resident, given=True)
    until_quiet(three)
    assert are_equal(three)
    assert server.ask(database_of(hub_address), "SELECT count(*) FROM organiser.record") >= before
