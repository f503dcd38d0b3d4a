"""Diagnostics in a small rotating file, with nothing in it that anybody said or is called.

A fault is worth knowing by its kind and by the way it took through our own modules. The values
it happened to, and most messages of exceptions, hold what residents said; so a line here is a
sentence out of our own source, numbers, names of exceptions and frames, and nothing else.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

FILE_NAME = "organiser.log"
LARGEST_BYTES = 256 * 1024
OLDER_FILES = 3

_PROGRAM = "organiser_app"
_HIDDEN = "…"
_LONGEST_FAULT = 100


class ImpersonalFormatter(logging.Formatter):
    """Time, level, module and the sentence as it stands in our source; of values, numbers only."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and if there was an exception, the lines of `describe_fault`."""
        said = _without_values(record)
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {said}"
        fault = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{describe_fault(fault)}" if fault else line


def _without_values(record: logging.LogRecord) -> str:
    values = record.args if isinstance(record.args, tuple) else ()
    shown = tuple(v if isinstance(v, int | float) else _HIDDEN for v in values)
    try:
        return str(record.msg) % shown if shown else str(record.msg)
    except (TypeError, ValueError):
        return str(record.msg)


def describe_fault(fault: BaseException) -> str:
    """The kinds of `fault` and of what led to it, each with its way through our own modules."""
    lines: list[str] = []
    cause: BaseException | None = fault
    while cause is not None and len(lines) < _LONGEST_FAULT:
        lines.append(f"  {type(cause).__module__}.{type(cause).__qualname__}")
        lines.extend(f"    {frame}" for frame in _own_frames(cause.__traceback__))
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join(lines)


def _own_frames(trace: TracebackType | None) -> list[str]:
    """Our modules' part of a traceback, outermost first, by module and line, never by path."""
    return [
        f"{name}:{line} in {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(trace)
        if (name := str(frame.f_globals.get("__name__", ""))).startswith(_PROGRAM)
    ]


def start(folder: Path) -> logging.Handler:
    """Write what the program logs from now on into `folder`; if it cannot be written to, nowhere.

    Other libraries' records are left out, since they may quote what they were given.
    """
    program = logging.getLogger(_PROGRAM)
    handler = _handler(folder)
    program.addHandler(handler)
    program.setLevel(logging.INFO)
    program.propagate = False
    return handler


def stop(handler: logging.Handler) -> None:
    """Undo `start`."""
    program = logging.getLogger(_PROGRAM)
    program.removeHandler(handler)
    program.propagate = True
    handler.close()


def _handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / FILE_NAME,
            maxBytes=LARGEST_BYTES,
            backupCount=OLDER_FILES,
            encoding="utf-8",
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(ImpersonalFormatter())
    return handler


def catch_faults() -> None:
    """Log every exception that nobody caught, in this thread or another, before Python shows it."""
    log = logging.getLogger(_PROGRAM)
    show, show_from_thread = sys.excepthook, threading.excepthook

    def main_hook(
        kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        log.critical("A fault reached the top.", exc_info=(kind, fault, trace))
        show(kind, fault, trace)

    def thread_hook(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            log.critical("A fault ended a thread.", exc_info=arguments.exc_value)
        show_from_thread(arguments)

    sys.excepthook = main_hook
    threading.excepthook = thread_hook
