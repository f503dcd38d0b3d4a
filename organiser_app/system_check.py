"""Whether this machine has what the program needs, and if not, the command that installs it.

`python -m organiser_app.system_check` is run by make before anything is installed, so this
module needs nothing but the standard library. PySide6 brings Qt itself, but not the libraries
of the desktop that Qt stands on; without them Python says no more than "ImportError".
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec

from organiser_app.language import tr

OLDEST_PYTHON = (3, 11)

QT_LIBRARIES: Mapping[str, tuple[str, str]] = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libzstd.so.1": ("libzstd1", "libzstd"),
}
"""What Qt loads wherever it runs: file, package in Debian, package in Fedora."""

X11_LIBRARIES: Mapping[str, tuple[str, str]] = {
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
"""What Qt loads besides to show a window under X11."""


def can_load(library: str) -> bool:
    """Whether the system's loader finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def libraries_wanted(platform: str, environment: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The libraries for this kind of machine and screen; elsewhere than on Linux Qt brings all."""
    if platform != "linux":
        return {}
    return {**QT_LIBRARIES, **(X11_LIBRARIES if environment.get("DISPLAY") else {})}


def python_problem(version: tuple[int, ...], has_module: Callable[[str], object]) -> str:
    """What is wrong with this Python, or nothing."""
    if version[:2] < OLDEST_PYTHON:
        return tr(
            "Organiser needs Python 3.11 or newer, and this is {version}.\n"
            "Install a newer one and name it: make PYTHON=python3.12",
            version=".".join(map(str, version[:3])),
        )
    if not (has_module("venv") and has_module("ensurepip")):
        return tr(
            "Python's own module for environments is missing. Install it:\n"
            "  Debian, Ubuntu:  sudo apt-get install python3-venv\n"
            "  Fedora:          sudo dnf install python3-pip"
        )
    return ""


def library_problem(wanted: Mapping[str, tuple[str, str]], loads: Callable[[str], bool]) -> str:
    """Which libraries are missing and the command that installs them, or nothing."""
    missing = [name for name in wanted if not loads(name)]
    if not missing:
        return ""
    debian, fedora = (sorted({wanted[name][which] for name in missing}) for which in (0, 1))
    return tr(
        "The window needs libraries of the desktop that are missing here: {missing}.\n"
        "Install them:\n"
        "  Debian, Ubuntu:  sudo apt-get install {debian}\n"
        "  Fedora:          sudo dnf install {fedora}",
        missing=", ".join(missing),
        debian=" ".join(debian),
        fedora=" ".join(fedora),
    )


def problem() -> str:
    """The first thing that stops the program on this machine, in a sentence, or nothing."""
    return python_problem(tuple(sys.version_info[:3]), find_spec) or library_problem(
        libraries_wanted(sys.platform, os.environ), can_load
    )


if __name__ == "__main__":
    sys.exit(problem() or None)
