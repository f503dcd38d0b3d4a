"""A theme in the tree of the codebook: how deep it lies, how many statements bear it."""

from __future__ import annotations

from dataclasses import dataclass

from organiser_app.language import plural, tr


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One theme; `wider` is what the theme above it is called, empty at the top."""

    key: str
    name: str
    statements: int
    depth: int = 0
    wider: str = ""
    archived: bool = False

    def in_words(self) -> str:
        """The row as one sentence."""
        count = plural("{count} statement", "{count} statements", self.statements)
        wider = tr("under {theme}", theme=self.wider) if self.wider else ""
        archived = tr("archived") if self.archived else ""
        return ", ".join(part for part in (self.name, wider, archived, count) if part)
