"""What is still to be chosen in a log, one after the other; later is always allowed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from organiser_app.language import plural, tr
from organiser_app.sync.disagreements import Disagreement
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.team.merging.disagreement_sheet import DisagreementSheet
from organiser_app.ui.pages.team.merging.frame import Framed
from organiser_app.ui.pages.team.merging.groups import disagreed_rows, meant_by
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.widgets import Button, ButtonKind, EmptyState, Ink, label

_MOST_KEYS = 9


class ChooseView(Framed):
    """Sends `chosen` (disagreement, number of the side), `both_wanted`, `take_back` and `done`."""

    chosen = Signal(object, int)
    both_wanted = Signal(object)
    take_back = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__(tr("What is to be chosen"))
        self._open: Sequence[Disagreement] = ()
        self._today = date.min
        self.sentence = label("", ink=Ink.MUTED, wrap=True)
        self.sheet = DisagreementSheet()
        self.nothing = EmptyState(
            tr("Nothing is left to choose"),
            tr(
                "Where two people change the same apart from each other, it is asked here. Whoever"
                " and whatever is perhaps here twice stands on the page Team."
            ),
        )
        self.wait = label(tr("Choosing can wait: both values are kept."), ink=Ink.MUTED)
        self.back = Button(tr("Take the merge back"), icon="undo", keys=tr("U"))
        self.leave = Button(tr("Done"), ButtonKind.PRIMARY, keys=tr("Esc"))
        self.under_title.addWidget(self.sentence, 1)
        for sheet in (self.sheet, self.nothing):
            self.right.addWidget(sheet)
        self.foot.addWidget(self.back)
        self.foot.addStretch(1)
        self.foot.addWidget(self.wait)
        self.foot.addWidget(self.leave)
        self._connect()

    def _connect(self) -> None:
        self.list.marked.connect(self._show_row)
        self.sheet.chosen.connect(self._choose)
        self.sheet.both_wanted.connect(self._keep_both)
        self.sheet.later.connect(lambda: self.list.walk(1))
        self.sheet.stepped.connect(self.list.walk)
        self.back.clicked.connect(self.take_back)
        self.leave.clicked.connect(self.done)
        numbers = {
            str(number): (_does(number), lambda number=number: self._press(number))
            for number in range(1, _MOST_KEYS + 1)
        }
        later = {"L": (tr("Choose later, and go to the next"), lambda: self.list.walk(1))}
        bind_keys(self.list, {**numbers, **later})
        bind_keys(self, {"U": (tr("Take the merge back"), self._take_back)})

    def show_open(
        self, title: str, disagreements: Sequence[Disagreement], today: date, *, merged: int
    ) -> None:
        """Show what is open; `merged` counts the merges just made, which can be taken back."""
        self._open, self._today = disagreements, today
        self.title.setText(title)
        self.sentence.setText(_open_words(len(disagreements)))
        self.back.set_label(_back_words(merged))
        self.back.setVisible(merged > 0)
        place = self.list.currentIndex().row()
        self.list.show_whole(disagreed_rows(disagreements, today))
        for part in (self.side, self.wait):
            part.setVisible(bool(disagreements))
        if disagreements:
            self.list.choose_near(max(place, 1))
        else:
            self.show_on_right(self.nothing)

    def _in_hand(self) -> Disagreement | None:
        row = self.list.current_row()
        return self._open[meant_by(row.key)[1]] if isinstance(row, SimpleRow) else None

    def _show_row(self, row: SimpleRow) -> None:
        place = meant_by(row.key)[1]
        which = tr("{place} of {count}", place=place + 1, count=len(self._open))
        self.sheet.show_one(self._open[place], which, self._today, may_choose=True)
        self.show_on_right(self.sheet)

    def _press(self, number: int) -> None:
        about = self._in_hand()
        if about is None:
            return
        if number <= len(about.sides):
            self._choose(number - 1)
        elif number == len(about.sides) + 1 and about.is_text:
            self._keep_both()

    def _choose(self, side: int) -> None:
        about = self._in_hand()
        if about is not None:
            self.chosen.emit(about, side)

    def _keep_both(self) -> None:
        about = self._in_hand()
        if about is not None:
            self.both_wanted.emit(about)

    def _take_back(self) -> None:
        if self.back.isVisible():
            self.take_back.emit()


def _does(number: int) -> str:
    return {
        1: tr("Keep mine, or take the first value"),
        2: tr("Take the other value"),
        3: tr("Keep both and edit, or take the third value"),
    }.get(number, "")


def _back_words(merged: int) -> str:
    if merged <= 1:
        return tr("Take the merge back")
    return plural("Take {count} merge back", "Take {count} merges back", merged)


def _open_words(count: int) -> str:
    if not count:
        return tr("Everybody agrees on everything that this log holds.")
    return plural(
        "{count} value was changed by two people apart from each other.",
        "{count} values were changed by two people apart from each other.",
        count,
    )
