"""Asking for the words of packs under a passphrase; they are not kept, in a draft or anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from organiser_app.language import plural, tr
from organiser_app.sync.pack_problems import wrong_passphrase
from organiser_app.sync.unlocking import opened_by
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.tried import TriedDialog
from organiser_app.ui.forms.fields import LineField


@dataclass(frozen=True, slots=True)
class Opened:
    """The words for each pack, and those packs for which somebody gave none."""

    passphrases: Mapping[Path, str] = field(repr=False)
    left_out: tuple[Path, ...]


def ask_for_passphrases(desk: Desk, packs: Sequence[Path], parent: QWidget) -> Opened:
    """Ask for the words of each of `packs` that the last words do not open."""
    passphrases: dict[Path, str] = {}
    left_out: list[Path] = []
    left = list(packs)
    while left:
        dialog = PassphraseDialog(desk, left, parent)
        passphrase = dialog.ask()
        if passphrase is None:
            left_out.append(left.pop(0))
        else:
            passphrases |= dict.fromkeys(dialog.opened, passphrase)
            left = [path for path in left if path not in passphrases]
    return Opened(passphrases, tuple(left_out))


class PassphraseDialog(TriedDialog):
    """Asks for the words that open the first of `packs`, until they do or it is left out.

    `opened` are all packs that they open.
    """

    def __init__(self, desk: Desk, packs: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            tr("Which passphrase opens “{file}”?", file=packs[0].name),
            " ".join(filter(None, (_whom_to_ask(), _also_tried(len(packs) - 1)))),
            LineField(tr("Passphrase"), secret=True),
            yes=tr("Open it"),
            no=tr("Leave it out"),
            parent=parent,
        )
        self._packs = tuple(packs)
        self._passphrase = ""
        self.opened: tuple[Path, ...] = ()

    def ask(self) -> str | None:
        """The words, or None where the pack is to be left out."""
        accepted = self.exec() == self.DialogCode.Accepted
        return self._passphrase if accepted else None

    def try_out(self, secret: str) -> None:
        """See which packs it opens; the first has to be among them."""
        self._passphrase, self.opened = secret, opened_by(self._packs, secret)
        if self._packs[0] not in self.opened:
            raise wrong_passphrase()


def _whom_to_ask() -> str:
    return tr("Whoever wrote the pack can tell you. The words are not kept.")


def _also_tried(others: int) -> str:
    if not others:
        return ""
    return plural(
        "They are tried on {count} other pack as well.",
        "They are tried on {count} other packs as well.",
        others,
    )
