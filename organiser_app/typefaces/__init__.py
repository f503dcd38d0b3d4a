"""The typefaces of the window and the reports: static TrueType faces, cut once from variable fonts.

Qt and reportlab both want one file for each weight, while the font packages bring one variable
file for each family. A face is cut when it is first asked for and kept in the cache folder; a
bundle brings its faces ready cut under `resources/typefaces/`, and needs no font packages.
`python -m organiser_app.typefaces FOLDER` cuts them all.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import Enum
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from organiser_app import paths

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_EDITION = "edition-2"
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
    wanted = _Face(family, weight, _target(family, weight))
    if not wanted.target.exists():
        _cut(family.value.file_name, [wanted])
    return wanted.target


def missing() -> bool:
    """Whether any face has yet to be cut, which takes some seconds."""
    return any(not wanted.target.exists() for wanted in _all_faces())


def cut_all(folder: Path | None = None) -> list[Path]:
    """Every face as a file: in `folder` when one is given, else wherever `face` finds them.

    The fonts are cut side by side; nothing is done where all faces are there already.
    """
    faces = _all_faces(folder)
    jobs: dict[str, list[_Face]] = {}
    for wanted in faces:
        if not wanted.target.exists():
            jobs.setdefault(wanted.family.value.file_name, []).append(wanted)
    if jobs:
        with ProcessPoolExecutor(len(jobs), mp_context=get_context("spawn")) as pool:
            list(pool.map(_cut, jobs.keys(), jobs.values()))
    return [wanted.target for wanted in faces]


class _Face(NamedTuple):
    """One face, and the file that it is or will be."""

    family: Family
    weight: int
    target: Path


def _all_faces(folder: Path | None = None) -> list[_Face]:
    return [
        _Face(family, weight, _target(family, weight, folder))
        for family in Family
        for weight in family.weights
    ]


def _target(family: Family, weight: int, folder: Path | None = None) -> Path:
    """Where the face is, or where it will be cut to: what the bundle brings comes first."""
    file_name = f"{postscript_name(family, weight)}.ttf"
    if folder is not None:
        return folder / file_name
    brought = paths.resource("typefaces", file_name)
    return (
        brought if brought.exists() else paths.cache_folder() / "typefaces" / _EDITION / file_name
    )


def _cut(file_name: str, faces: Sequence[_Face]) -> None:
    """Cut faces that come out of one font."""
    from organiser_app.typefaces.cutting import Cut, cut  # noqa: PLC0415 (only a first run needs it)

    cuts = [
        Cut(
            axes=dict(wanted.family.value.axes) | {"wght": wanted.weight},
            weight=wanted.weight,
            names=_names(wanted.family, wanted.weight),
            target=wanted.target,
        )
        for wanted in faces
    ]
    source = faces[0].family.value
    cut(_variable_file(source.package, file_name), cuts, kerned=file_name != _NOTO_FILE)


def _variable_file(package: str, file_name: str) -> Path:
    """Where the package keeps its variable font, found without importing the package."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {package} is not installed")
    return Path(spec.origin).parent / "files" / file_name


def _names(family: Family, weight: int) -> dict[int, str]:
    """Names by which Qt groups a face with its family and weight, and a PDF embeds it by itself."""
    style = _WEIGHT_NAMES[weight]
    return {
        1: f"{family.qt_name} {style}" if weight not in (400, 700) else family.qt_name,
        2: style if weight in (400, 700) else "Regular",
        3: f"organiser;{postscript_name(family, weight)}",
        4: f"{family.qt_name} {style}",
        6: postscript_name(family, weight),
        16: family.qt_name,
        17: style,
    }
