"""The machine is looked at before anything is installed, and what is missing is named."""

from __future__ import annotations

from organiser_app.system_check import (
    QT_LIBRARIES,
    X11_LIBRARIES,
    libraries_wanted,
    library_problem,
    problem,
    python_problem,
)


def always(_name: str) -> bool:
    """Stand for a machine on which everything is there."""
    return True


def test_an_old_python_is_named_with_what_to_do() -> None:
    said = python_problem((3, 9, 2), always)
    assert "3.11 or newer" in said
    assert "3.9.2" in said
    assert "make PYTHON=" in said


def test_python_without_environments_names_the_package() -> None:
    said = python_problem((3, 12, 1), lambda name: name != "ensurepip")
    assert "sudo apt-get install python3-venv" in said


def test_a_sound_python_is_passed_in_silence() -> None:
    assert python_problem((3, 11, 0), always) == ""


def test_missing_libraries_are_named_with_the_commands_that_install_them() -> None:
    absent = {"libEGL.so.1", "libxcb-cursor.so.0"}
    said = library_problem({**QT_LIBRARIES, **X11_LIBRARIES}, lambda name: name not in absent)
    assert "libEGL.so.1, libxcb-cursor.so.0" in said
    assert "sudo apt-get install libegl1 libxcb-cursor0\n" in said
    assert said.endswith("sudo dnf install libglvnd-egl xcb-util-cursor")


def test_a_package_that_holds_two_missing_libraries_is_named_once() -> None:
    said = library_problem(X11_LIBRARIES, lambda name: "randr" not in name and "shape" not in name)
    assert said.endswith("sudo dnf install libxcb")


def test_nothing_missing_is_passed_in_silence() -> None:
    assert library_problem(QT_LIBRARIES, always) == ""


def test_the_libraries_of_x11_are_asked_for_only_where_there_is_a_screen() -> None:
    assert "libxcb-cursor.so.0" not in libraries_wanted("linux", {})
    assert "libxcb-cursor.so.0" in libraries_wanted("linux", {"DISPLAY": ":0"})


def test_elsewhere_than_on_linux_qt_brings_all_it_needs() -> None:
    assert libraries_wanted("darwin", {"DISPLAY": ":0"}) == {}


def test_the_machine_that_runs_these_tests_is_fit() -> None:
    assert problem() == ""
