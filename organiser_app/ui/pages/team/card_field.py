"""The field for a colleague's card: it takes a file or a picture as it takes text."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QPlainTextEdit

from organiser_app.language import tr
from organiser_app.sync.card_files import card_on_picture, text_in_file
from organiser_app.sync.cards import holds_card
from organiser_app.ui.forms.fields import TextField

Handed: TypeAlias = Path | QImage
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
_QUALITY = 95


class CardField(TextField):
    """The line of a card; `handed` says which files or picture were pasted or dropped instead."""

    handed = Signal(object)

    def __init__(self) -> None:
        box = _CardBox()
        super().__init__(
            tr("The card"),
            tr(
                "Paste the line that they sent you or a picture of their QR code, or drop a file"
                " of either here. What stands around the line in a mail does no harm."
            ),
            lines=5,
            box=box,
        )
        box.handed.connect(self.handed)


class _CardBox(QPlainTextEdit):
    handed = Signal(object)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 (Qt's name)
        """Files and pictures may be pasted and dropped too."""
        return bool(handed_in(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 (Qt's name)
        """Hand on what has to be read first."""
        handed = handed_in(source)
        if handed:
            self.handed.emit(handed)
        else:
            super().insertFromMimeData(source)


def handed_in(source: QMimeData) -> tuple[Handed, ...]:
    """The files, or the picture, that are pasted or dropped; nothing where these are words.

    A card that was copied out of a sheet has a picture beside it, of how it stood there.
    """
    files = tuple(Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile())
    if files or not source.hasImage() or holds_card(source.text()):
        return files
    picture = QImage(source.imageData())
    return () if picture.isNull() else (picture,)


def pictures_in(source: QMimeData) -> tuple[Handed, ...]:
    """What is handed in, if all of it is pictures, as of a card."""
    handed = handed_in(source)
    files = (each for each in handed if isinstance(each, Path))
    return handed if all(each.suffix.casefold() in _PICTURES for each in files) else ()


def card_in(handed: Handed) -> str:
    """What is in a file, or the card on a picture."""
    return text_in_file(handed) if isinstance(handed, Path) else card_on_picture(_packed(handed))


def _packed(picture: QImage) -> bytes:
    """A picture in shades of grey on white, in the bytes of a file."""
    grey = QImage(picture.size(), QImage.Format.Format_Grayscale8)
    grey.fill(Qt.GlobalColor.white)
    painter = QPainter(grey)
    painter.drawImage(grey.rect(), picture)
    painter.end()
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(file, b"JPG")
    writer.setQuality(_QUALITY)
    writer.write(grey)
    return bytes(file.data().data())
