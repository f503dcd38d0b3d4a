"""Making a log that is ready to be used."""

from __future__ import annotations

from pathlib import Path

from organiser_app.domain.inputs import SetUpInput
from organiser_app.domain.rules.filenames import safe_name
from organiser_app.services.setup import set_up
from organiser_app.store.folder import SUFFIX
from organiser_app.store.log import Log, Surroundings, create_log


def new_log(
    path: Path, passphrase: str, given: SetUpInput, around: Surroundings | None = None
) -> Log:
    """Make an empty log at `path` for an organiser and a patch, and open it."""
    log = create_log(path, passphrase, around)
    try:
        set_up(log.work(), given)
    except BaseException:
        log.close()
        raise
    return log


def free_path(folder: Path, patch: str) -> Path:
    """A path in `folder` for the log of a patch, with a number where the name is taken."""
    name = safe_name(patch) or "Log"
    path, number = folder / f"{name}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{name} {number}{SUFFIX}"
    return path
