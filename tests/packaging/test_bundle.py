"""The bundle does the whole way on its own: a log, a report, a check, a window.

Building it takes a minute or two, so that `make test` leaves it to the gate on a fresh machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from organiser_app import __version__
from tests.architecture.house import PROJECT
from tests.sync.card_photos import as_file, photo

pytestmark = pytest.mark.skipif(
    os.environ.get("ORGANISER_BUNDLE") != "1",
    reason="the bundle takes minutes to build; ORGANISER_BUNDLE=1 asks for it",
)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a program built from this checkout."""
    built = tmp_path_factory.mktemp("bundle")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    folders = ["--distpath", str(built / "dist"), "--workpath", str(built / "work")]
    subprocess.run([*command, *folders, "build.spec"], cwd=PROJECT, check=True)
    return built / "dist" / "organiser"


@pytest.fixture(scope="module")
def sample(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample log, made by the bundle."""
    folder = tmp_path_factory.mktemp("sample")
    run(bundle, "demo", str(folder), "--size", "patch", "--seed", "1")
    (log,) = folder.glob("*.olog")
    return log


def run(bundle: Path, *arguments: str) -> str:
    """What the bundled program prints, with no Python, no home and no screen to lean on."""
    home = bundle.parent / "home"
    home.mkdir(exist_ok=True)
    ran = subprocess.run(
        [str(bundle / "organiser"), *arguments],
        cwd=home,
        env={
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "ORGANISER_PASSPHRASE": "sample patch",
            "PATH": "/usr/bin:/bin",
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_it_says_which_version_it_is(bundle: Path) -> None:
    assert __version__ in run(bundle, "--version")


def test_it_brings_its_licence_and_its_typefaces(bundle: Path) -> None:
    assert (bundle / "_internal" / "LICENSE").is_file()
    assert list((bundle / "_internal" / "resources" / "typefaces").glob("*.ttf"))


@pytest.mark.parametrize("name", ["fontpkg*", "hypothesis", "mypy", "pytest"])
def test_it_leaves_the_workshop_behind(bundle: Path, name: str) -> None:
    assert list((bundle / "_internal").glob(name)) == []


def test_a_log_it_made_is_sound(bundle: Path, sample: Path) -> None:
    run(bundle, "check", str(sample))
    assert json.loads(run(bundle, "stats", str(sample), "--json"))


def test_it_writes_a_report(bundle: Path, sample: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "report.pdf"
    run(bundle, "report", str(sample), "--template", "listening", "-o", str(pdf))
    assert pdf.read_bytes().startswith(b"%PDF")


def test_it_reads_a_card_off_a_picture(bundle: Path, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "mo.jpg").write_bytes(as_file(photo(), "JPEG"))
    said = run(bundle, "member", str(sample), "add", str(tmp_path / "mo.jpg"))
    assert "Added Mo Haddad, who is not confirmed yet." in said


def test_its_window_opens_a_log_paints_and_leaves_the_backup_of_the_day(
    bundle: Path, sample: Path
) -> None:
    backups = sample / "backups"
    assert list(backups.glob("*.obackup")) == []
    run(bundle, str(sample), "--quit-after-paint")
    (backup,) = backups.glob("*.obackup")
    assert backup.stat().st_size > (sample / "log.db").stat().st_size // 2
