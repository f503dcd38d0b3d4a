"""Programs that a test begins beside itself: none outlives it, nor is waited for without end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from signal import Signals
from threading import Timer
from typing import IO

from organiser_app import paths

_PATIENCE = 60
"""After how many seconds a program is killed: none in any test takes a tenth of them."""


@dataclass(frozen=True, slots=True)
class Running:
    """A program that runs: `said` is what it writes, `complained` what it says is wrong."""

    process: subprocess.Popen[str]
    said: IO[str]
    complained: IO[str]

    def stopped_by(self, stop: Signals) -> int:
        """The exit code with which it ends once it is told to."""
        self.process.send_signal(stop)
        return self.process.wait()


@contextmanager
def running(*words: str, **variables: str) -> Iterator[Running]:
    """Python with these `words`, and variables beside ours.

    It hears `Ctrl+C`, though whoever began the tests may ignore it. After a minute it is killed, so
    that whoever reads on finds that it said no more.
    """
    with _begun(words, variables) as process:
        patience = Timer(_PATIENCE, process.kill)
        patience.start()
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            yield Running(process, process.stdout, process.stderr)
        finally:
            patience.cancel()
            process.kill()


def _begun(words: tuple[str, ...], variables: dict[str, str]) -> subprocess.Popen[str]:
    """A program begun while we hear `Ctrl+C` ourselves, since it is inherited who ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [sys.executable, *words],
            env=os.environ | variables,
            cwd=paths.program_folder(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        signal.signal(signal.SIGINT, before)
