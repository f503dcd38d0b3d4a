"""The house seen from the street: what lies at the top, what the README says, what is named."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterable

import pytest

from organiser_app.cli.parser import command_names
from tests.architecture.house import PROJECT

AT_THE_TOP = frozenset(
    """
    .ci .gitignore CHANGELOG.md LICENSE Makefile README.md build.spec docs migrations organiser_app
    pyproject.toml requirements.lock resources tests
    """.split()  # noqa: SIM905 (names are easier to read without their marks)
)

REGISTRIES = re.compile(
    r"(?:pypi|pythonhosted|npmjs|debian|ubuntu|fedoraproject)\.(?:org|com)/?|--(?:extra-)?index-url\s"
)


def committed() -> list[str]:
    """The files under version control; the tree itself may hold what is still being written."""
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={PROJECT}", "ls-files", "-z"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is no checkout, so what is committed cannot be told")
    return [name for name in listed.stdout.split("\0") if (PROJECT / name).is_file()]


def strangers(names: Iterable[str]) -> set[str]:
    """What lies at the top and should not."""
    return {name.split("/")[0] for name in names} - AT_THE_TOP


def registries_named(text: str) -> list[str]:
    """The addresses of package registries in `text`."""
    return REGISTRIES.findall(text)


def unlisted(dependencies: Iterable[str], readme: str) -> list[str]:
    """The dependencies that no row of the README's table begins with."""
    names = [re.split(r"[<>=;\[ ]", dependency)[0] for dependency in dependencies]
    return [name for name in names if f"| {name} |" not in readme]


def dependencies() -> list[str]:
    """All that pyproject.toml asks for, the tools of the gate too."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"]]


def test_nothing_strange_lies_at_the_top() -> None:
    assert strangers(committed()) == set()


def test_a_stranger_at_the_top_is_found() -> None:
    assert strangers(["README.md", "notes/today.txt"]) == {"notes"}


def test_no_committed_file_names_a_registry() -> None:
    naming = [
        name
        for name in committed()
        if registries_named((PROJECT / name).read_text("utf-8", errors="replace"))
    ]
    assert naming == []


@pytest.mark.parametrize("line", ["https://{}.org/simple", "pip install {}-url x"])
def test_a_registry_that_is_named_is_found(line: str) -> None:
    assert registries_named(line.format("pypi" if "simple" in line else "--index"))


def test_the_readme_lists_every_dependency() -> None:
    assert unlisted(dependencies(), (PROJECT / "README.md").read_text("utf-8")) == []


def test_a_dependency_that_the_readme_forgets_is_found() -> None:
    assert unlisted(["ruff>=0.17", "mypy>=2"], "| ruff | MIT | lint |") == ["mypy"]


def test_the_readme_says_what_each_command_does() -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    assert [name for name in command_names() if f"| `organiser {name} " not in readme] == []


def test_the_lock_holds_every_dependency_and_its_hashes() -> None:
    lock = (PROJECT / "requirements.lock").read_text("utf-8").lower()
    names = [re.split(r"[<>=;\[ ]", dependency)[0].lower() for dependency in dependencies()]
    assert [name for name in names if f"\n{name}==" not in lock] == []
    assert "--hash=sha256:" in lock
