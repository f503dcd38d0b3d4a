"""Packs of figures: what a log counts in a period, written for those who may open it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from organiser_app.domain.figures import Period
from organiser_app.store.log import Log
from organiser_app.sync.counting import figures_of, write_figures
from organiser_app.sync.handing import PackWritten


def figures_pack(log: Log, path: Path, period: Period, **for_whom: Any) -> PackWritten:
    """Count a period and write its figures, for the whole team unless something else is said."""
    return write_figures(log, path, log.read(partial(figures_of, period=period)), **for_whom)
