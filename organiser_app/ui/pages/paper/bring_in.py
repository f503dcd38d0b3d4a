"""Looking at what would come in before it does: counts, every line, and what cannot be taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from organiser_app.domain.inputs import ListeningInput
from organiser_app.language import plural, tr
from organiser_app.ui.days import dated
from organiser_app.ui.pages.paper.coming import Coming
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow, Tone
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Dialog, Ink, label

_SHOWN = 1_000
"""Nobody reads a list of more rows than this; those beyond are counted."""
_HEIGHT = 300


class BringInDialog(Dialog):
    """Shows what would come in; `ask()` says whether it may. Nothing has changed until then."""

    def __init__(self, coming: Coming, today: date, parent: QWidget | None = None) -> None:
        count = len(coming.fresh)
        question = plural("Bring in {count} listening?", "Bring in {count} listenings?", count)
        super().__init__(
            question if count else tr("There is nothing new to bring in"), parent=parent
        )
        rows = list(_rows(coming, today))
        self.model = RowsModel(self)
        self.model.set_rows(rows)
        self.list = RowsView(tr("What would come in"), self.model, SimpleDelegate())
        self.list.setMinimumHeight(current().metrics.px(_HEIGHT))
        self.list.setVisible(bool(rows))
        self.told = label(_told(coming), ink=Ink.MUTED, wrap=True)
        self.body.addWidget(self.told)
        self.body.addWidget(self.list)
        self.body.addWidget(label(coming.stays, Text.META, Ink.MUTED, wrap=True))
        self.safe = self.add_safe("" if count else tr("Close"))
        if count:
            self.yes = self.add_accept(tr("Bring in"), keys=tr("Ctrl Enter"))

    def ask(self) -> bool:
        """Wait for the answer; closing the dialog brings nothing in."""
        return self.exec() == self.DialogCode.Accepted


def _told(coming: Coming) -> str:
    """How much there is of everything."""
    heard = sum(len(each.statements) for each in coming.fresh)
    parts = [plural("{count} thing heard.", "{count} things heard.", heard)]
    if coming.known:
        parts.append(
            plural(
                "{count} listening is in the log already.",
                "{count} listenings are in the log already.",
                coming.known,
            )
        )
    if coming.remarks:
        parts.append(
            plural(
                "{count} line to look at stands first.",
                "{count} lines to look at stand first.",
                len(coming.remarks),
            )
        )
    return " ".join(parts)


def _rows(coming: Coming, today: date) -> Iterator[SimpleRow]:
    for number, (place, said) in enumerate(coming.remarks[:_SHOWN]):
        yield SimpleRow(f"r{number}", said, icon="question", under=place, tone=Tone.SOON)
    for number, listening in enumerate(coming.fresh[:_SHOWN]):
        yield _row(number, listening, coming.places[number], today)
    beyond = max(len(coming.fresh) - _SHOWN, 0)
    if beyond:
        yield SimpleRow("more", plural("{count} more", "{count} more", beyond))


def _row(number: int, listening: ListeningInput, place: str, today: date) -> SimpleRow:
    first = listening.statements[0].words if listening.statements else listening.note
    where = listening.where or tr("Nowhere in particular")
    under = " · ".join(part for part in (place, " ".join(first.split())) if part)
    day = dated(listening.at.astimezone().date(), today)
    return SimpleRow(f"l{number}", where, icon="listen", under=under, note=day)
