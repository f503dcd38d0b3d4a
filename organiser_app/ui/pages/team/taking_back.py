"""What it means to take a merge back, said before it is done."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from organiser_app.language import plural, tr
from organiser_app.sync.runs import RunRow
from organiser_app.ui.widgets import Question


class TakeBackQuestion(Question):
    """Asks whether a merge is taken back."""

    def __init__(self, run: RunRow, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Take back the merge of the pack of {name}?", name=run.sender),
            " ".join(what_it_means(run)),
            yes=tr("Take back"),
            parent=parent,
        )


def what_it_means(run: RunRow) -> Iterator[str]:
    """What goes, what stays, and how to have it again, a sentence each."""
    yield tr("The log will be as if that pack had not come, with all that was done since.")
    if run.added:
        yield plural(
            "{count} entry that it added goes, unless somebody changed it here since or something"
            " that stays names it.",
            "{count} entries that it added go, unless somebody changed them here since or something"
            " that stays names them.",
            run.added,
        )
    if run.altered:
        yield plural(
            "{count} entry that it changed is as it was before, but for what was written since.",
            "{count} entries that it changed are as they were before, but for what was written"
            " since.",
            run.altered,
        )
    if run.erased:
        yield plural(
            "{count} entry was erased with that pack, because a resident was. That is never taken"
            " back.",
            "{count} entries were erased with that pack, because residents were. That is never"
            " taken back.",
            run.erased,
        )
    yield tr("The log is backed up first. To have it all again, merge the pack again.")
