"""Which backups to keep: the latest few, then one a day, then one a week."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from pathlib import Path

LATEST, DAYS, WEEKS = 5, 7, 8


def outlived(backups: Mapping[Path, datetime]) -> set[Path]:
    """The backups that newer ones stand for.

    Kept are the latest 5, the last of each of 7 days, and the last of each of 8 weeks.
    """
    newest_first = sorted(backups, key=lambda file: backups[file], reverse=True)
    kept = set(newest_first[:LATEST])
    kept |= _last_of_each(newest_first, lambda file: backups[file].date(), DAYS)
    kept |= _last_of_each(newest_first, lambda file: backups[file].isocalendar()[:2], WEEKS)
    return set(backups) - kept


def _last_of_each(
    newest_first: list[Path], span: Callable[[Path], Hashable], spans: int
) -> set[Path]:
    last: dict[Hashable, Path] = {}
    for file in newest_first:
        last.setdefault(span(file), file)
    return set(list(last.values())[:spans])
