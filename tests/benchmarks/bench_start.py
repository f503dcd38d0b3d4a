"""From the command to Today filled, beside an empty window with the same modules of Qt.

Each run is a program of its own, from its first line to its end; the passphrase is given, and
opening the log costs what it costs its user. The first start of a day makes a backup beside all
that, and closing waits for it. The lines under them count the time of the processor alone, which
says more on a machine that is busy with other things.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from organiser_app.services.new_log import sample_log
from tests.benchmarks.measuring import Line
from tests.store_fixtures import PASSPHRASE

_Words = tuple[str, ...]
_Times = tuple[float, float]

_RUNS = 5
_EMPTY = """
from PySide6 import QtCore, QtGui, QtPrintSupport, QtSvg, QtWidgets
app = QtWidgets.QApplication([])
window = QtWidgets.QWidget()
window.resize(1280, 800)
QtCore.QTimer.singleShot(0, window, window.close)
window.show()
app.exec()
"""


def main() -> None:
    """Print the median of whole runs of both programs, taken by turns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Start.olog"
        sample_log(path, PASSPHRASE, 1).close()
        ours, theirs = ("-m", "organiser_app", str(path), "--quit-after-paint"), ("-c", _EMPTY)
        _run(*ours)
        runs = [_by_turns(path, ours, theirs) for _ in range(_RUNS)]
    for start, what in enumerate(("window up, log open, Today filled", "the first start of a day")):
        for number, told in enumerate((what, "  time of the processor")):
            filled = median(run[start][number] for run in runs)
            empty = median(run[-1][number] for run in runs)
            print(Line(told, filled, empty, f"{empty * 1000:.0f} + 800 ms"))


def _by_turns(path: Path, ours: _Words, theirs: _Words) -> tuple[_Times, _Times, _Times]:
    """How long a start takes, then one for which a backup is due, and an empty window."""
    usual = _times(*ours)
    shutil.rmtree(path / "backups")
    return usual, _times(*ours), _times(*theirs)


def _times(*arguments: str) -> _Times:
    """How many seconds a run takes by the clock, and of the processor."""
    begun, used = perf_counter(), _processor()
    _run(*arguments)
    return perf_counter() - begun, _processor() - used


def _processor() -> float:
    """The seconds of processor that the programs run so far have used, where that is known."""
    used = os.times()
    return used.children_user + used.children_system


def _run(*arguments: str) -> None:
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "ORGANISER_PASSPHRASE": PASSPHRASE,
        "PYTHONDONTWRITEBYTECODE": "",  # whoever uses the program compiles its modules once
    }
    subprocess.run([sys.executable, *arguments], check=True, env=surroundings, capture_output=True)


if __name__ == "__main__":
    main()
