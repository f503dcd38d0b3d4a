"""What it means to take a merge back, said before it is done."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from organiser_app.language import plural, tr
from organiser_app.sync.carrier import BY_FOLDER, BY_HUB
from organiser_app.sync.runs import RunRow
from organiser_app.ui.widgets import Question


class TakeBackQuestion(Question):
    """Asks whether a merge is taken back, in a log that may be synced `by_folder`."""

    def __init__(
        self, run: RunRow, parent: QWidget | None = None, *, by_folder: bool = False
    ) -> None:
        super().__init__(
            _question(run),
            " ".join(what_it_means(run, by_folder=by_folder)),
            yes=tr("Take back"),
            parent=parent,
        )


def what_it_means(run: RunRow, *, by_folder: bool = False) -> Iterator[str]:
    """What goes, what stays, and how to have it again, a sentence each."""
    yield tr("The log will be as if it had not come, with all that was done since.")
    if run.added:
        yield plural(
            "{count} entry that it added goes, unless another pack brought it as well, somebody"
            " changed it here since, or something that stays names it.",
            "{count} entries that it added go, unless another pack brought them as well, somebody"
            " changed them here since, or something that stays names them.",
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
            "{count} entry was removed with it, because a resident was erased or withdrew. That is"
            " never taken back.",
            "{count} entries were removed with it, because residents were erased or withdrew. That"
            " is never taken back.",
            run.erased,
        )
    yield tr("The log is backed up first.")
    yield _how_it_comes_again(run)
    if by_folder and run.road != BY_FOLDER:
        yield tr(
            "The sync through the folder halts, as the same may lie there, until it is begun anew"
            " on its card."
        )


def _question(run: RunRow) -> str:
    if run.road == BY_HUB:
        return tr("Take back what came from {name} by the hub?", name=run.sender)
    return tr("Take back the merge of the pack of {name}?", name=run.sender)


def _how_it_comes_again(run: RunRow) -> str:
    if run.road == BY_HUB:
        return tr(
            "The hub brings it again only when it is told to: B on this merge, once it was taken"
            " back."
        )
    if run.road == BY_FOLDER:
        return tr(
            "The folder would bring it again, so that the sync through it halts. To have it all"
            " again, begin that anew on its card."
        )
    return tr("To have it all again, merge the pack again.")
