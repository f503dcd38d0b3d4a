"""What a service says it did, for the screens to refresh by and the user to take back."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Change:
    """One committed transaction.

    `sequence` is the log's local number of it; `intention` the name of the service, which the
    window turns into a sentence; `touched` the tables whose rows changed; `record_id` the row
    that the user would want to see next. `road` is "do", or "undo" or "redo" of that intention,
    or else another by which a change comes, as `UnitOfWork.commit` says. `count` says of how many
    records it was done, where the sentence for it names their number, and `stayed` how many others
    came through a merge that was taken back, as another pack had brought them as well.
    """

    sequence: int
    intention: str
    touched: frozenset[str] = field(default_factory=frozenset)
    record_id: UUID | None = None
    road: str = "do"
    count: int = 1
    stayed: int = 0
