"""The roles of colour, in light, dark and high contrast, and the contrast between two of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from organiser_app.domain.values import StatementKind

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Colours:
    """One colour for each role, as "#RRGGBB"; nothing in the window is painted in any other."""

    ground: str
    surface: str
    rail: str
    sunk: str
    ink: str
    muted: str
    hairline: str
    edge: str
    accent: str
    on_accent: str
    selection: str
    soon: str
    soon_ground: str
    danger: str
    on_danger: str
    added: str
    added_ground: str
    removed: str
    removed_ground: str
    kinds: Mapping[StatementKind, str]
    edge_width: int = 1

    def kind(self, kind: StatementKind) -> str:
        """The colour of a kind of statement, which is used for nothing else."""
        return self.kinds[kind]


def _kinds(*colours: str) -> Mapping[StatementKind, str]:
    return MappingProxyType(dict(zip(StatementKind, colours, strict=True)))


LIGHT = Colours(
    ground="#FAF7F2",
    surface="#FFFFFF",
    rail="#F2ECE1",
    sunk="#F6F1E8",
    ink="#1F2A30",
    muted="#5C6468",
    hairline="#E6DFD3",
    edge="#8C8577",
    accent="#0F6E66",
    on_accent="#FFFFFF",
    selection="#E2EFEC",
    soon="#8A4B00",
    soon_ground="#FBEEDB",
    danger="#A3201F",
    on_danger="#FFFFFF",
    added="#1E5128",
    added_ground="#DCEBDD",
    removed="#8A1F17",
    removed_ground="#F8DFDA",
    kinds=_kinds("#982049", "#B93B07", "#5A2E96", "#4C4210", "#08365F", "#147A1E"),
)

DARK = Colours(
    ground="#1A1815",
    surface="#23201C",
    rail="#141210",
    sunk="#1D1B17",
    ink="#F0EADF",
    muted="#B0A797",
    hairline="#3A352E",
    edge="#857C6C",
    accent="#6CC9BC",
    on_accent="#0E1F1D",
    selection="#1F3A37",
    soon="#F0B565",
    soon_ground="#3A2C17",
    danger="#F29A8E",
    on_danger="#2A0F0C",
    added="#B5E0B8",
    added_ground="#23402A",
    removed="#F5B5AB",
    removed_ground="#4A2521",
    kinds=_kinds("#F77FAB", "#DE9468", "#C6A2F8", "#ECD571", "#C2DDF5", "#8ED696"),
)

HIGH_LIGHT = Colours(
    ground="#FFFFFF",
    surface="#FFFFFF",
    rail="#FFFFFF",
    sunk="#FFFFFF",
    ink="#000000",
    muted="#2E3436",
    hairline="#000000",
    edge="#000000",
    accent="#00443F",
    on_accent="#FFFFFF",
    selection="#000000",
    soon="#000000",
    soon_ground="#FFFFFF",
    danger="#7A0D0D",
    on_danger="#FFFFFF",
    added="#000000",
    added_ground="#FFFFFF",
    removed="#000000",
    removed_ground="#FFFFFF",
    kinds=_kinds("#6E0F33", "#7A2400", "#3D1A70", "#332C05", "#00284D", "#0A4A12"),
    edge_width=2,
)

HIGH_DARK = Colours(
    ground="#000000",
    surface="#000000",
    rail="#000000",
    sunk="#000000",
    ink="#FFFFFF",
    muted="#D9D2C4",
    hairline="#FFFFFF",
    edge="#FFFFFF",
    accent="#7FE3D4",
    on_accent="#000000",
    selection="#FFFFFF",
    soon="#FFFFFF",
    soon_ground="#000000",
    danger="#FFB3A8",
    on_danger="#000000",
    added="#FFFFFF",
    added_ground="#000000",
    removed="#FFFFFF",
    removed_ground="#000000",
    kinds=_kinds("#FF9CC0", "#FFB48A", "#DCC4FF", "#FFEA8A", "#DDEEFF", "#A6F0AE"),
    edge_width=2,
)


def on_selection(colours: Colours) -> Colours:
    """The colours to paint a selected row with, its ground being their `surface`.

    In high contrast the selection is inverted, so the row is painted as in the other one.
    """
    if colours is HIGH_LIGHT:
        return HIGH_DARK
    if colours is HIGH_DARK:
        return HIGH_LIGHT
    return replace(colours, surface=colours.selection)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2 (relative luminance), from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2, from 0 for black to 1 for white."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


_LINEAR_BELOW = 0.04045


def _linear(channel: float) -> float:
    if channel <= _LINEAR_BELOW:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
