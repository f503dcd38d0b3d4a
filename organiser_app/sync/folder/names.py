"""What a device's files in a shared folder are called: the device, and which of its changes.

    0a1b2c3d4e5f6071-0-214.opack

A name is a hint alone, by which files are told apart and put in order; what is in one its manifest
says. What is called otherwise is not looked at: what a carrier is still writing, and copies that it
put aside, as Nextcloud's "(conflicted copy …)" and Syncthing's ".sync-conflict-…" are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SUFFIX = ".opack"
PART = ".part"
"""What follows the name of a file that its own device is still writing."""

_NAME = re.compile(rf"([0-9a-f]{{16}})-(0|[1-9]\d{{0,17}})-([1-9]\d{{0,17}})\{SUFFIX}")


@dataclass(frozen=True, slots=True, order=True)
class PackName:
    """The changes of `device` (16 hexadecimal digits) after its sequence `since` up to `until`."""

    device: str
    since: int
    until: int

    def __str__(self) -> str:
        return f"{self.device}-{self.since}-{self.until}{SUFFIX}"


def read_name(name: str) -> PackName | None:
    """What a file's name says; None for one that no device gives its files."""
    found = _NAME.fullmatch(name)
    if found is None or int(found[2]) >= int(found[3]):
        return None
    return PackName(found[1], int(found[2]), int(found[3]))
