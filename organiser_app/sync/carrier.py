"""What all have in common that carries a team's changes by itself: how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

BY_FOLDER = "folder"
BY_HUB = "hub"
"""The roads of merges that a carrier brought, as `undoing.CARRIED` has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierStanding:
    """Whether a log syncs by a carrier, and when that last worked.

    `problem` is why the last turn did not go through, after `failures` of them; empty where it did.
    """

    is_on: bool
    worked_at: datetime | None
    problem: str
    failures: int
