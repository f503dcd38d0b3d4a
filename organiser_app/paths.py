"""Where things are: what the program brings with it, and what it keeps for its user."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

APP_NAME = "Organiser"


def program_folder() -> Path:
    """The folder that holds `resources/` and `migrations/`, from source or from a bundle."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """A file or folder under `resources/`."""
    return program_folder().joinpath("resources", *parts)


def migrations_folder() -> Path:
    """The migrations of the log's schema."""
    return program_folder() / "migrations"


def documents_folder() -> Path:
    """Where a new log is offered to be kept."""
    return Path(platformdirs.user_documents_dir())


def cache_folder() -> Path:
    """What can be made again: nothing personal is ever put here."""
    return Path(platformdirs.user_cache_dir(APP_NAME))


def state_folder() -> Path:
    """The diagnostic log and the paths of the logs opened last: nothing personal is put here."""
    return Path(platformdirs.user_state_dir(APP_NAME))
