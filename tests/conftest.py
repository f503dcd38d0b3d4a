"""What every test may count on: no screen, no home, and nothing written outside the checkout."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_PROJECT = Path(__file__).resolve().parent.parent


def _keep_to_the_checkout() -> None:
    """Send caches to `build/`, where they outlive the run, and all else to a folder that does not.

    This happens on import, since matplotlib and Qt look at these variables once.
    """
    cache = _PROJECT / "build" / "cache"
    (cache / "matplotlib").mkdir(parents=True, exist_ok=True)
    os.environ["XDG_CACHE_HOME"] = str(cache)
    os.environ["MPLCONFIGDIR"] = str(cache / "matplotlib")
    passing = Path(tempfile.mkdtemp(prefix="organiser-tests-"))
    atexit.register(shutil.rmtree, passing, ignore_errors=True)
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        folder = passing / variable.lower()
        folder.mkdir(mode=0o700)
        os.environ[variable] = str(folder)


_keep_to_the_checkout()

# Windows would steal the focus of whoever is at the screen, and paint as that screen does.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A window is made and let go within a test. Looked through for garbage at Python's own pace, all of
# its objects would first be moved among those that stay; this way most are gone by then.
gc.set_threshold(10_000, 10, 10)

# A machine that is busy with other things makes no test fail.
settings.register_profile("gate", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("gate")

_LONGEST_FIRST = ("packaging", "journeys", "properties", "hub", "folder")
"""The folders whose files take longest: begun last, one of them would keep a core busy alone."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest files be run first, and the others in the random order that they have."""
    place = {folder: place for place, folder in enumerate(_LONGEST_FIRST)}
    items.sort(key=lambda item: place.get(item.path.parent.name, len(place)))


pytest_plugins = ["tests.store_fixtures", "tests.ui_fixtures"]
