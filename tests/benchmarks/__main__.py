"""Every benchmark of this folder in turn, each in a fresh Python: what `make bench` prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run them, and answer whether one failed."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    modules = [f"{__package__}.{name}" for name in names]
    ran = [subprocess.run([sys.executable, "-m", module], check=False) for module in modules]
    return int(any(each.returncode for each in ran))


if __name__ == "__main__":
    sys.exit(main())
