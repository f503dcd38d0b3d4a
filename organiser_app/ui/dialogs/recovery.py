"""The recovery key, to be put on paper and kept away from the machine."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QGridLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, Dialog, Ink, label

_GROUPS_A_LINE = 4


class RecoveryKeyDialog(Dialog):
    """Shows the key in groups; it is printed or copied by hand, never written to a file."""

    def __init__(self, log_name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Print the recovery key"),
            tr(
                "It opens this log if the passphrase is ever lost. Nobody else has it and nobody"
                " can make it again. Keep it on paper, away from this computer."
            ),
            parent,
        )
        self._name, self._key = log_name, in_lines(key)
        self.body.addWidget(_in_columns(key))
        self._told = label("", Text.META, Ink.MUTED)
        self.body.addWidget(self._told)
        self.add_button(Button(tr("Copy")), at_left=True).clicked.connect(self._copy)
        self.add_button(Button(tr("Print…"))).clicked.connect(self._print)
        self.add_accept(tr("I have it on paper"))

    def ask(self) -> bool:
        """Wait until it is said that the key is on paper."""
        return self.exec() == self.DialogCode.Accepted

    def reject(self) -> None:
        """Stay as a log begins, so that Esc does not lose the key; later it can be asked for."""
        if self.parent() is not None:
            super().reject()
            return
        self._told.setText(tr("Write the key down or print it first."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._key)
        self._told.setText(
            tr("Copied. Paste it where you will print it, and do not keep the file.")
        )

    def _print(self) -> None:
        printer = QPrinter()
        if QPrintDialog(printer, self).exec() == QPrintDialog.DialogCode.Accepted:
            painter = QPainter(printer)
            painter.setFont(_typewriter(QFont(current().font(Text.HEAD))))
            page = QRectF(painter.viewport())
            words = tr("Recovery key of the log “{name}”", name=self._name)
            painter.drawText(page, Qt.AlignmentFlag.AlignTop, f"{words}\n\n{self._key}")
            painter.end()


def in_lines(key: str) -> str:
    """The key's groups, four to a line, as they are read aloud and typed back."""
    groups = key.split()
    lines = [groups[i : i + _GROUPS_A_LINE] for i in range(0, len(groups), _GROUPS_A_LINE)]
    return "\n".join("   ".join(line) for line in lines)


def _in_columns(key: str) -> QWidget:
    """The groups one under the other, so that the eye keeps its place while copying."""
    sheet = QWidget()
    sheet.setAccessibleName(tr("Recovery key"))
    sheet.setAccessibleDescription(key)
    grid = QGridLayout(sheet)
    grid.setHorizontalSpacing(current().metrics.margin)
    grid.setVerticalSpacing(current().metrics.quarter)
    for number, group in enumerate(key.split()):
        shown = label(group, Text.HEAD)
        shown.setFont(_typewriter(current().font(Text.HEAD)))
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        grid.addWidget(shown, *divmod(number, _GROUPS_A_LINE))
    return sheet


def _typewriter(font: QFont) -> QFont:
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setFeature(QFont.Tag("zero"), 1)
    return made
