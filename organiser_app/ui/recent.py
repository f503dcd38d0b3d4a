"""Which logs were opened last on this machine: their paths, and nothing else about them."""

from __future__ import annotations

from pathlib import Path

_REMEMBERED = 5


class RecentLogs:
    """A short list of paths, the latest first, kept in a text file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def paths(self) -> list[Path]:
        """The logs that are still there."""
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except OSError:
            return []
        return [Path(line) for line in lines if line and Path(line).is_dir()]

    def opened(self, path: Path) -> None:
        """Put a log at the head of the list; where the list cannot be kept, it is not."""
        others = [known for known in self.paths() if known != path]
        lines = [str(known) for known in [path, *others][:_REMEMBERED]]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text("\n".join(lines), encoding="utf-8")
        except OSError:
            return
