"""What a command says: sentences for people, or one JSON object with the same facts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from pathlib import Path
from typing import TextIO
from uuid import UUID

from organiser_app.cli.call import Call

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "�")
_HARMLESS = _CONTROLS | {ord("\n"): "\n", ord("\t"): "\t"}


def answer(call: Call, facts: Mapping[str, object], lines: Iterable[str]) -> None:
    """Give the `facts` as JSON if that was asked for, or else the `lines`."""
    if call.as_json:
        sys.stdout.write(json.dumps(facts, default=_plain, indent=2) + "\n")
    else:
        for line in lines:
            _write(sys.stdout, line)


def warn(sentence: str) -> None:
    """Say something that is no part of the answer."""
    _write(sys.stderr, sentence)


def _write(stream: TextIO, line: str) -> None:
    """Write a line in the stream's own encoding, without what would steer a terminal."""
    encoding = stream.encoding or "utf-8"
    shown = line.translate(_HARMLESS).encode(encoding, "replace").decode(encoding)
    stream.write(shown + "\n")


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID | Path):
        return str(value)
    raise TypeError(type(value).__name__)
