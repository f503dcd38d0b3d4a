"""What tests of faults share: a disk of its own, to be filled or written to no more."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes, for those who may mount one."""
    path = tmp_path / "disk"
    path.mkdir()
    if not mounted("-t", "tmpfs", "-o", "size=3m", "tmpfs", str(path)):
        pytest.skip("only root may mount a disk to fill or to write-protect")
    yield path
    subprocess.run(["umount", str(path)], check=True)


def mounted(*arguments: str) -> bool:
    """Whether the system mounted a disk, or mounted it otherwise."""
    if shutil.which("mount") is None:
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0
