"""Cuts every face, into the folder named first if one is, and says where they are."""

from __future__ import annotations

import sys
from pathlib import Path

from organiser_app.typefaces import cut_all


def main(arguments: list[str]) -> int:
    """Cut every face and print its path."""
    for path in cut_all(Path(arguments[0]) if arguments else None):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
