"""A worker that a test lets work when it suits."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

T = TypeVar("T")


class Later(Executor):
    """Keeps each job until it is let go, as a log does that is busy."""

    def __init__(self) -> None:
        self._kept: list[Callable[[], None]] = []

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        done: Future[T] = Future()
        self._kept.append(lambda: done.set_result(fn(*args, **kwargs)))
        return done

    def let_go(self) -> None:
        kept, self._kept = self._kept, []
        for job in kept:
            job()
