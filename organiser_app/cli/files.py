"""Files that a command reads and writes, and what can be in the way of them."""

from __future__ import annotations

from pathlib import Path

from organiser_app.domain.errors import EnvironmentProblem
from organiser_app.language import tr


def expect_writable(file: Path, *, force: bool) -> Path:
    """`file`, if it may be written: its folder is there, and nothing is overwritten unasked."""
    if not file.parent.is_dir():
        raise EnvironmentProblem(tr("There is no folder {path}.", path=file.parent))
    if file.is_dir():
        raise EnvironmentProblem(tr("{path} is a folder. Name a file.", path=file))
    if file.exists() and not force:
        raise EnvironmentProblem(
            tr("{path} is there already. Choose another name, or add --force.", path=file)
        )
    return file


def expect_file(file: Path) -> Path:
    """`file`, if it is one that can be read."""
    if not file.is_file():
        raise EnvironmentProblem(tr("There is no file {path}.", path=file))
    return file
