"""Merging packs in the window: looked at, merged by one key, chosen from, and taken back whole.

All of it is done on the log's worker, with progress and a way to stop; the window goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from organiser_app.domain.change import Change
from organiser_app.domain.errors import Cancelled
from organiser_app.language import plural, tr
from organiser_app.sync.disagreements import Disagreement, choose, disagreements, write_instead
from organiser_app.sync.looking import PackSeen, look_at_each, look_closely
from organiser_app.sync.merge import AheadOfTime
from organiser_app.sync.survey import MOST_ROWS
from organiser_app.sync.taking import PackRefused, PackTaken, Terms, merge_packs
from organiser_app.sync.unmerge import unmerge
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.team.merging.choose_view import ChooseView
from organiser_app.ui.pages.team.merging.frame import Framed
from organiser_app.ui.pages.team.merging.keep_both import KeepBothDialog
from organiser_app.ui.pages.team.merging.pack_view import PackView
from organiser_app.ui.pages.team.merging.packs_view import Looked, PacksView
from organiser_app.ui.pages.team.merging.watching import Watching
from organiser_app.ui.pages.team.merging.working import Working
from organiser_app.ui.widgets import Answer, Question

Result = TypeVar("Result")
Came = PackTaken | PackRefused
_USUAL, _DAYS_TO_COME = Terms(), Terms(days_to_come=True)
_TIMES_MORE = 20
"""How many times as many rows are named, each time that somebody asks for more."""


class MergeView(QWidget):
    """Show packs with `open_packs`, or what is open in the log with `open_disagreements`.

    `finished` is sent once somebody is done, or has put it aside.
    """

    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.packs, self.pack, self.choosing = PacksView(), PackView(), ChooseView()
        self.working = Working()
        self._stack = QStackedWidget()
        for each in (self.working, self.packs, self.pack, self.choosing):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._paths: tuple[Path, ...] = ()
        self._in_hand = Path()
        self._named = MOST_ROWS
        self._looked: dict[Path, Looked] = {}
        self._merged: dict[Path, int] = {}
        self._connect()
        self._bind_keys()

    def _connect(self) -> None:
        self.packs.opened.connect(self.open_one)
        self.packs.merge_wanted.connect(self.merge_all)
        self.packs.put_aside.connect(self.finished)
        self.pack.merge_wanted.connect(self.merge_one)
        self.pack.put_aside.connect(self._leave_pack)
        self.pack.more_wanted.connect(self._name_more)
        self.choosing.chosen.connect(self._choose)
        self.choosing.both_wanted.connect(self._keep_both)
        self.choosing.take_back.connect(self.take_back)
        self.choosing.done.connect(self.finished)

    def _bind_keys(self) -> None:
        for page, merge, leave in (
            (self.packs, self.packs.merge, self.packs.aside),
            (self.pack, self.pack.merge, self.pack.aside),
        ):
            merging = (tr("Merge"), merge.click)
            keys = {"Ctrl+Return": merging, "Ctrl+Enter": ("", merge.click)}
            bind_keys(page, {**keys, "Esc": (tr("Put aside"), leave.click)})
        bind_keys(self.choosing, {"Esc": (tr("Done"), self.choosing.leave.click)})

    def shown(self) -> Framed | None:
        """What is in sight: a pack, several, or what is to be chosen; None while it is worked."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Framed) else None

    def open_packs(self, paths: tuple[Path, ...]) -> None:
        """Look into packs, each by itself, and show what each would do."""
        self._paths, self._looked, self._merged = paths, {}, {}
        self._named = MOST_ROWS
        log, today = self.desk.log, self.desk.today

        def show(looked: Sequence[Looked]) -> None:
            self._looked = {each.path: each for each in looked}
            only = looked[0] if len(looked) == 1 else None
            if isinstance(only, PackSeen):
                self.pack.show_pack(only, today)
                self._show(self.pack)
            else:
                self._show_packs()

        def look(watch: Watching) -> Sequence[Looked]:
            return tuple(look_at_each(log, paths, watch=watch.packs))

        self._work(tr("Looking at what would be merged"), look, show, self.finished.emit)

    def open_one(self, path: Path) -> None:
        """Show one of several packs, looked at anew: others may have been merged meanwhile."""
        looked = self._looked[path]
        if isinstance(looked, PackSeen):
            self.pack.show_pack(looked, self.desk.today)
            self._in_hand, self._named = path, MOST_ROWS
            self._show(self.pack)
            if self._merged:
                self._look_again()

    def open_disagreements(self) -> None:
        """Show all that is still to be chosen in the log."""
        self._merged = {}
        self._show_choosing()

    def merge_one(self) -> None:
        """Merge the pack in hand."""
        self._merge([self._path_in_hand()], self.pack)

    def merge_all(self) -> None:
        """Merge all packs that can be and are not yet."""
        seen = [path for path, each in self._looked.items() if isinstance(each, PackSeen)]
        self._merge([path for path in seen if path not in self._merged], self.packs)

    def take_back(self) -> None:
        """Take back what was merged here, the latest first, and look at the packs again."""
        log, runs = self.desk.log, [*reversed(self._merged.values())]

        def tell(changes: Sequence[Change]) -> None:
            for change in changes:
                self.desk.bus.changed.emit(change)
            self.open_packs(self._paths)

        def back(_watch: Watching) -> Sequence[Change]:
            return [unmerge(log.work(), run) for run in runs]

        self._work(tr("Taking the merge back"), back, tell, self._show_choosing)

    def _path_in_hand(self) -> Path:
        return self._paths[0] if len(self._paths) == 1 else self._in_hand

    def _merge(self, paths: list[Path], before: QWidget, terms: Terms = _USUAL) -> None:
        log = self.desk.log

        def merge(watch: Watching) -> Sequence[Came]:
            return merge_packs(log, paths, terms, watch=watch.one_after_the_other)

        def tell(came: Sequence[Came]) -> None:
            for each in came:
                self._tell(each)
            ahead = _ahead_of_time(came)
            if ahead and self._lets_in(ahead[0]):
                self._merge([each.path for each in ahead], before, _DAYS_TO_COME)
            else:
                self._go_on(paths, before)

        self._work(tr("Merging"), merge, tell, lambda: self._show(before))

    def _go_on(self, paths: list[Path], before: QWidget) -> None:
        """Once all are merged there is something to choose; else the others wait."""
        done = self._merged.keys() >= set(paths)
        if done and (before is self.packs or len(self._paths) == 1):
            self._show_choosing()
        elif len(self._paths) == 1 and isinstance(self._looked[paths[0]], PackSeen):
            self._show(before)
        else:
            self._show_packs()

    def _tell(self, came: Came) -> None:
        if isinstance(came, PackTaken):
            if came.change is not None:
                self._merged[came.path] = came.change.sequence
                self.desk.bus.changed.emit(came.change)
        elif not isinstance(came.problem, Cancelled | AheadOfTime):
            self._looked[came.path] = came
            self.desk.bus.failed.emit(came.problem)

    def _lets_in(self, refused: PackRefused) -> bool:
        """Whether changes from days to come are merged all the same."""
        question = Question(
            tr("Merge changes from days to come?"),
            refused.problem.message,
            yes=tr("Merge"),
            danger=True,
            parent=self,
        )
        return question.ask() is Answer.YES

    def _name_more(self) -> None:
        self._named *= _TIMES_MORE
        self._look_again(self._named)

    def _look_again(self, most: int = MOST_ROWS) -> None:
        """Look at the pack in hand once more, with more of its rows or as the log is now."""
        log, path, today = self.desk.log, self._path_in_hand(), self.desk.today

        def look(watch: Watching) -> PackSeen:
            told = watch.one_after_the_other
            return look_closely(log, path, watch=told, most=most)

        def show(seen: PackSeen) -> None:
            self._looked[path] = seen
            self.pack.show_pack(seen, today)
            self._show(self.pack)

        self._work(tr("Looking at the pack"), look, show, lambda: self._show(self.pack))

    def _leave_pack(self) -> None:
        if len(self._paths) > 1:
            self._show_packs()
        else:
            self.finished.emit()

    def _show_packs(self) -> None:
        self.packs.show_packs([*self._looked.values()], self._merged, self.desk.today)
        self._show(self.packs)

    def _show_choosing(self) -> None:
        """Show what is open now; a choice that was made meanwhile is gone from it."""

        def show(found: tuple[Disagreement, ...]) -> None:
            title = _merged_words(self._names()) if self._merged else tr("What is to be chosen")
            self.choosing.show_open(title, found, self.desk.today, merged=len(self._merged))
            self._show(self.choosing)

        self.desk.read(disagreements, show, owner=self)

    def _names(self) -> list[str]:
        seen = (self._looked.get(path) for path in self._merged)
        return [each.taken.sender.name for each in seen if isinstance(each, PackSeen)]

    def _choose(self, about: Disagreement, side: int) -> None:
        self.desk.change_then(self._chosen, self._not_chosen, choose, about, about.sides[side])

    def _keep_both(self, about: Disagreement) -> None:
        words = KeepBothDialog(about, self).ask()
        if words:
            self.desk.change_then(self._chosen, self._not_chosen, write_instead, about, words)

    def _chosen(self, _change: Change) -> None:
        self._show_choosing()

    def _not_chosen(self, problem: Exception) -> None:
        self.desk.bus.failed.emit(problem)
        self._show_choosing()

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _work(
        self,
        what: str,
        job: Callable[[Watching], Result],
        then: Callable[[Result], None],
        stopped: Callable[[], object],
    ) -> None:
        """Do something on the log's worker, with progress in sight until it ends or is stopped."""
        watching = self.working.begin(what, len(self._paths))
        self._show(self.working)

        def failed(problem: Exception) -> None:
            if not isinstance(problem, Cancelled):
                self.desk.bus.failed.emit(problem)
            stopped()

        self.desk.tasks.run(lambda: job(watching), then, failed, owner=self)


def _ahead_of_time(came: Sequence[Came]) -> list[PackRefused]:
    """The packs whose changes lie in days to come, so that somebody has to let them in."""
    refused = (each for each in came if isinstance(each, PackRefused))
    return [each for each in refused if isinstance(each.problem, AheadOfTime)]


def _merged_words(names: Sequence[str]) -> str:
    if len(names) == 1:
        return tr("{name}’s pack is merged", name=names[0])
    return plural("{count} pack is merged", "{count} packs are merged", len(names))
