"""The packs that are open together: what each would do to the log as it is, which are merged.

What they would do is counted anew, one by one, whenever something is merged or taken back.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from organiser_app.domain.change import Change
from organiser_app.domain.errors import Cancelled
from organiser_app.domain.rules.undoing import CARRIED
from organiser_app.sync.looking import PackSeen, look_at_each
from organiser_app.sync.taking import Terms
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.merging.packs_view import Looked, PacksView
from organiser_app.ui.pages.team.merging.watching import Watching

_MERGING = CARRIED | {"merge", "unmerge"}
"""The roads of changes after which a pack that waits would do something else."""


class PacksInHand(QObject):
    """Keeps what is known of each pack, and shows it in `view` while it is counted anew there.

    To count one is a piece of work by itself on the log's worker, so that others go between.
    """

    def __init__(self, desk: Desk, view: PacksView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self.looked: dict[Path, Looked] = {}
        self.merged: dict[Path, int | None] = {}
        """The number of the merge by the pack's path; None where the log had all of it already."""
        self._terms, self._stale = Terms(), set[Path]()
        self._counting: Watching | None = None
        desk.bus.changed.connect(self._hear)

    @property
    def runs(self) -> list[int]:
        """The merges that were made of them, each of which can be taken back."""
        return [run for run in self.merged.values() if run is not None]

    @property
    def names(self) -> list[str]:
        """Who sent those that are merged."""
        seen = (self.looked.get(path) for path in self.merged)
        return [each.taken.sender.name for each in seen if isinstance(each, PackSeen)]

    @property
    def waiting(self) -> list[Path]:
        """Those that can be merged and are not yet."""
        seen = (path for path, each in self.looked.items() if isinstance(each, PackSeen))
        return [path for path in seen if path not in self.merged]

    def take(self, looked: Mapping[Path, Looked], terms: Terms) -> None:
        """Have other packs in hand, just looked at, none of which is merged yet; or none."""
        self.stop_counting()
        self.looked, self.merged, self._stale = {**looked}, {}, set()
        self._terms = terms

    def keep(self, looked: Looked) -> None:
        """Keep what was found of one just now."""
        self.looked[looked.path] = looked
        self._stale.discard(looked.path)

    def is_stale(self, path: Path) -> bool:
        """Whether something was merged since a pack was looked at."""
        return path in self._stale

    def show(self) -> None:
        """Show all of them, and count anew what is stale."""
        self._fill()
        self.stop_counting()
        self._counting = Watching()
        self._count_next(self._counting)

    def stop_counting(self) -> None:
        """Count no more for now; what is stale stays so."""
        if self._counting is not None:
            self._counting.stop()
            self._counting = None

    def _fill(self) -> None:
        stale = self._stale.intersection(self.waiting)
        self._view.show_packs([*self.looked.values()], self.merged, stale, self._desk.today)

    def _count_next(self, counting: Watching) -> None:
        """Count the first that is stale, and then the next; nothing where it was stopped."""
        path = next(filter(self.is_stale, self.waiting), None)
        if path is None or counting is not self._counting:
            return
        log, terms = self._desk.log, self._terms

        def look() -> Looked:
            return next(look_at_each(log, [path], terms, watch=counting.packs))

        self._desk.tasks.run(look, partial(self._counted, counting), self._fail, owner=self)

    def _counted(self, counting: Watching, looked: Looked) -> None:
        if counting is self._counting:
            self.keep(looked)
            self._fill()
            self._count_next(counting)

    def _hear(self, change: Change) -> None:
        if change.road in _MERGING:
            self._stale = {*self.waiting}
            if self._stale and not self._view.isHidden():  # another page may lie before it
                self.show()

    def _fail(self, problem: Exception) -> None:
        if not isinstance(problem, Cancelled):
            self._desk.bus.failed.emit(problem)
