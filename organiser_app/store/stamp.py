"""What the triggers ask of the change being made: its version, its number, and what is allowed.

The triggers call SQL functions that only this program registers. A hand that opens the database
with another tool, or a road that forgets the unit of work, cannot write a synced row at all,
rather than write one without a version.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self


@dataclass(slots=True)
class Stamp:
    """The change that a connection is making; `version` is None between changes."""

    version: bytes | None = None
    sequence: int | None = None
    journalled: bool = False
    erasing: bool = False
    merging: bool = False
    """Rows come with the versions that others gave them: the triggers leave those alone."""
    settling: bool = False
    """Somebody chooses which of two residents a row is about, where two people said so apart."""

    @classmethod
    def install(cls, connection: Any) -> Self:
        """Teach a driver's connection the functions that the triggers call."""
        stamp = cls()
        connection.create_function("change_version", 0, lambda: stamp.version)
        connection.create_function("change_sequence", 0, lambda: stamp.sequence)
        connection.create_function("change_journalled", 0, lambda: stamp.journalled)
        connection.create_function("change_erases", 0, lambda: stamp.erasing)
        connection.create_function("change_merges", 0, lambda: stamp.merging)
        connection.create_function("change_settles", 0, lambda: stamp.settling)
        return stamp

    def begin(self, version: bytes, sequence: int, *, journalled: bool) -> None:
        """Say which change all that follows belongs to."""
        self.version, self.sequence, self.journalled = version, sequence, journalled

    def clear(self) -> None:
        """No change is being made."""
        self.version, self.sequence = None, None
        self.journalled, self.erasing, self.merging, self.settling = False, False, False, False
