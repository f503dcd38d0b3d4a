"""The typefaces of the window and the reports: static TrueType faces, cut once from variable fonts.

Qt and reportlab both want one file for each weight, while the font packages bring one variable
file for each family. A face is cut when it is first asked for and kept in the cache folder; a
bundle brings its faces ready cut under `resources/typefaces/`, and needs no font packages.
`python -m organiser_app.typefaces FOLDER` cuts them all.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import Enum
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from organiser_app import paths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fontTools.ttLib import TTFont

_EDITION = "edition-1"
"""Raised when the cut of a face changes, so that an older cache is not used."""

_WEIGHT_NAMES: Mapping[int, str] = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


@dataclass(frozen=True)
class _Source:
    """Where a family is cut from, and at which place on the axes other than weight."""

    name: str
    package: str
    file_name: str
    weights: tuple[int, ...]
    axes: tuple[tuple[str, float], ...]


_INTER_FILE = "Inter[opsz,wght].ttf"
_SERIF_FILE = "SourceSerif4[opsz,wght].ttf"
_NOTO_FILE = "NotoSans[wdth,wght].ttf"


class Family(Enum):
    """The families that the program speaks in; `.value.name` is what Qt knows them by."""

    INTER = _Source("Inter", "fontpkg_inter", _INTER_FILE, (400, 500, 600, 700), (("opsz", 14),))
    INTER_DISPLAY = _Source("Inter Display", "fontpkg_inter", _INTER_FILE, (600,), (("opsz", 28),))
    SERIF = _Source(
        "Source Serif 4", "fontpkg_source_serif_4", _SERIF_FILE, (400, 600), (("opsz", 14),)
    )
    SERIF_DISPLAY = _Source(
        "Source Serif 4 Display", "fontpkg_source_serif_4", _SERIF_FILE, (700,), (("opsz", 60),)
    )
    NOTO = _Source("Noto Sans", "fontpkg_noto_sans", _NOTO_FILE, (400, 600), (("wdth", 100),))

    @property
    def qt_name(self) -> str:
        """The family's name, as a `QFont` asks for it."""
        return self.value.name

    @property
    def weights(self) -> tuple[int, ...]:
        """The weights that are cut, lightest first."""
        return self.value.weights


def postscript_name(family: Family, weight: int = 400) -> str:
    """The name a PDF embeds the face by, such as "Inter-SemiBold"; no two faces share one."""
    return f"{family.value.name.replace(' ', '')}-{_WEIGHT_NAMES[weight]}"


def face(family: Family, weight: int = 400) -> Path:
    """The file of one static face, cut now if it is not there yet.

    Raises `ValueError` for a weight that the family isn't cut in.
    """
    if weight not in family.weights:
        raise ValueError(f"{family.qt_name} is not cut in weight {weight}")
    target = _target(family, weight)
    if not target.exists():
        _cut(family, weight, target)
    return target


def cut_all(folder: Path | None = None) -> list[Path]:
    """Every face as a file: in `folder` when one is given, else wherever `face` finds them.

    A face takes some seconds of one core (its kerning is the slow part), so they are cut side
    by side; nothing is done where they are there already.
    """
    wanted = [(family, weight, _target(family, weight, folder)) for family, weight in _all_faces()]
    missing = [job for job in wanted if not job[2].exists()]
    if missing:
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            list(pool.map(_cut, *zip(*missing, strict=True)))
    return [target for _, _, target in wanted]


def _target(family: Family, weight: int, folder: Path | None = None) -> Path:
    """Where the face is, or where it will be cut to: what the bundle brings comes first."""
    file_name = f"{postscript_name(family, weight)}.ttf"
    if folder is not None:
        return folder / file_name
    brought = paths.resource("typefaces", file_name)
    return (
        brought if brought.exists() else paths.cache_folder() / "typefaces" / _EDITION / file_name
    )


def _all_faces() -> list[tuple[Family, int]]:
    return [(family, weight) for family in Family for weight in family.weights]


def _cut(family: Family, weight: int, target: Path) -> None:
    """Write the face beside `target` and rename it, so that a second process never reads half."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (only a first run needs it)
    from fontTools.varLib import instancer  # noqa: PLC0415

    axes = dict(family.value.axes) | {"wght": weight}
    with TTFont(_variable_file(family.value), lazy=True) as font:
        cut = instancer.instantiateVariableFont(font, axes, inplace=True, optimize=False)
        _name(cut, family, weight)
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(f".{os.getpid()}.part")
        cut.save(unfinished)
    unfinished.replace(target)


def _variable_file(source: _Source) -> Path:
    """Where the package keeps its variable font, found without importing the package."""
    spec = find_spec(source.package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {source.package} is not installed")
    return Path(spec.origin).parent / "files" / source.file_name


def _name(font: TTFont, family: Family, weight: int) -> None:
    """Name a face so that Qt groups it by family and weight, and a PDF embeds it by itself."""
    style = _WEIGHT_NAMES[weight]
    names = {
        1: f"{family.qt_name} {style}" if weight not in (400, 700) else family.qt_name,
        2: style if weight in (400, 700) else "Regular",
        3: f"organiser;{postscript_name(family, weight)}",
        4: f"{family.qt_name} {style}",
        6: postscript_name(family, weight),
        16: family.qt_name,
        17: style,
    }
    table = font["name"]
    for number in (*names, 21, 22, 25):
        table.removeNames(nameID=number)
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def main(arguments: list[str]) -> int:
    """Cut every face, into the folder named first if one is, and say where they are."""
    for path in cut_all(Path(arguments[0]) if arguments else None):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
