"""The command `organiser`: the window, or one of the commands."""

from __future__ import annotations

import sys

from organiser_app.cli.program import main

if __name__ == "__main__":
    sys.exit(main())
