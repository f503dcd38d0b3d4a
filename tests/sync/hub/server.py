"""A PostgreSQL of its own for tests, as a hub's keeper runs one: in a folder that goes again.

It listens on this machine alone, asks for passwords, and is owned by a user who is not root, since
PostgreSQL will not run otherwise. What is asked of the disk is left out for speed, so that it may
be killed, but not its machine.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.keeper import make_hub

KEEPER = "keeper"
_SETTINGS = """
fsync = off
full_page_writes = off
max_connections = 40
logging_collector = off
log_statement = all
"""
_PLACES = ("/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt")


def programs() -> Path | None:
    """Where PostgreSQL's programs lie, or None where it is not installed."""
    found = sorted(
        (place for root in _PLACES for place in Path(root).glob("*/bin/initdb")), reverse=True
    )
    if found:
        return found[0].parent
    known = shutil.which("initdb")
    return Path(known).resolve().parent if known else None


@dataclass(slots=True)
class Server:
    """A server that runs; `hub()` makes a database in it that is a hub."""

    folder: Path
    programs: Path
    port: int
    password: str = field(default_factory=lambda: secrets.token_hex(8))

    def set_up(self) -> None:
        """Lay the server's files out and start it."""
        self.folder.chmod(0o700)
        secret = self.folder / "password"
        secret.write_text(self.password)
        if os.geteuid() == 0:
            for path in (self.folder, secret):
                shutil.chown(path, "postgres", "postgres")
        said = ["--auth=scram-sha-256", f"--pwfile={secret}", f"--username={KEEPER}"]
        self._run("initdb", "--pgdata", str(self.data), "--no-sync", "--encoding=UTF8", *said)
        settings = self.data / "postgresql.conf"
        settings.write_text(settings.read_text() + _SETTINGS)
        self.start()

    @property
    def data(self) -> Path:
        """The folder of its files."""
        return self.folder / "data"

    def start(self) -> None:
        """Start it, and wait until it listens."""
        options = f"-h 127.0.0.1 -p {self.port} -k {self.folder}"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.data), "-w", "-l", log, "-o", options, "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop it at once, as if it had crashed."""
        self._run("pg_ctl", "-D", str(self.data), "-w", "-m", how, "stop")

    def url(self, database: str = "postgres") -> str:
        """The address of a database for its keeper."""
        return f"postgresql://{KEEPER}:{self.password}@127.0.0.1:{self.port}/{database}"

    def hub(self) -> Address:
        """The address of a fresh database that is a hub, for its keeper."""
        name = f"hub_{secrets.token_hex(4)}"
        self.ask("postgres", f"CREATE DATABASE {name}")
        made = Address(self.url(name))
        make_hub(made)
        return made

    @contextmanager
    def set_back(self, hub_address: Address) -> Iterator[None]:
        """Let a hub be as it is now once more, after what is done within."""
        name, kept = database_of(hub_address), f"kept_{secrets.token_hex(4)}"
        self.ask("postgres", f"CREATE DATABASE {kept} TEMPLATE {name}")
        yield
        self.ask("postgres", f"DROP DATABASE {name} WITH (FORCE)")
        self.ask("postgres", f"ALTER DATABASE {kept} RENAME TO {name}")

    def wait_for_a_lock(self, hub_address: Address) -> None:
        """Return once somebody waits for a lock in a hub's database."""
        waiting = (
            "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
        )
        for _ in range(10_000):
            if self.ask("postgres", waiting, database_of(hub_address))[0][0]:
                return
        raise AssertionError("nobody waits")

    def ask(self, database: str, query: str, *given: object) -> list[Any]:
        """What a query of the keeper's answers; they are bound by no policy."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            found = connection.execute(query.encode(), given or None)
            return found.fetchall() if found.description else []

    def _run(self, program: str, *said: str) -> None:
        words = [str(self.programs / program), *said]
        if os.geteuid() == 0:
            words = ["runuser", "-u", "postgres", "--", *words]
        made = subprocess.run(
            words,
            check=False,
            cwd=self.folder.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert made.returncode == 0, (program, made.stderr)


def database_of(address: Address) -> str:
    """The name of the database in an address."""
    return address.url.rpartition("/")[2]


def running() -> Server:
    """A server that was just started; `let_go` of it."""
    place = programs()
    assert place is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(Path(tempfile.mkdtemp(prefix="organiser-hub-", dir="/tmp")), place, port)
    server.set_up()
    return server


def running_durably() -> Server:
    """A server that writes to the disk as it does when it is installed, for measuring."""
    server = running()
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.ask("postgres", f"ALTER SYSTEM SET {setting} = on")
    server.ask("postgres", "ALTER SYSTEM SET log_statement = 'none'")
    server.stop("fast")
    server.start()
    return server


def let_go(server: Server) -> None:
    """Stop it and take its files away."""
    server.stop()
    shutil.rmtree(server.folder)
