"""A virtual screen, its keyboard, and the real program on it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from organiser_app import paths
from organiser_app.cli.passphrase import VARIABLE

PASSPHRASE = "four plain words here"
NEEDED = ("Xvfb", "xdotool")
_BETWEEN_KEYS = "8"
"""Milliseconds, about as a fast typist's fingers when they roll."""


def lacking() -> str:
    """What a virtual screen would need and is not on this machine."""
    return ", ".join(program for program in NEEDED if shutil.which(program) is None)


@contextmanager
def virtual_screen() -> Iterator[str]:
    """A display that nobody else uses, by its name."""
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


@dataclass(frozen=True)
class Home:
    """Where a user of the program keeps things: all that it may write lies in `folder`."""

    folder: Path

    def environment(self, **more: str) -> dict[str, str]:
        """The variables for a program of this user, caches of typefaces apart."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT"))
        }
        passing = self.folder / "tmp"
        passing.mkdir(parents=True, exist_ok=True)
        return kept | {
            "HOME": str(self.folder),
            "TMPDIR": str(passing),
            "TZ": "UTC",
            "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
            **more,
        }

    def organiser(self, *words: str | Path) -> dict[str, Any]:
        """What a command of the program answers."""
        ran = subprocess.run(
            [sys.executable, "-m", "organiser_app", *map(str, words), "--json"],
            env=self.environment(**{VARIABLE: PASSPHRASE}),
            cwd=paths.program_folder(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        facts = json.loads(ran.stdout)
        assert isinstance(facts, dict)
        return facts


class Program:
    """The program, running with a window on a display; close it, or kill it."""

    def __init__(self, home: Home, display: str, *words: str | Path, **more: str) -> None:
        variables: Mapping[str, str] = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"} | more
        self._environment = home.environment(**variables)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.watched", *map(str, words)],
            env=self._environment,
            cwd=paths.program_folder(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def until(self, *words: str) -> list[str]:
        """All that the window says, once every one of `words` is among it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert answer["seen"], (words, answer["told"])
        told = answer["told"]
        assert isinstance(told, list)
        return told

    def take_keyboard(self, title: str) -> None:
        """Give the keyboard to a window: there is nobody else on this screen to do it."""
        found = self._xdotool(
            "search", "--sync", "--onlyvisible", "--name", f"^{re.escape(title)}$"
        )
        self._xdotool("windowfocus", "--sync", found.split()[0])

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as X names them: "ctrl+Return"."""
        self._xdotool("key", "--delay", _BETWEEN_KEYS, *keys)

    def write(self, text: str) -> None:
        """Type a text as a person would, a new line by Enter."""
        first, *others = text.split("\n")
        self._write_line(first)
        for line in others:
            self.press("Return")
            self._write_line(line)

    def _write_line(self, line: str) -> None:
        if line:
            self._xdotool("type", "--delay", _BETWEEN_KEYS, "--", line)

    def begin_to_write(self, line: str) -> subprocess.Popen[bytes]:
        """Have a line written meanwhile."""
        return subprocess.Popen(
            ["xdotool", "type", "--delay", _BETWEEN_KEYS, "--", line], env=self._environment
        )

    def kill(self) -> None:
        """End it as a loss of power would."""
        self._process.kill()
        self._let_go()

    def ended(self) -> int:
        """Wait until it has ended by itself; its exit code."""
        code = self._process.wait(timeout=60)
        self._let_go()
        return code

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self.kill()

    def _let_go(self) -> None:
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _xdotool(self, *words: str) -> str:
        ran = subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        return ran.stdout
