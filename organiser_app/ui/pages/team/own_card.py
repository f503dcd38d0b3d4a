"""This log's own card: who it is to others, the words to read aloud, and the card to hand over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from organiser_app.domain.rules.filenames import safe_name
from organiser_app.language import tr
from organiser_app.store.files import write_whole
from organiser_app.store.log import Log
from organiser_app.sync.cards import MemberCard, card_picture, card_text
from organiser_app.sync.members import identity_of
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.words_grid import WordsGrid
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Dialog, Ink, label


@dataclass(frozen=True, slots=True)
class OwnCard:
    """What is shown of this log's identity; `picture` is the QR code, as PNG."""

    card: MemberCard
    words: tuple[str, ...]
    picture: bytes


def own_card(log: Log) -> OwnCard:
    """This log's card; its keys are made the first time that it is asked for."""
    own = identity_of(log)
    return OwnCard(own.card, own.words, card_picture(own.card, "png"))


class OwnCardDialog(Dialog):
    """Shows the words and the QR code, and hands the card on as text or as a file."""

    def __init__(self, desk: Desk, own: OwnCard, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("The card of {name}", name=own.card.name),
            tr(
                "Nothing on it is secret. Hand it to your colleagues in any way, and read them the"
                " words aloud, face to face or by telephone: by these they know that it is yours."
            ),
            parent,
        )
        self._desk, self._own = desk, own
        self._row()
        self.told = label(
            tr("The card is one line of text, which a mail or a chat carries."),
            ink=Ink.MUTED,
            wrap=True,
        )
        self.body.addWidget(self.told)
        self.copy = self.add_button(Button(tr("Copy as text"), keys=tr("Ctrl C")), at_left=True)
        self.copy.setShortcut("Ctrl+C")
        self.copy.clicked.connect(self.copy_text)
        self.safe = self.add_safe(tr("Close"))
        self.save = self.add_button(
            Button(tr("Save…"), ButtonKind.PRIMARY, icon="save", keys=tr("Ctrl S"))
        )
        self.save.setShortcut("Ctrl+S")
        self.save.clicked.connect(self.ask_where)

    def copy_text(self) -> None:
        """Put the card's line on the clipboard."""
        QGuiApplication.clipboard().setText(card_text(self._own.card))
        self.told.setText(tr("Copied. Paste it into a mail or a chat."))

    def ask_where(self) -> None:
        """Ask for a file's name, whose ending says in what form the card is written."""
        proposed = str(Path.home() / f"{safe_name(self._own.card.name)}.txt")
        forms = ";;".join((tr("Text (*.txt)"), tr("Picture (*.png)"), tr("Drawing (*.svg)")))
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save the card"), proposed, forms)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the card to `path`: as a QR code where that is a picture's name, else as text."""
        card = self._own.card

        def work() -> str:
            write_whole(path, _content(card, path))
            return path.name

        self._desk.beside(f"card {path}", work, self._tell, owner=self)

    def _tell(self, name: str) -> None:
        self.told.setText(tr("Saved as {name}.", name=name))

    def _row(self) -> None:
        metrics = current().metrics
        code = QLabel()
        code.setAccessibleName(tr("The card as a QR code"))
        code.setPixmap(_half_as_large(self._own.picture))
        words = QVBoxLayout()
        words.setSpacing(metrics.half)
        words.addWidget(label(tr("The words to read aloud"), Text.META, strong=True))
        words.addWidget(WordsGrid(self._own.words))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(metrics.gap)
        row.addLayout(words, 1)
        row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)


def _half_as_large(picture: bytes) -> QPixmap:
    """Its squares are an even number of pixels wide, so that they stay squares."""
    whole = QPixmap()
    whole.loadFromData(picture)
    return whole.scaledToWidth(whole.width() // 2)


def _content(card: MemberCard, path: Path) -> bytes:
    match path.suffix.casefold():
        case ".svg":
            return card_picture(card, "svg")
        case ".png":
            return card_picture(card, "png")
        case _:
            return f"{card_text(card)}\n".encode()
