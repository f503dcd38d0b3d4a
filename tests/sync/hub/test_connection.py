"""A hub on another machine proves its name before anything is said to it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from organiser_app.domain.errors import HubProblem, HubUnreachable, InvalidInput
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import connected, parameters_of, place_of
from tests.sync.hub.server import Server

NAME = "hub.example"


@pytest.fixture
def certificate(server: Server, tmp_path: Path) -> Iterator[Path]:
    """The certificate of a server that is called `NAME`."""
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    written = made.public_bytes(Encoding.PEM)
    (server.data / "server.crt").write_bytes(written)
    private = server.data / "server.key"
    private.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    )
    private.chmod(0o600)
    if os.geteuid() == 0:
        shutil.chown(private, "postgres", "postgres")
    server.ask("postgres", "ALTER SYSTEM SET ssl = on")
    server.ask("postgres", "SELECT pg_reload_conf()")
    kept = tmp_path / "hub.crt"
    kept.write_bytes(written)
    yield kept
    server.ask("postgres", "ALTER SYSTEM RESET ssl")
    server.ask("postgres", "SELECT pg_reload_conf()")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://a@hub.example/b",
        "postgresql://a@192.0.2.7/b",
        "postgresql://a@127.0.0.1,hub.example/b",
        "host=hub.example hostaddr=192.0.2.7",
        "host=localhost hostaddr=192.0.2.7",
        "service=hub",
        "dbname=b",
    ],
)
def test_whatever_is_not_this_machine_has_to_prove_its_name(url: str) -> None:
    asked = parameters_of(Address(url))
    assert (asked["sslmode"], asked["sslrootcert"]) == ("verify-full", "system")
    for mode in ("disable", "prefer", "require", "verify-ca"):
        with pytest.raises(InvalidInput, match="verify-full"):
            parameters_of(
                Address(f"{url}?sslmode={mode}" if "//" in url else f"{url} sslmode={mode}")
            )


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "/var/run/postgresql"])
def test_this_machine_is_reached_as_the_address_says(host: str) -> None:
    url = f"postgresql://a@/b?host={host}" if host.startswith("/") else f"postgresql://a@{host}/b"
    assert "sslmode" not in parameters_of(Address(url))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://a:b@hub.example/team", "team at hub.example"),
        ("postgresql://a:b@hub.example:5432/team", "team at hub.example"),
        ("postgresql://a:b@hub.example:5433/team", "team at hub.example:5433"),
        ("postgresql://a:b@[::1]:5433/team", "team at [::1]:5433"),
        ("postgresql://a:b@hub.example:5433", "hub.example:5433"),
    ],
)
def test_of_an_address_the_port_is_shown_where_it_is_not_the_usual_one(
    url: str, shown: str
) -> None:
    assert place_of(url) == shown


def test_a_way_that_is_guarded_by_other_means_is_let_be() -> None:
    asked = parameters_of(Address("postgresql://a@hub.example/b", plain=True))
    assert "sslmode" not in asked
    assert asked["require_auth"] == "!password"  # which whoever took its place could ask for
    with pytest.raises(InvalidInput, match="no address"):
        parameters_of(Address("http://hub.example"))


def test_a_hub_that_proves_its_name_is_let_in_and_another_is_not(
    server: Server, certificate: Path
) -> None:
    url = server.url().replace("127.0.0.1", NAME)
    here = f"{url}?hostaddr=127.0.0.1&sslrootcert={certificate}"
    # Its own address says this machine, so that only the name is proved or not.
    with connected(Address(f"{here}&sslmode=verify-full")) as connection:
        assert connection.execute(
            "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        ).fetchone() == (True,)
    wrong = here.replace(NAME, "other.example")
    with (
        pytest.raises(HubProblem, match="did not prove") as told,
        connected(Address(f"{wrong}&sslmode=verify-full")),
    ):
        pass
    assert not isinstance(told.value, HubUnreachable)
    unknown = f"{url}?hostaddr=127.0.0.1&sslrootcert=system&sslmode=verify-full"
    with pytest.raises(HubProblem, match="did not prove"), connected(Address(unknown)):
        pass


def test_a_wrong_password_is_said_and_not_tried_again(server: Server) -> None:
    url = server.url().replace(server.password, "other")
    with (
        pytest.raises(HubProblem, match="does not let this login in") as told,
        connected(Address(url)),
    ):
        pass
    assert not isinstance(told.value, HubUnreachable)
    assert "other" not in told.value.detail
