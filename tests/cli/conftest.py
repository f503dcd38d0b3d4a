"""The command line in the test's own process: words go in, an exit code and output come out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from organiser_app.cli.passphrase import VARIABLE
from organiser_app.cli.program import main
from organiser_app.domain.inputs import SetUpInput
from organiser_app.services.new_log import new_log
from organiser_app.store.log import Surroundings
from tests.store_fixtures import PASSPHRASE, surroundings


@dataclass(frozen=True)
class Ran:
    """What became of one command."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, Any]:
        """The answer, where JSON was asked for."""
        facts = json.loads(self.out)
        assert isinstance(facts, dict)
        return facts


Organiser = Callable[..., Ran]


@pytest.fixture
def organiser(
    around: Surroundings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Organiser:
    """Run the command with those words, the passphrase in the environment."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)

    def run(*words: str | Path) -> Ran:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words], around)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed log that is somebody's, for copying."""
    path = tmp_path_factory.mktemp("set up") / "Kendal.olog"
    new_log(path, PASSPHRASE, SetUpInput(organiser="Ana", patch="Kendal"), surroundings()).close()
    return path


@pytest.fixture
def kendal(set_up_once: Path, tmp_path: Path) -> Path:
    """The folder of a closed log of the test's own, where nothing was heard yet."""
    path = tmp_path / "Kendal.olog"
    shutil.copytree(set_up_once, path)
    return path


@pytest.fixture(scope="session")
def withymere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample patch, made once by the command; tests only read it."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(VARIABLE, PASSPHRASE)
        assert main(["demo", str(folder)], surroundings()) == 0
    (made,) = folder.iterdir()
    return made
