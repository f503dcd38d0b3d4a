"""A team around a log for pictures: eleven colleagues, some late, one with a gap, one at odds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import select, update

from organiser_app.domain.inputs import SetUpInput
from organiser_app.domain.models import Consent, Project, Resident, table_of
from organiser_app.domain.values import ConsentPurpose
from organiser_app.services.setup import set_up
from organiser_app.store.log import Log, create_log, open_log
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.members import add_member, confirm_member, identity_of, member_left
from organiser_app.sync.taking import Terms, merge_pack
from organiser_app.sync.team import team
from organiser_app.sync.unmerge import unmerge
from tests.making import making
from tests.store_fixtures import PASSPHRASE, SettableClock, surroundings

AT_ODDS, GAP, SILENT, NEW, GONE = (
    "Tom Okafor",
    "Gwen Parry",
    "Ravi Menon",
    "Joan Attwater",
    "Lukas Brandt",
)
"""Who disagrees, whose pack went astray, who never handed in, is not confirmed, and has left."""

HANDED_IN: Mapping[int, str] = {
    55: GONE,
    30: GAP,
    20: "Siân Probert",
    12: "Hal Pickering",
    10: GAP,
    6: "Kit Marlow",
    5: AT_ODDS,
    4: "Ines Duarte",
    3: "Mercy Boateng",
    2: "Femi Adeyemi",
    1: AT_ODDS,
}
"""Who handed in on which day before that of the pictures."""

_TAKEN_BACK = 5
_AT_ODDS_SINCE = 8
_DISAGREED = 4
_A_DAY, _LONG_AGO = timedelta(days=1), timedelta(days=100)

_LET_IN = Terms(days_to_come=True)
"""The sample was written on the day of the pictures, which is days to come for these merges."""


@dataclass(slots=True)
class SampleTeam:
    """The log in the middle, whose clock is moved back and put right again, and a folder."""

    lead: Log
    folder: Path
    today: datetime
    _logs: dict[str, Log] = field(default_factory=dict)

    def gather(self) -> None:
        """Let everybody be known, hand in, and be merged."""
        with ExitStack() as opened:
            for name in (*dict.fromkeys(HANDED_IN.values()), SILENT, NEW):
                colleague = self._colleague(name, confirmed=name != NEW)
                self._logs[name] = opened.enter_context(colleague)
            self._disagree(self._logs[AT_ODDS])
            for days, name in HANDED_IN.items():
                self._hear(self._logs[name], 2 + len(name) % 5)
                self._hand_in(self._logs[name], days)
        self._clock.now = self.today
        gone = next(each for each in self.lead.read(team) if each.name == GONE)
        member_left(self.lead, gone.id)

    @property
    def _clock(self) -> SettableClock:
        clock = self.lead.clock
        assert isinstance(clock, SettableClock)
        return clock

    @contextmanager
    def _colleague(self, name: str, *, confirmed: bool) -> Iterator[Log]:
        """A colleague's log, known to ours and knowing it."""
        empty, path = self.folder / "Empty.olog", self.folder / f"{name}.olog"
        if not empty.exists():
            create_log(empty, PASSPHRASE, surroundings(self._clock)).close()
        shutil.copytree(empty, path)
        around = surroundings(SettableClock(self.today - _LONG_AGO), seed=sum(name.encode()))
        with open_log(path, PASSPHRASE, around) as log:
            set_up(log.work(), SetUpInput(organiser=name, patch="Withymere"))
            confirm_member(log, add_member(log, identity_of(self.lead).card).id)
            added = add_member(self.lead, identity_of(log).card).id
            if confirmed:
                confirm_member(self.lead, added)
            yield log

    def _hear(self, log: Log, residents: int, **same: str) -> None:
        """Some residents who agreed to be shared, and what they said."""
        on = self.today.date()
        shared = {"purpose": ConsentPurpose.SHARE_WITH_TEAM, "given": True, "on": on}
        with making(log) as make:
            for number in range(residents):
                who = make.resident(f"Resident {number + 1} of {make.patch.hex[-4:]}", **same)
                make.put(Consent, subject_id=who, **shared)
                make.statement(make.listening(who, on=on), by=who)

    def _hand_in(self, log: Log, days: int) -> None:
        """Write a pack a day before it is merged; where one was lost, it has not all there is."""
        merged_at = self.today - timedelta(days=days)
        self._set(log, merged_at - _A_DAY)
        again = log is self._logs[GAP] and days < max(
            day for day, name in HANDED_IN.items() if name == GAP
        )
        if again:
            write_pack_of(log, self.folder / "lost.pack", since_last=True)
            self._hear(log, 6)
        pack = write_pack_of(log, self.folder / f"{days}.pack", since_last=again).path
        self._clock.now = merged_at
        change = merge_pack(self.lead, pack, _LET_IN).change
        if days == _TAKEN_BACK and change is not None:
            unmerge(self.lead.work(), change.sequence)

    def _disagree(self, log: Log) -> None:
        """Both change the same projects apart, and both wrote down one who gave their number."""
        self._clock.now = self.today - timedelta(days=_AT_ODDS_SINCE + 1)
        merge_pack(log, write_pack_of(self.lead, self.folder / "lead.pack").path, _LET_IN)
        projects = self._projects()
        then = self.today - timedelta(days=_AT_ODDS_SINCE)
        self._rename(log, projects, then, "a kitchen of our own")
        self._rename(self.lead, projects, then + _A_DAY, "the kitchen at the hall")
        self._hear(log, 2, phone=self._some_number())

    def _projects(self) -> list[UUID]:
        project = table_of(Project).c
        query = select(project.id).order_by(project.id).limit(_DISAGREED)
        return self.lead.read(lambda connection: list(connection.execute(query).scalars()))

    def _some_number(self) -> str:
        resident = table_of(Resident).c
        query = select(resident.phone).where(resident.phone != "").order_by(resident.id).limit(1)
        return self.lead.read(lambda connection: str(connection.execute(query).scalar_one()))

    def _rename(self, log: Log, projects: list[UUID], on: datetime, name: str) -> None:
        table = table_of(Project)
        self._set(log, on)
        with log.work() as work:
            for number, project in enumerate(projects):
                named = update(table).where(table.c.id == project)
                work.connection.execute(named.values(name=f"{name}, {number + 1}"))
            work.commit("edit_project")

    def _set(self, log: Log, moment: datetime) -> None:
        clock = log.clock
        assert isinstance(clock, SettableClock)
        clock.now = moment
