"""The key file of a log: reading its slots to open it, and giving it another passphrase."""

from __future__ import annotations

from organiser_app.domain.errors import DamagedLog, WrongPassphrase
from organiser_app.language import tr
from organiser_app.store import keys
from organiser_app.store.files import plain_problems, write_whole
from organiser_app.store.folder import LogFolder


def unlock(folder: LogFolder, secret: str) -> bytes:
    """The log's data key, for its passphrase or its recovery key.

    Raises `WrongPassphrase`; or `DamagedLog` where the key file is lost or cannot be read, and
    `secret` is no recovery key.
    """
    try:
        slots = keys.read_slots(slots_of(folder))
    except DamagedLog:
        if keys.is_recovery_key(secret):
            return keys.from_recovery_key(secret)
        raise
    return keys.unwrap(slots, secret)


def slots_of(folder: LogFolder) -> bytes:
    """The key file as it lies there; nothing where it is lost."""
    if not folder.keys.exists():
        return b""
    with plain_problems(folder.keys):
        return folder.keys.read_bytes()


def write_passphrase(
    folder: LogFolder, data_key: bytes, passphrase: str, cost: keys.KeyCost
) -> None:
    """Wrap the key under `passphrase` alone; it takes the place of what was there, or nothing."""
    slot = keys.wrap(data_key, passphrase, cost)
    write_whole(folder.keys, keys.write_slots((slot,)))


def change_passphrase(
    folder: LogFolder, data_key: bytes, current: str, fresh: str, cost: keys.KeyCost
) -> None:
    """Put `fresh` in the place of the passphrase, for somebody who knows `current`.

    `current` may be the recovery key, for who has forgotten the passphrase. The data key stays,
    so the recovery key does too; backups made before keep the passphrase of their day.
    """
    if unlock(folder, current) != data_key:
        raise WrongPassphrase(tr("That is the recovery key of another log."))
    write_passphrase(folder, data_key, fresh, cost)
