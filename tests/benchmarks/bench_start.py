"""From the command to Today filled, beside an empty window with the same modules of Qt.

Each run is a program of its own, from its first line to its end; the passphrase is given, and
opening the log costs what it costs its user.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from organiser_app.services.new_log import sample_log
from tests.benchmarks.measuring import Line, seconds
from tests.store_fixtures import PASSPHRASE

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
    """Print the median of whole runs of both programs."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Start.olog"
        sample_log(path, PASSPHRASE, 1).close()
        _run("-m", "organiser_app", str(path), "--quit-after-paint")
        empty = seconds(lambda: _run("-c", _EMPTY), _RUNS)
        filled = seconds(
            lambda: _run("-m", "organiser_app", str(path), "--quit-after-paint"), _RUNS
        )
    print(Line("window up, log open, Today filled", filled, empty, f"{empty * 1000:.0f} + 800 ms"))


def _run(*arguments: str) -> None:
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "ORGANISER_PASSPHRASE": PASSPHRASE,
    }
    subprocess.run([sys.executable, *arguments], check=True, env=surroundings, capture_output=True)


if __name__ == "__main__":
    main()
