"""A team around a log for pictures: eleven colleagues, some late, one with a gap, one at odds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
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
"""Who disagrees, whose pack went astray, who never handed in, is not confirmed yet, and has left."""

HANDED_IN: Mapping[str, int] = {
    GONE: 55,
    "Siân Probert": 20,
    "Hal Pickering": 12,
    "Kit Marlow": 6,
    "Ines Duarte": 3,
    "Mercy Boateng": 3,
    "Femi Adeyemi": 1,
}
"""How many days before the day of the pictures the others' packs were merged."""

_LET_IN = Terms(days_to_come=True)
"""The sample was written on the day of the pictures, which is days to come for these merges."""

_DISAGREED = 4
_A_DAY, _LONG_AGO = timedelta(days=1), timedelta(days=100)


@dataclass(slots=True)
class SampleTeam:
    """The log in the middle, whose clock is moved back and put right again, and a folder."""

    lead: Log
    folder: Path
    today: datetime

    def gather(self) -> None:
        """Let everybody be known, hand in, and be merged."""
        for number, (name, days) in enumerate(HANDED_IN.items()):
            with self._colleague(name) as log:
                self._hear(log, 3 + 2 * number)
                self._hand_in(log, days)
        self._lose_one_on_the_way()
        self._disagree()
        for name in (SILENT, NEW):
            with self._colleague(name, confirmed=name == SILENT):
                pass
        self._clock.now = self.today
        gone = next(each for each in self.lead.read(team) if each.name == GONE)
        member_left(self.lead, gone.id)

    @property
    def _clock(self) -> SettableClock:
        clock = self.lead.clock
        assert isinstance(clock, SettableClock)
        return clock

    @contextmanager
    def _colleague(self, name: str, *, confirmed: bool = True) -> Iterator[Log]:
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
        with making(log) as make:
            for number in range(residents):
                who = make.resident(f"Resident {number + 1} of {make.patch.hex[:4]}", **same)
                make.put(
                    Consent,
                    subject_id=who,
                    purpose=ConsentPurpose.SHARE_WITH_TEAM,
                    given=True,
                    on=self.today.date(),
                )
                make.statement(make.listening(who, on=self.today.date()), by=who)

    def _hand_in(self, log: Log, days: int, *, since_last: bool = False) -> int:
        """Write a pack a day before it is merged; the number of the run."""
        merged_at = self.today - timedelta(days=days)
        self._set(log, merged_at - _A_DAY)
        pack = write_pack_of(log, self.folder / f"{days}.pack", since_last=since_last).path
        self._clock.now = merged_at
        change = merge_pack(self.lead, pack, _LET_IN).change
        assert change is not None
        return change.sequence

    def _lose_one_on_the_way(self) -> None:
        with self._colleague(GAP) as log:
            self._hear(log, 4)
            self._hand_in(log, 30)
            self._hear(log, 3)
            write_pack_of(log, self.folder / "lost.pack", since_last=True)
            self._hear(log, 6)
            self._hand_in(log, 10, since_last=True)

    def _disagree(self) -> None:
        """Both change the same projects apart, and both wrote down one who gave their number."""
        with self._colleague(AT_ODDS) as log:
            self._clock.now = self.today - timedelta(days=9)
            merge_pack(log, write_pack_of(self.lead, self.folder / "lead.pack").path, _LET_IN)
            projects = self._projects()
            self._rename(log, projects, self.today - timedelta(days=8), "kitchen of Larkmoor")
            self._rename(self.lead, projects, self.today - timedelta(days=7), "kitchen for all")
            self._hear(log, 2, phone=self._some_number())
            self._set(log, self.today - timedelta(days=6))
            run = self._hand_in(log, 5)
            unmerge(self.lead.work(), run)
            self._hand_in(log, 1)

    def _projects(self) -> list[UUID]:
        project = table_of(Project).c
        return self.lead.read(
            lambda connection: list(
                connection.execute(
                    select(project.id).order_by(project.id).limit(_DISAGREED)
                ).scalars()
            )
        )

    def _some_number(self) -> str:
        resident = table_of(Resident).c
        return self.lead.read(
            lambda connection: connection.execute(
                select(resident.phone).where(resident.phone != "").order_by(resident.id).limit(1)
            ).scalar_one()
        )

    def _rename(self, log: Log, projects: list[UUID], on: datetime, name: str) -> None:
        table = table_of(Project)
        self._set(log, on)
        with log.work() as work:
            for number, project in enumerate(projects):
                named = update(table).where(table.c.id == project)
                work.connection.execute(named.values(name=f"{number + 1} {name}"))
            work.commit("edit_project")

    def _set(self, log: Log, moment: datetime) -> None:
        clock = log.clock
        assert isinstance(clock, SettableClock)
        clock.now = moment
