"""What a user may hand to the services of the codebook."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, Field

from organiser_app.domain.inputs import Input, Name, Text
from organiser_app.language import tr

SEPARATOR = ","


def tidy_name(name: object) -> object:
    """A name as it is kept: without the sign that tags begin with, and blanks not doubled."""
    return " ".join(name.strip().lstrip("#").split()) if isinstance(name, str) else name


def _in_one_piece(name: str) -> str:
    if SEPARATOR in name:
        raise ValueError(tr("the name of a theme has no comma, since commas stand between themes"))
    return name


ThemeName = Annotated[Name, BeforeValidator(tidy_name), AfterValidator(_in_one_piece)]


class ThemeNameInput(Input):
    """What a theme is to be called from now on."""

    name: ThemeName


class ThemeInput(ThemeNameInput):
    """A new theme: what it is called, what belongs to it, and the wider theme it lies under."""

    description: Text = ""
    parent_id: UUID | None = None


class SplitInput(Input):
    """The narrower themes into which one is to be split."""

    names: Annotated[tuple[ThemeName, ...], Field(min_length=1, max_length=50)]
