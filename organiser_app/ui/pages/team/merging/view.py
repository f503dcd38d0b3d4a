"""Merging packs in the window: looked at, merged by one key, chosen from, and taken back whole.

All of it is done on the log's worker, with progress and a way to stop; the window goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from organiser_app.domain.change import Change
from organiser_app.domain.errors import Cancelled
from organiser_app.language import tr
from organiser_app.sync.disagreements import Disagreement, disagreements
from organiser_app.sync.looking import PackSeen, look_at_each, look_closely
from organiser_app.sync.many_erased import ManyErased
from organiser_app.sync.merge import AheadOfTime
from organiser_app.sync.pack_problems import left_out
from organiser_app.sync.survey import MOST_ROWS
from organiser_app.sync.taking import PackRefused, PackTaken, Terms, merge_packs
from organiser_app.sync.unlocking import under_passphrase
from organiser_app.sync.unmerge import unmerge
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.team.merging.adding_up import AddingUp
from organiser_app.ui.pages.team.merging.asked_first import asked_again, lets_in_strangers
from organiser_app.ui.pages.team.merging.choose_view import ChooseView
from organiser_app.ui.pages.team.merging.choosing import Choosing
from organiser_app.ui.pages.team.merging.figures_view import FiguresView
from organiser_app.ui.pages.team.merging.frame import Framed
from organiser_app.ui.pages.team.merging.in_hand import PacksInHand
from organiser_app.ui.pages.team.merging.pack_view import PackView
from organiser_app.ui.pages.team.merging.packs_view import Looked, PacksView, holds_figures
from organiser_app.ui.pages.team.merging.passphrases import ask_for_passphrases
from organiser_app.ui.pages.team.merging.watching import Watching
from organiser_app.ui.pages.team.merging.words import merged_words
from organiser_app.ui.pages.team.merging.working import Working

Result = TypeVar("Result")
Came = PackTaken | PackRefused
_USUAL = Terms(strangers=True)
"""A stranger's pack under a passphrase may be looked at; it is merged by somebody who says so."""
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
        self.figures, self.working = FiguresView(), Working()
        self._choosing = Choosing(desk, self.choosing, self._show_choosing)
        self._adding_up = AddingUp(desk, self.figures, self._work, self._show)
        self._open = PacksInHand(desk, self.packs)
        self._stack = QStackedWidget()
        for each in (self.working, self.packs, self.pack, self.choosing, self.figures):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._paths: tuple[Path, ...] = ()
        self._in_hand = Path()
        self._named, self._terms = MOST_ROWS, _USUAL
        self._left_out: Mapping[Path, Looked] = {}
        self._connect()
        self._bind_keys()

    def _connect(self) -> None:
        self.packs.opened.connect(self.open_one)
        self.packs.merge_wanted.connect(self.merge_all)
        self.packs.put_aside.connect(self.finished)
        self.packs.figures_wanted.connect(self._add_up)
        self.figures.done.connect(self.finished)
        self.pack.merge_wanted.connect(self.merge_one)
        self.pack.put_aside.connect(self._leave_pack)
        self.pack.more_wanted.connect(self._name_more)
        self.choosing.take_back.connect(self.take_back)
        self.choosing.done.connect(self.finished)
        self.finished.connect(self._forget)

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
        """Ask for the passphrases of packs, and show what each would do, looked at by itself."""
        self._paths = paths

        def ask(locked: Sequence[Path]) -> None:
            opened = ask_for_passphrases(self.desk, locked, self)
            self._terms = replace(_USUAL, passphrases=opened.passphrases)
            self._left_out = {path: PackRefused(path, left_out()) for path in opened.left_out}
            self._look_at_all()

        looking = tr("Looking at what would be merged")
        self._work(looking, lambda _: under_passphrase(paths), ask, self.finished.emit)

    def _look_at_all(self) -> None:
        """Look at all packs but those that somebody left out, and show them."""
        log, terms, self._named = self.desk.log, self._terms, MOST_ROWS
        self._open.take({}, terms)
        paths = [path for path in self._paths if path not in self._left_out]

        def look(watch: Watching) -> Sequence[Looked]:
            return tuple(look_at_each(log, paths, terms, watch=watch.packs))

        def show(looked: Sequence[Looked]) -> None:
            seen = {**self._left_out, **{each.path: each for each in looked}}
            self._open.take({path: seen[path] for path in self._paths}, terms)
            self._show_seen()

        self._work(tr("Looking at what would be merged"), look, show, self.finished.emit)

    def _show_seen(self) -> None:
        """Show what was looked at: the one pack, or the list of all."""
        first = self._open.looked[self._paths[0]]
        if len(self._paths) == 1 and isinstance(first, PackSeen):
            self.pack.show_pack(first, self.desk.today)
            self._show(self.pack)
        elif all(map(holds_figures, self._open.looked.values())):
            self._add_up()
        else:
            self._show_packs()

    def _add_up(self) -> None:
        self._adding_up.add(self._open.looked.values(), self._terms, self._show_packs)

    def open_one(self, path: Path) -> None:
        """Show one of several packs, looked at anew: others may have been merged meanwhile."""
        looked = self._open.looked[path]
        if isinstance(looked, PackSeen):
            self.pack.show_pack(looked, self.desk.today)
            self._in_hand, self._named = path, MOST_ROWS
            self._show(self.pack)
            if self._open.is_stale(path):
                self._look_again()

    def open_disagreements(self) -> None:
        """Show all that is still to be chosen in the log."""
        self._open.take({}, self._terms)
        self._show_choosing()

    def merge_one(self) -> None:
        """Merge the pack in hand."""
        self._merge_if_let([self._path_in_hand()], self.pack)

    def merge_all(self) -> None:
        """Merge all packs that can be and are not yet."""
        self._merge_if_let(self._open.waiting, self.packs)

    def take_back(self) -> None:
        """Take back what was merged here, the latest first, and look at the packs again."""
        log, runs = self.desk.log, [*reversed(self._open.runs)]

        def tell(changes: Sequence[Change]) -> None:
            for change in changes:
                self.desk.bus.changed.emit(change)
            self._look_at_all()

        def back(_watch: Watching) -> Sequence[Change]:
            return [unmerge(log.work(), run) for run in runs]

        self._work(tr("Taking the merge back"), back, tell, self._show_choosing)

    def _path_in_hand(self) -> Path:
        return self._paths[0] if len(self._paths) == 1 else self._in_hand

    def _merge_if_let(self, paths: list[Path], before: QWidget) -> None:
        """Merge packs, after what is asked first."""
        if lets_in_strangers((self._open.looked[path] for path in paths), self):
            self._merge(paths, before, self._terms)

    def _merge(self, paths: list[Path], before: QWidget, terms: Terms) -> None:
        log = self.desk.log

        def merge(watch: Watching) -> Sequence[Came]:
            return merge_packs(log, paths, terms, watch=watch.one_after_the_other)

        def tell(came: Sequence[Came]) -> None:
            for each in came:
                self._tell(each)
            again = asked_again(came, terms, self)
            if again is not None:
                self._merge(again[0], before, again[1])
            else:
                self._go_on(paths, before)

        self._work(tr("Merging"), merge, tell, lambda: self._show(before), len(paths))

    def _go_on(self, paths: list[Path], before: QWidget) -> None:
        """Once all are merged there is something to choose; else the others wait."""
        done = self._open.merged.keys() >= set(paths)
        if done and (before is self.packs or len(self._paths) == 1):
            self._show_choosing()
        elif len(self._paths) == 1 and isinstance(self._open.looked[paths[0]], PackSeen):
            self._show(before)
        else:
            self._show_packs()

    def _tell(self, came: Came) -> None:
        if isinstance(came, PackTaken):
            self._open.merged[came.path] = came.change.sequence if came.change else None
            if came.change is not None:
                self.desk.bus.changed.emit(came.change)
        elif not isinstance(came.problem, Cancelled | AheadOfTime | ManyErased):
            self._open.keep(came)
            self.desk.bus.failed.emit(came.problem)

    def _name_more(self) -> None:
        self._named *= _TIMES_MORE
        self._look_again(self._named)

    def _look_again(self, most: int = MOST_ROWS) -> None:
        """Look at the pack in hand once more, with more of its rows or as the log is now."""
        log, path, today = self.desk.log, self._path_in_hand(), self.desk.today
        terms = self._terms

        def look(watch: Watching) -> PackSeen:
            told = watch.one_after_the_other
            return look_closely(log, path, terms, watch=told, most=most)

        def show(seen: PackSeen) -> None:
            self._open.keep(seen)
            self.pack.show_pack(seen, today)
            self._show(self.pack)

        self._work(tr("Looking at the pack"), look, show, lambda: self._show(self.pack), 1)

    def _leave_pack(self) -> None:
        if len(self._paths) > 1:
            self._show_packs()
        else:
            self.finished.emit()

    def _show_packs(self) -> None:
        self._open.show()
        self._show(self.packs)

    def _show_choosing(self) -> None:
        """Show what is open now; a choice that was made meanwhile is gone from it."""

        def show(found: tuple[Disagreement, ...]) -> None:
            runs, names = self._open.runs, self._open.names
            title = merged_words(names, len(runs)) if names else tr("What is to be chosen")
            self.choosing.show_open(title, found, self.desk.today, merged=len(runs))
            self._show(self.choosing)

        self.desk.read(disagreements, show, owner=self)

    def _forget(self) -> None:
        self._terms = _USUAL
        self._open.take({}, _USUAL)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _work(
        self,
        what: str,
        job: Callable[[Watching], Result],
        then: Callable[[Result], None],
        stopped: Callable[[], object],
        packs: int = 0,
    ) -> None:
        """Do something on the log's worker, with so many packs or all, and progress in sight."""
        self._open.stop_counting()
        self.working.begin(what, packs or len(self._paths))
        self._show(self.working)
        self.working.run(self.desk, job, then, stopped)
