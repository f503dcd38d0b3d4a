"""Cutting static faces out of a variable font.

fontTools can do it all, but walks the whole of the kerning anew for each face, which takes most of
a minute for ten. Here a font's kerning is read once, and what varies in it is put at the place of
one face after another; outlines and measures are left to fontTools.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.misc.roundTools import otRound
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables.DefaultTable import DefaultTable
from fontTools.ttLib.tables.otBase import BaseTable, ValueRecord
from fontTools.varLib import instancer
from fontTools.varLib.varStore import VarStoreInstancer

_LAYOUT = ("GDEF", "GPOS", "GSUB")
_VARYING = {
    "XPlaDevice": "XPlacement",
    "YPlaDevice": "YPlacement",
    "XAdvDevice": "XAdvance",
    "YAdvDevice": "YAdvance",
    "XDeviceTable": "XCoordinate",
    "YDeviceTable": "YCoordinate",
}
"""Where OpenType keeps the variation of a position, and the position that it is of."""

_LEFT_ALONE = (otTables.Coverage, otTables.ClassDef)
_NO_STORE = 0x00010002


@dataclass(frozen=True, slots=True)
class Cut:
    """One face to cut: where on the axes it lies, its names by number, and its file."""

    axes: Mapping[str, float]
    weight: int
    names: Mapping[int, str]
    target: Path


def cut(variable: Path, faces: Iterable[Cut], *, kerned: bool = True) -> None:
    """Write every one of `faces` of a variable font.

    `kerned` is False for a font that only lends single characters, whose kerning nobody sees.
    """
    positions = _Positions(variable, kerned=kerned)
    for face in faces:
        with TTFont(variable, lazy=True, recalcTimestamp=False) as font:
            _put_in_place(font, positions, face.axes)
            _name(font, face)
            _write(font, face.target)


def _put_in_place(font: TTFont, positions: _Positions, axes: Mapping[str, float]) -> None:
    """Make the font static: layout tables from `positions`, the rest by fontTools."""
    layout = {"GSUB": font.getTableData("GSUB"), **positions.at(axes)}
    for tag in _LAYOUT:
        del font[tag]
    instancer.instantiateVariableFont(font, axes, inplace=True, optimize=False)
    for tag, data in layout.items():
        font[tag] = DefaultTable(tag)
        font[tag].data = data


class _Positions:
    """What a font says of the positions of glyphs, kerning above all, at any place on its axes."""

    def __init__(self, variable: Path, *, kerned: bool) -> None:
        self._font = TTFont(variable, lazy=False)
        if not kerned:
            _drop_kerning(self._font["GPOS"].table)
        definitions = self._font["GDEF"].table
        self._store = definitions.VarStore
        del definitions.VarStore
        definitions.Version = _NO_STORE
        self._varying = list(_take_variations(self._font["GPOS"].table))

    def at(self, axes: Mapping[str, float]) -> dict[str, bytes]:
        """The tables that tell of positions, as bytes, for one place on the axes."""
        place = instancer.AxisLimits(axes).normalize(self._font)
        settled = {axis: limits.default for axis, limits in place.items()}
        delta = VarStoreInstancer(self._store, self._font["fvar"].axes, settled)
        for holder, position, value, index in self._varying:
            setattr(holder, position, value + otRound(delta[index]))
        return {tag: self._font[tag].compile(self._font) for tag in ("GDEF", "GPOS")}


def _drop_kerning(positioning: Any) -> None:
    """Empty the lookups of the kerning; that nothing is left of them is allowed."""
    records = positioning.FeatureList.FeatureRecord
    kerning = (found.Feature for found in records if found.FeatureTag == "kern")
    for number in {number for feature in kerning for number in feature.LookupListIndex}:
        positioning.LookupList.Lookup[number].SubTable = []


def _take_variations(positioning: Any) -> Iterator[tuple[Any, str, int, int]]:
    """Take each variation off its position: who holds it, which it is, its value, its index."""
    waiting = [positioning]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, ValueRecord | otTables.Anchor):
            yield from _variations_of(item)
        elif isinstance(item, BaseTable) and not isinstance(item, _LEFT_ALONE):
            _expect_no_variations(item)
            waiting.extend(vars(item).values())


def _variations_of(holder: Any) -> Iterator[tuple[Any, str, int, int]]:
    held = vars(holder)
    for kept, position in _VARYING.items():
        variation = held.pop(kept, None)
        if variation is not None:
            index = (variation.StartSize << 16) + variation.EndSize
            yield holder, position, held.get(position, 0), index
    if isinstance(holder, otTables.Anchor) and holder.Format == 3:  # noqa: PLR2004
        holder.Format = 1


def _expect_no_variations(table: Any) -> None:
    """Let a table's format tell of values alone: its upper four bits are their variations."""
    held = vars(table)
    for name in ("ValueFormat", "ValueFormat1", "ValueFormat2"):
        if name in held:
            held[name] = (held[name] | held[name] >> 4) & 0xF


def _name(font: TTFont, face: Cut) -> None:
    """Give the face its names in the place of the font's own."""
    table = font["name"]
    for number in (*face.names, 21, 22, 25):
        table.removeNames(nameID=number)
    for number, text in face.names.items():
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight


def _write(font: TTFont, target: Path) -> None:
    """Write the face beside `target` and rename it, so that a second process never reads half."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(f".{os.getpid()}.part")
    font.save(unfinished)
    unfinished.replace(target)
