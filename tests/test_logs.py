"""The diagnostic file says what went wrong and where, and never to whom."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from organiser_app import logs
from organiser_app.domain.ids import Ids

LOG = logging.getLogger("organiser_app.services.listen")


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    handler = logs.start(tmp_path / "state")
    yield tmp_path / "state" / logs.FILE_NAME
    logs.stop(handler)


def raise_in_our_module() -> None:
    """Fail inside `Ids`, whose clock here knows a resident's name."""

    def clock() -> None:
        raise ValueError("Bill Hughes, 14 Kendal Road")

    Ids(clock)()  # type: ignore[arg-type]  # a clock that fails is what is wanted


def test_a_sentence_of_ours_is_written_with_its_level_and_module(written: Path) -> None:
    LOG.info("The log is open.")
    assert written.read_text("utf-8").endswith(
        "INFO organiser_app.services.listen: The log is open.\n"
    )


def test_numbers_are_written_and_words_are_not(written: Path) -> None:
    LOG.warning("%d rows of %s took %.1f s", 12, "Bill Hughes", 0.25)
    text = written.read_text("utf-8")
    assert "12 rows of … took 0.2 s" in text
    assert "Bill" not in text


def test_values_given_by_name_are_not_written(written: Path) -> None:
    LOG.warning("heard %(name)s", {"name": "Bill Hughes"})
    assert written.read_text("utf-8").endswith("heard %(name)s\n")


def test_a_sentence_that_wants_a_number_and_got_a_word_is_written_bare() -> None:
    record = logging.LogRecord("log", logging.INFO, "x.py", 1, "%d rows", ("Bill Hughes",), None)
    assert logs.ImpersonalFormatter().format(record).endswith("log: %d rows")


def test_a_fault_is_written_by_kind_and_by_our_own_frames_alone(written: Path) -> None:
    try:
        raise_in_our_module()
    except ValueError:
        LOG.exception("The listening was not saved.")
    text = written.read_text("utf-8")
    assert "builtins.ValueError" in text
    assert "organiser_app.domain.ids:" in text
    assert " in __call__" in text
    assert "Bill" not in text
    assert "Kendal" not in text
    assert "raise_in_our_module" not in text
    assert str(Path(__file__).parent) not in text


def test_what_led_to_a_fault_is_named_too() -> None:
    try:
        try:
            raise_in_our_module()
        except ValueError as problem:
            raise RuntimeError("for Terri") from problem
    except RuntimeError as fault:
        kinds = [line for line in logs.describe_fault(fault).splitlines() if "builtins" in line]
        assert kinds == ["  builtins.RuntimeError", "  builtins.ValueError"]


def test_other_libraries_are_not_written(written: Path) -> None:
    logging.getLogger("sqlalchemy.engine").error("INSERT INTO resident VALUES ('Bill Hughes')")
    assert written.read_text("utf-8") == ""


def test_the_file_turns_over_before_it_is_large(written: Path) -> None:
    for _ in range(logs.LARGEST_BYTES // 1_000 + 1):
        LOG.info("x" * 1_000)
    assert written.stat().st_size <= logs.LARGEST_BYTES
    assert written.with_name(logs.FILE_NAME + ".1").exists()


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, where the folder should be")
    handler = logs.start(tmp_path / "state")
    LOG.info("The log is open.")
    logs.stop(handler)
    assert isinstance(handler, logging.NullHandler)


def test_a_fault_nobody_caught_is_written_and_shown(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: shown.append(fault[0]))
    monkeypatch.setattr(threading, "excepthook", lambda fault: shown.append(fault.exc_type))
    logs.catch_faults()

    fault = ValueError("Bill Hughes")
    sys.excepthook(ValueError, fault, None)
    thread = threading.Thread(target=raise_in_our_module)
    thread.start()
    thread.join()

    assert shown == [ValueError, ValueError]
    text = written.read_text("utf-8")
    assert "A fault reached the top." in text
    assert "A fault ended a thread." in text
    assert "Bill" not in text
