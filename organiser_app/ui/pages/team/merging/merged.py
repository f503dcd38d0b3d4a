"""The packs that were merged here by now, and which merge each of them made, if it made one."""

from __future__ import annotations

from pathlib import Path


class Merged(dict[Path, int | None]):
    """The number of the merge by the pack's path; None where the log had all of it already."""

    @property
    def runs(self) -> list[int]:
        """The merges that were made, each of which can be taken back."""
        return [run for run in self.values() if run is not None]
