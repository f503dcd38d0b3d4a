"""Lists to choose from that give way in a narrow window, where Qt would keep their longest word."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

_LETTERS = 2


def give_way(combo: QComboBox) -> None:
    """Let a list be narrower than the longest of its choices."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(_LETTERS)
