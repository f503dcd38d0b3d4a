"""Making a log that is ready to be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from organiser_app.domain.change import Change
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
    return _or_close(log, lambda: set_up(log.work(), given))


def sample_log(path: Path, passphrase: str, seed: int, around: Surroundings | None = None) -> Log:
    """Make a log at `path` that holds the sample neighbourhood up to today, and open it."""
    from organiser_app.services.sample.sizes import SampleSize  # noqa: PLC0415 - seldom wanted
    from organiser_app.services.sample.writing import write_sample  # noqa: PLC0415 - seldom wanted

    log = create_log(path, passphrase, around)
    return _or_close(
        log, lambda: write_sample(log.work(), SampleSize.PATCH, seed, log.clock().date())
    )


def free_path(folder: Path, patch: str) -> Path:
    """A path in `folder` for the log of a patch, with a number where the name is taken."""
    name = safe_name(patch) or "Log"
    path, number = folder / f"{name}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{name} {number}{SUFFIX}"
    return path


def _or_close(log: Log, fill: Callable[[], Change]) -> Log:
    try:
        fill()
    except BaseException:
        log.close()
        raise
    return log
