"""A log to try hostile packs on: it is as it was before, whatever a pack was made of.

Each is merged as a folder's file is. One that is refused writes nothing at all; one that is let in,
whole or in part, leaves a sound log, and can be taken back with all that it did.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from organiser_app.domain.errors import PackProblem, WrongPassphrase
from organiser_app.domain.inputs import SetUpInput
from organiser_app.domain.models import synced_tables
from organiser_app.services.setup import set_up
from organiser_app.store import key_file
from organiser_app.store.check import check
from organiser_app.store.connection import open_connection
from organiser_app.store.erasure import purge_erased
from organiser_app.store.log import Log, create_log
from organiser_app.store.queries import tables as t
from organiser_app.store.versions import twin_name
from organiser_app.sync.cards import MemberCard
from organiser_app.sync.members import add_member, confirm_member
from organiser_app.sync.merge import AheadOfTime, merge
from organiser_app.sync.taking import Terms, trusted
from organiser_app.sync.unmerge import unmerge
from tests.builders import web
from tests.store_fixtures import PASSPHRASE, START, surroundings
from tests.sync import packs
from tests.sync.teams import device_of

WHOLE, IN_PART = "merged", "merged in part"
_EVERY = 97
"""All rows are compared after every ninety-seventh; after each it is asked if any was written."""
_BESIDE = ("other_value", "register", "changed_row", "forgotten", "withheld")
_ALL = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


class Attacked:
    """A log of somebody whom `packs.WRITER` writes to, and who confirmed them."""

    def __init__(self, log: Log, watch: Any) -> None:
        self._log, self._watch = log, watch
        self._tried = 0
        self._rows = self._digests(_kept())

    def outcome(self, path: Path) -> str:
        """What came of trying to merge a pack: the name of an error, or how it was merged."""
        self._tried += 1
        before = self._digests() if self._tried % _EVERY == 0 else {}
        written = self._written()
        try:
            with trusted(self._log, path, Terms(packs.PASSPHRASE)) as (pack, *_):
                merged, change = merge(self._log.work(), pack.manifest, pack.lines())
        except (PackProblem, WrongPassphrase, AheadOfTime) as problem:
            assert self._written() == written, "a pack that was refused wrote into the log"
            assert not before or self._digests() == before
            return type(problem).__name__
        assert check(self._log) == ()
        unmerge(self._log.work(), change.sequence)
        assert self._digests(_kept()) == self._rows, "what a pack did was not taken back whole"
        return IN_PART if merged.arrived.refused else WHOLE

    def expect_unchanged(self) -> None:
        """See that no row is other than it was, but for the history."""
        assert self._digests(_kept()) == self._rows
        assert check(self._log) == ()

    def _written(self) -> int:
        """A number that is another one once anything was written."""
        return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def _digests(self, names: tuple[str, ...] = ()) -> dict[str, str]:
        """All rows of some tables, or of every one, as one digest for each table."""
        with self._log.reading() as connection:
            return {
                name: _digest(connection.exec_driver_sql(f'SELECT * FROM "{name}"'))
                for name in names or connection.exec_driver_sql(_ALL).scalars().all()
            }


@contextmanager
def attacked(folder: Path) -> Iterator[Attacked]:
    """A log in `folder` with a row of every table; in the end it is as it was in the beginning."""
    with create_log(folder / "Attacked.olog", PASSPHRASE, surroundings()) as log:
        set_up(log.work(), SetUpInput(organiser="Beth", patch="Larkmoor"))
        keys = packs.READER
        with log.local() as connection:
            own = {"signing_key": keys.signing_key, "opening_key": keys.opening_key}
            connection.execute(insert(t.identity).values(made_at=START, **own))
        card = MemberCard("Asha", packs.WRITER.public())
        confirm_member(log, add_member(log, card).id)
        device_of(log).put(web())
        with log.work() as work:
            purge_erased(work.connection)  # whom a row of `erased` names, as if they had been here
            work.commit("erase")
        key = key_file.unlock(log.folder, PASSPHRASE)
        with closing(open_connection(log.folder.database, key)) as watch:
            made = Attacked(log, watch)
            yield made
            made.expect_unchanged()


def _digest(rows: Iterable[object]) -> str:
    return hashlib.sha256(repr(sorted(map(repr, rows))).encode()).hexdigest()


def _kept() -> tuple[str, ...]:
    """The tables of which nothing but history may be other once a merge was taken back."""
    names = [table.name for table in synced_tables()]
    return (*names, *map(twin_name, names), *_BESIDE)
