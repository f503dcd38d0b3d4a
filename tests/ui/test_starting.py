"""What the start loads ahead is loaded, and the collector comes back from its rest."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from organiser_app.ui.starting import load_ahead, nothing_collected

_AFTER_QT = """
import builtins
from organiser_app.ui.starting import python_imports

plain = builtins.__import__
with python_imports():
    import PySide6.QtCore
    print(builtins.__import__ is plain)
print(builtins.__import__ is plain)
"""


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_nothing_is_collected_meanwhile_and_afterwards_it_is_again() -> None:
    with nothing_collected():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_a_fault_meanwhile_leaves_the_collector_at_work() -> None:
    with pytest.raises(ValueError, match="no"), nothing_collected():
        raise ValueError("no")
    assert gc.isenabled()


def test_what_is_loaded_ahead_is_there_once_the_thread_ends() -> None:
    sys.modules.pop("colorsys", None)
    load_ahead("colorsys").join()
    assert "colorsys" in sys.modules
    assert gc.isenabled()


def test_modules_loaded_after_qt_are_imported_by_python_itself() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _AFTER_QT], check=True, capture_output=True, text=True
    )
    assert said.stdout.split() == ["False", "True"]
