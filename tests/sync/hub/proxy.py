"""A way to a hub that can be cut, at any byte or between a commit and its answer."""

from __future__ import annotations

import random
import selectors
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from organiser_app.sync.hub.address import Address

_COMMIT = b"Q\x00\x00\x00\x0bCOMMIT\x00"
_GULP = 65_536
_ANSWERED_WITHIN = 5.0

Cut = Callable[[bytes, bool], bool]
"""Told what goes by and whether it goes to the hub; says whether the way is cut after it."""


class Way:
    """Listens on a port of this machine, and hands on what comes until it is cut."""

    def __init__(self, port: int, cut: Cut) -> None:
        self._to, self._cut = port, cut
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._ear.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self.cuts = 0

    def through(self, address: Address) -> Address:
        """The address of a hub, by this way."""
        return Address(address.url.replace(f":{self._to}/", f":{self.port}/"))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ear.shutdown(socket.SHUT_RDWR)
        self._ear.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._ear.accept()
            except OSError:
                return
            with near, socket.create_connection(("127.0.0.1", self._to)) as far:
                self._hand_on(near, far)

    def _hand_on(self, near: socket.socket, far: socket.socket) -> None:
        with selectors.DefaultSelector() as waiting:
            waiting.register(near, selectors.EVENT_READ, far)
            waiting.register(far, selectors.EVENT_READ, near)
            while True:
                for key, _ in waiting.select():
                    source, target = key.fileobj, key.data
                    assert isinstance(source, socket.socket)
                    content = source.recv(_GULP)
                    if not content:
                        return
                    target.sendall(content)
                    if self._cut(content, target is far):
                        self.cuts += 1
                        if target is far:
                            _let_it_be_done(far)
                        return


def _let_it_be_done(far: socket.socket) -> None:
    """Wait until what was asked for is done, of which nobody is told.

    A question that was cut in the middle has no answer, so it is not waited for without end.
    """
    far.settimeout(_ANSWERED_WITHIN)
    with suppress(TimeoutError):
        far.recv(1)


def after_commit(number: int) -> Cut:
    """Cut the way after so many commits were sent, before the answer to the last one."""
    left = [number]

    def cut(content: bytes, goes_to_hub: bool) -> bool:
        if goes_to_hub and content.endswith(_COMMIT):
            left[0] -= 1
        return goes_to_hub and content.endswith(_COMMIT) and left[0] == 0

    return cut


def now_and_then(chance: float, seed: int) -> Cut:
    """Cut the way wherever it happens to be."""
    drawn = random.Random(seed)  # noqa: S311
    return lambda _, __: drawn.random() < chance
