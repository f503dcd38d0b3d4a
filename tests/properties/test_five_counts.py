"""Five counts: whatever is pressed, heard, removed and taken back on a round, they stay honest."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organiser_app.domain.figures import FiveCounts, Period
from organiser_app.domain.inputs import ListeningInput, PersonInput, SetUpInput, StatementInput
from organiser_app.domain.models import Attempt, Listening
from organiser_app.domain.round_inputs import RoundInput
from organiser_app.domain.values import AttemptOutcome, StatementKind
from organiser_app.services.doors import add_doors
from organiser_app.services.listenings import record_listening
from organiser_app.services.rounds import begin_round, knock
from organiser_app.services.setup import set_up
from organiser_app.services.statistics import statistics
from organiser_app.services.undo import undo
from organiser_app.store.log import Log, open_log
from organiser_app.store.queries.doors import DoorRow, doors_of
from organiser_app.store.queries.rounds import round_counts
from tests.making import making
from tests.services.test_listenings import rows
from tests.store_fixtures import PASSPHRASE, START, SettableClock, surroundings

LABELS = ("1", "2", "3")
DAY = Period(START.date(), START.date())


@dataclass(frozen=True)
class Press:
    """A key at a door, so many minutes after what came before."""

    after: int
    door: int
    outcome: AttemptOutcome


@dataclass(frozen=True)
class Hear:
    """A listening at a door, of so many statements, so many minutes after what came before."""

    after: int
    door: int
    statements: int


@dataclass(frozen=True)
class Remove:
    """The latest listening is removed."""


Act = Press | Hear | Remove

minutes = st.sampled_from([1, 4, 7, 50])
doors = st.integers(0, len(LABELS) - 1)
acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(Press, minutes, doors, st.sampled_from(AttemptOutcome)),
    st.builds(Hear, minutes, doors, st.integers(0, 2)),
    st.just(Remove()),
)


class Walk:
    """A round on a street of three doors, on which things are done and counted."""

    def __init__(self, log: Log, clock: SettableClock) -> None:
        self.log, self.clock = log, clock
        set_up(log.work(), SetUpInput(organiser="Ada", patch="Larkmoor"))
        street = add_doors(log.work(), "Kendal Road", LABELS).record_id
        round_id = begin_round(log.work(), RoundInput(street="Kendal Road")).record_id
        assert street
        assert round_id
        self.street, self.round_id = street, round_id
        self.doors = [door.id for door in self.seen()]

    def seen(self) -> Sequence[DoorRow]:
        with self.log.reading() as connection:
            return doors_of(connection, self.street, round_id=self.round_id, today=DAY.ends)

    def do(self, act: Act) -> bool:
        """Do it, and say whether there was anything to do."""
        if isinstance(act, Remove):
            return self._remove()
        self.clock.advance(minutes=act.after)
        if isinstance(act, Press):
            knock(self.log.work(), self.doors[act.door], act.outcome, round_id=self.round_id)
        else:
            record_listening(self.log.work(), self._listening(act))
        return True

    def _listening(self, act: Hear) -> ListeningInput:
        said = StatementInput(kind=StatementKind.LOVE, words="the hall")
        return ListeningInput(
            at=self.clock(),
            where=f"{LABELS[act.door]} Kendal Road",
            people=(PersonInput(name="Bill Hughes"),),
            statements=(said,) * act.statements,
        )

    def _remove(self) -> bool:
        there: list[UUID] = [row.id for row in rows(self.log, Listening)]
        if there:
            with making(self.log) as make:
                make.hide(Listening, there[-1])
        return bool(there)

    def counts(self) -> FiveCounts:
        """The five counts of the round, which are those of its day too."""
        with self.log.reading() as connection:
            of_round = round_counts(connection, self.round_id)
            of_day = statistics(connection, DAY)
        found = FiveCounts(
            of_day.doors.knocked,
            of_day.doors.attempts,
            of_day.listenings,
            of_day.statements,
            of_day.residents_heard,
        )
        assert found == FiveCounts(
            of_round.doors,
            of_round.attempts,
            of_round.listenings,
            of_round.statements,
            of_round.residents,
        )
        return found

    def knocks_of_listenings(self) -> Counter[UUID]:
        """How many knocks each listening that stands has."""
        there = {row.id for row in rows(self.log, Listening)}
        of = (row.listening_id for row in rows(self.log, Attempt))
        return Counter(each for each in of if each in there)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(done=st.lists(acts, max_size=10))
def test_five_counts_stay_honest(
    done: list[Act], log_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("walk") / log_path.name
    shutil.copytree(log_path, path)
    clock = SettableClock()
    with open_log(path, PASSPHRASE, surroundings(clock)) as log:
        walk = Walk(log, clock)
        acted = [act for act in done if walk.do(act)]
        counts = walk.counts()
        listened = walk.knocks_of_listenings()
        assert set(listened.values()) <= {1}
        assert len(listened) == counts.listenings
        assert counts.doors <= counts.attempts <= len(acted)
        assert counts.listenings <= counts.attempts
        for _ in acted:
            undo(log.work())
        assert walk.counts() == FiveCounts(0, 0, 0, 0, 0)
        assert [door.do_not_contact_since for door in walk.seen()] == [None, None, None]
