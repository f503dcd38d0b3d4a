"""How a listening came into the log, where nobody says it: by how long ago it was."""

from __future__ import annotations

from datetime import datetime, timedelta

from organiser_app.domain.values import EntryRoad

ON_THE_SPOT = timedelta(minutes=30)
"""What is written down within this time is taken to be written where it was heard."""


def road_by_time(at: datetime, written: datetime) -> EntryRoad:
    """The road of a listening that was at `at` and is written down at `written`, both aware."""
    return EntryRoad.AT_THE_DOOR if abs(written - at) <= ON_THE_SPOT else EntryRoad.LATER
