"""What makes the start quick: nothing is collected meanwhile, and modules are loaded ahead."""

from __future__ import annotations

import builtins
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Thread


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep the collector of garbage at rest while that is loaded which the program never lets go.

    Looking through it again and again costs a quarter of the start; afterwards it is left out.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def python_imports() -> Iterator[None]:
    """Load Qt, and leave it to Python how modules are imported afterwards.

    Qt's binding puts an import of its own in the place of Python's, which reads the source of every
    module for `from __feature__ import`. Nothing here asks for that, and it costs a tenth of a
    second.
    """
    plain = builtins.__import__
    try:
        yield
    finally:
        builtins.__import__ = plain


def load_ahead(*modules: str) -> Thread:
    """Load modules on a thread of their own, while a passphrase is typed and tried.

    A module that cannot be loaded says so where it is asked for.
    """

    def load() -> None:
        with nothing_collected():
            for module in modules:
                import_module(module)

    thread = Thread(target=load, name="loading ahead", daemon=True)
    thread.start()
    return thread
