"""Bytes set aside on disk for a while, where nobody can read them.

The file is encrypted (AES-256 in counter mode) under a key of one use, which is never written. It
has no name where the system can do without one, and elsewhere it goes as it is closed, so that
nothing is left behind even where the program is killed. Whether the bytes came back unaltered is
for the caller's digest to say.
"""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CTR

_KEY_BYTES, _BLOCK_BYTES = 32, 16


class Spool:
    """Written once from the beginning to the end, then read as often as it is rewound."""

    def __init__(self, folder: Path | None) -> None:
        """Set aside in `folder`, or in the system's own for such files; `OSError` as it may be."""
        # The key is of one use, so the counter may begin anywhere.
        self._cipher = Cipher(AES256(secrets.token_bytes(_KEY_BYTES)), CTR(bytes(_BLOCK_BYTES)))
        self._writing = self._cipher.encryptor()
        self._reading = self._cipher.decryptor()
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by `close`

    def write(self, content: bytes) -> int:
        """Add `content`, and answer how many bytes it has."""
        self._file.write(self._writing.update(content))
        return len(content)

    def rewind(self) -> None:
        """Read from the beginning again."""
        self._file.seek(0)
        self._reading = self._cipher.decryptor()

    def read(self, size: int) -> bytes:
        """The next `size` bytes at most; none at the end."""
        return self._reading.update(self._file.read(size))

    def close(self) -> None:
        """Let go of it all."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
