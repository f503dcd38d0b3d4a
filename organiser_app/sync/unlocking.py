"""Which packs are under a passphrase, and which of them some words open, before any is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from organiser_app.domain.errors import OrganiserError, WrongPassphrase
from organiser_app.sync.pack import expect_passphrase, opens_with_passphrase


def under_passphrase(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The packs that open with a passphrase; one that cannot be read is none of them."""
    return tuple(filter(_is_under_passphrase, paths))


def opened_by(paths: Sequence[Path], passphrase: str) -> tuple[Path, ...]:
    """Those of `paths` that these words open, a guess at each of which takes half a second.

    Those are among them that no words open, as they are damaged: whoever reads them is told so.
    """
    return tuple(path for path in paths if not _is_another(path, passphrase))


def _is_under_passphrase(path: Path) -> bool:
    try:
        return opens_with_passphrase(path)
    except OrganiserError:
        return False


def _is_another(path: Path, passphrase: str) -> bool:
    try:
        expect_passphrase(path, passphrase)
    except WrongPassphrase:
        return True
    except OrganiserError:
        return False
    return False
