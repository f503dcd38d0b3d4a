"""Several packs before they are merged: who sent each, what it would do, or why it is refused."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal

from organiser_app.language import plural, tr
from organiser_app.sync.looking import PackSeen
from organiser_app.sync.pack_problems import FiguresAlone
from organiser_app.sync.survey import Deed
from organiser_app.sync.taking import PackRefused
from organiser_app.ui.pages.team.merging.frame import Framed
from organiser_app.ui.pages.team.merging.told_sheet import ToldSheet
from organiser_app.ui.pages.team.merging.words import made_words, signed_words
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.widgets import Button, ButtonKind, Ink, label

Looked = PackSeen | PackRefused


class PacksView(Framed):
    """Sends `opened` with the path of a pack, `merge_wanted` for all that can be, `put_aside`.

    `figures_wanted` is sent for those that hold figures alone.
    """

    opened = Signal(Path)
    figures_wanted = Signal()
    merge_wanted = Signal()
    put_aside = Signal()

    def __init__(self) -> None:
        super().__init__(tr("The packs"))
        self._looked: dict[str, Looked] = {}
        self._today = date.min
        self.sentence = label("", ink=Ink.MUTED, wrap=True)
        self.told = ToldSheet()
        self.right.addWidget(self.told)
        self.look = Button(tr("Look at it"), keys=tr("Enter"))
        self.merge = Button("", ButtonKind.PRIMARY, icon="team", keys=tr("Ctrl Enter"))
        self.aside = Button(tr("Put aside"), keys=tr("Esc"))
        self.under_title.addWidget(self.sentence, 1)
        self.add_up = Button(tr("Add up the figures"))
        self.add_up.clicked.connect(self.figures_wanted)
        for button in (self.merge, self.look, self.add_up):
            self.foot.addWidget(button)
        back = label(tr("Each can be taken back whole"), ink=Ink.MUTED, wrap=True)
        back.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.foot.addWidget(back, 1)
        self.foot.addWidget(self.aside)
        self.list.marked.connect(self._show_row)
        self.list.opened.connect(lambda _: self._open())
        self.look.clicked.connect(self._open)
        self.merge.clicked.connect(self.merge_wanted)
        self.aside.clicked.connect(self.put_aside)

    def show_packs(
        self,
        looked: Sequence[Looked],
        merged: Collection[Path],
        stale: Collection[Path],
        today: date,
    ) -> None:
        """Show what is known of the packs; those in `merged` are in the log already.

        What the `stale` would do is being counted anew.
        """
        self._looked, self._today = {str(each.path): each for each in looked}, today
        left = [each for each in looked if isinstance(each, PackSeen) and each.path not in merged]
        figures = sum(map(holds_figures, looked))
        refused = sum(isinstance(each, PackRefused) for each in looked) - figures
        self.title.setText(plural("{count} pack to merge", "{count} packs to merge", len(looked)))
        self.sentence.setText(_state_words(len(left), len(merged), refused, figures))
        merging = plural("Merge {count} pack", "Merge {count} packs", len(left))
        self.merge.set_label(merging if left else tr("Nothing to merge"))
        self.merge.setEnabled(bool(left))
        self.aside.set_label(tr("Done") if merged and not left else tr("Put aside"))
        self.add_up.setVisible(bool(figures))
        self.show_rows([_row(each, merged, stale) for each in looked])

    def _show_row(self, row: SimpleRow) -> None:
        looked = self._looked[row.key]
        self.look.setEnabled(isinstance(looked, PackSeen))
        if isinstance(looked, PackRefused):
            self.told.tell(tr("This pack is not merged"), (_why(looked), row.title))
        else:
            made = made_words(looked, self._today)
            told = (signed_words(looked), made, row.under, looked.path.name)
            self.told.tell(row.title, told)

    def _open(self) -> None:
        row = self.list.current_row()
        looked = self._looked.get(row.key) if row is not None else None
        if isinstance(looked, PackSeen):
            self.opened.emit(looked.path)


def holds_figures(looked: Looked) -> bool:
    """Whether a pack is to be added up, and not merged."""
    return isinstance(looked, PackRefused) and isinstance(looked.problem, FiguresAlone)


def does_words(seen: PackSeen) -> str:
    """What a pack would do, in one line."""
    survey = seen.survey
    added, changed = survey.count(Deed.ADDED), survey.count(Deed.CHANGED)
    apart, same, gone = map(len, (survey.disagreements, survey.perhaps_same, seen.forgotten))
    before = seen.taken.merged.gone
    told = [
        tr("{count} added", count=f"{added:,}") if added else "",
        tr("{count} changed", count=f"{changed:,}") if changed else "",
        tr("{count} disagreed", count=f"{apart:,}") if apart else "",
        tr("{count} perhaps the same", count=f"{same:,}") if same else "",
        tr("{count} forgotten", count=f"{gone:,}") if gone else "",
        tr("{count} not coming again", count=f"{before:,}") if before else "",
    ]
    return ", ".join(filter(None, told)) or tr("Nothing that this log does not have")


def _why(refused: PackRefused) -> str:
    """Why a pack is not merged; one that holds figures is no worse for it."""
    if holds_figures(refused):
        return tr("Figures alone: there is nothing to merge. They are added up below.")
    return refused.problem.message


def _row(looked: Looked, merged: Collection[Path], stale: Collection[Path]) -> SimpleRow:
    if isinstance(looked, PackRefused):
        return SimpleRow(
            str(looked.path),
            looked.path.name,
            icon="reports" if holds_figures(looked) else "warning",
            under=_why(looked),
        )
    done = looked.path in merged
    return SimpleRow(
        str(looked.path),
        looked.taken.sender.name,
        icon="check" if done else "team",
        under=tr("Counting anew…") if looked.path in stale else does_words(looked),
        note=tr("merged") if done else "",
    )


def _state_words(left: int, merged: int, refused: int, figures: int) -> str:
    said = []
    if left:
        said.append(plural("{count} can be merged.", "{count} can be merged.", left))
    if merged:
        said.append(plural("{count} is merged.", "{count} are merged.", merged))
    if refused:
        said.append(plural("{count} cannot be.", "{count} cannot be.", refused))
    if figures:
        said.append(plural("{count} holds figures.", "{count} hold figures.", figures))
    return " ".join(said)
