"""What was begun in a form of fields, and how it is written down among the drafts."""

from __future__ import annotations

from uuid import UUID

from pydantic import BaseModel, ConfigDict


class FormDraft(BaseModel):
    """The fields that somebody changed, by their names, and what the form asked.

    `about` is the record that the form is about, or None where it makes a new one; `words` are
    the first that were typed, to know the draft by. What was left as it was is not kept, so that
    taking a draft up later overwrites nothing else.
    """

    model_config = ConfigDict(frozen=True)

    question: str
    fields: dict[str, str]
    words: str = ""
    about: UUID | None = None

    def body(self) -> str:
        """The draft as it is kept; empty where nothing was changed."""
        return self.model_dump_json() if self.fields else ""


def read_draft(body: str) -> FormDraft:
    """A draft as it was kept; `ValueError` where the body is none."""
    return FormDraft.model_validate_json(body)
