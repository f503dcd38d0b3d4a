"""The way to a hub, as somebody was given it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Address:
    """With what to connect; `plain` where somebody agreed that the hub there proves nothing."""

    url: str = field(repr=False)
    plain: bool = False
