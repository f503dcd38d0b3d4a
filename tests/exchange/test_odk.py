"""The form for phones, and its submissions back as the listenings that they were."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import (
    ListeningInput,
    NextStepInput,
    PersonInput,
    StatementInput,
)
from organiser_app.domain.values import EntryRoad, ListeningKind, QuotePermission, StatementKind
from organiser_app.exchange import odk_export
from organiser_app.exchange.odk import Submissions, read_submissions
from organiser_app.exchange.xlsform import FORM_ID, FormField, converted, theme_choice, xlsform
from tests.exchange import odk_files as files

NOW = datetime(2026, 5, 14, 18, 0, tzinfo=UTC)
THEMES = {"housing": UUID(int=1), "young people": UUID(int=2)}
NAMED = [(theme_id, name) for name, theme_id in THEMES.items()]
FORM = "{http://www.w3.org/2002/xforms}"
DAMP = StatementInput(
    kind=StatementKind.CONCERN,
    words="damp, again",
    strength=5,
    themes=("housing",),
    quote="They said it was “condensation”.\nThat was all.",
    permission=QuotePermission.UNNAMED,
)


def listening(number: int = 1, **fields: object) -> ListeningInput:
    given: dict[str, object] = {
        "at": datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
        "where": "14 Kendal Road",
        "statements": (DAMP,),
        "entered": EntryRoad.IMPORT,
        "source": f"odk:{UUID(int=number)}",
    }
    return ListeningInput.model_validate(given | fields)


def full() -> ListeningInput:
    """A listening with an answer to every question."""
    return listening(
        kind=ListeningKind.HOUSE_MEETING,
        people=(PersonInput(name="Bill Hughes", is_new=True), PersonInput(name="Terri")),
        unnamed_present=3,
        language="Bengali",
        statements=(
            DAMP,
            StatementInput(kind=StatementKind.NEED, words="a lift", asked_before=True),
        ),
        next_steps=(NextStepInput(what="ring back", due_on=date(2026, 3, 9)),),
        note="works nights\ntry a weekend",
        privacy_notice=True,
    )


def central(folder: Path, listenings: Sequence[ListeningInput]) -> Path:
    """The zip that ODK Central gives."""
    main, repeat = files.central(listenings, THEMES)
    entries = {
        files.MAIN: files.table(main),
        files.REPEAT: files.table(repeat, files.REPEAT_COLUMNS),
        "media/photo.jpg": "no picture",
    }
    return files.zipped(folder / "export.zip", entries)


def kobo(folder: Path, listenings: Sequence[ListeningInput]) -> Path:
    """Two tables beside each other, as Kobo gives them."""
    main, repeat = files.kobo(listenings, THEMES)
    (folder / "listening_statements.csv").write_text(files.table(repeat, delimiter=";"), "utf-8")
    (folder / "listening.csv").write_text(files.table(main, delimiter=";"), "utf-8")
    return folder / "listening.csv"


def workbook(folder: Path, listenings: Sequence[ListeningInput]) -> Path:
    """The workbook that Kobo gives, with numbers and days in their own sort of cell."""
    main, repeat = files.kobo(listenings, THEMES)
    book = Workbook()
    for title, table in (("Listening in Larkmoor", main), ("statements", repeat)):
        sheet = book.create_sheet(title)
        for row in ([list(table[0])] if table else []) + [list(each.values()) for each in table]:
            sheet.append([int(cell) if cell.isdecimal() else cell or None for cell in row])
    sheet.parent.worksheets[1]["I2"] = datetime(2026, 3, 9)
    book.save(folder / "export.xlsx")
    return folder / "export.xlsx"


def read(file: Path) -> Submissions:
    return read_submissions(file, NAMED, NOW)


def refused(file: Path) -> str:
    with pytest.raises(InvalidInput) as refusal:
        read(file)
    return refusal.value.message


def test_the_form_is_converted_and_asks_every_question() -> None:
    xform = ET.fromstring(converted(xlsform(NAMED, "Larkmoor")))  # noqa: S314 - our own
    binds = {each.get("nodeset", "").rsplit("/", 1)[-1] for each in xform.iter(f"{FORM}bind")}
    groups = {each.get("nodeset", "").rsplit("/", 1)[-1] for each in xform.iter(f"{FORM}repeat")}
    assert groups == {FormField.STATEMENTS}
    assert binds - {"instanceID"} == set(FormField) - {FormField.STATEMENTS}


def test_the_form_offers_the_themes_of_the_codebook_by_their_ids() -> None:
    text = converted(xlsform(NAMED, "Larkmoor"))
    for theme_id, name in NAMED:
        assert theme_choice(theme_id) in text
        assert name in text
    assert FORM_ID in text


def test_the_names_of_themes_may_hold_anything() -> None:
    odd = [(UUID(int=7), "=1+1 ${x} <b>&\x00\x1f"), (UUID(int=8), "\t"), (UUID(int=9), "x" * 500)]
    assert "=1+1 $ {x} &lt;b&gt;" in converted(xlsform(odd, "${patch}"))


def test_a_log_without_themes_has_a_form_without_that_question() -> None:
    assert FormField.THEMES not in converted(xlsform((), "Larkmoor"))


def test_another_codebook_makes_another_version_of_the_form() -> None:
    def version(themes: Sequence[tuple[UUID, str]]) -> str:
        xform = ET.fromstring(converted(xlsform(themes, "Larkmoor")))  # noqa: S314 - our own
        return next(each.get("version", "") for each in xform.iter(f"{FORM}data"))

    assert version(NAMED) == version(NAMED)
    assert version(NAMED) != version(NAMED[:1])


@pytest.mark.parametrize("export", [central, kobo, workbook])
def test_every_answer_comes_back(
    export: Callable[[Path, Sequence[ListeningInput]], Path], tmp_path: Path
) -> None:
    sent = [full(), listening(2)]
    assert read(export(tmp_path, sent)) == Submissions(tuple(sent), ())


def test_a_submission_is_the_same_from_either_server(tmp_path: Path) -> None:
    one, other = read(central(tmp_path, [full()])), read(kobo(tmp_path, [full()]))
    assert one.listenings[0].source == other.listenings[0].source


_WORDS = st.text('abc d’é,;"#!:-', min_size=1, max_size=20).map(str.strip).filter(bool)
_STATEMENTS = st.builds(
    StatementInput,
    kind=st.sampled_from(StatementKind),
    words=_WORDS,
    strength=st.none() | st.integers(1, 5),
    themes=st.lists(st.sampled_from(sorted(THEMES)), unique=True).map(tuple),
    quote=st.just("") | _WORDS,
    permission=st.sampled_from(QuotePermission),
    asked_before=st.booleans(),
)
_LISTENINGS = st.builds(
    listening,
    number=st.integers(1, 2**32),
    kind=st.sampled_from([kind for kind in ListeningKind if kind is not ListeningKind.SURVEY]),
    at=st.datetimes(
        datetime(2020, 1, 1),
        datetime(2030, 1, 1),
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=1))]),
    ).map(lambda moment: moment.replace(microsecond=0)),
    where=st.just("") | _WORDS,
    people=st.lists(
        st.builds(
            PersonInput, name=st.sampled_from(["Bill Hughes", "Terri"]), is_new=st.booleans()
        ),
        max_size=2,
        unique_by=lambda person: person.name,
    ).map(tuple),
    unnamed_present=st.integers(0, 999),
    language=st.sampled_from(["", "Bengali"]),
    statements=st.lists(_STATEMENTS, max_size=3).map(tuple),
    next_steps=st.lists(
        st.builds(NextStepInput, what=_WORDS, due_on=st.none() | st.dates()), max_size=1
    ).map(tuple),
    note=st.just("") | _WORDS,
    privacy_notice=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_LISTENINGS, min_size=1, max_size=3, unique_by=lambda each: each.source))
def test_whatever_the_form_can_say_comes_back_as_it_was(
    tmp_path: Path, sent: list[ListeningInput]
) -> None:
    assert read(central(tmp_path, sent)) == Submissions(tuple(sent), ())


def test_a_theme_that_was_merged_since_counts_as_the_other(tmp_path: Path) -> None:
    renamed = [(THEMES["housing"], "homes"), (THEMES["young people"], "homes")]
    found = read_submissions(central(tmp_path, [full()]), renamed, NOW)
    assert found.listenings[0].statements[0].themes == ("homes",)


def test_a_bad_row_leaves_its_submission_out_whole_and_is_named(tmp_path: Path) -> None:
    main, repeat = files.central([full(), listening(2), listening(3), listening(4)], THEMES)
    repeat[1]["statement_kind"] = "Moan"
    main[1]["heard_at"] = "soon"
    main[2]["ReviewState"] = "rejected"
    main.append(main[3])
    repeat.append({**repeat[0], "PARENT_KEY": "uuid:gone"})
    entries = {files.MAIN: files.table(main), files.REPEAT: files.table(repeat)}
    found = read(files.zipped(tmp_path / "export.zip", entries))
    assert [each.source for each in found.listenings] == [f"odk:{UUID(int=4)}"]
    told = [(each.file, each.line, each.reason) for each in found.unread]
    assert told == [
        (files.REPEAT, 11, "the submission that it belongs to is not there"),
        (
            files.MAIN,
            2,
            f"line 4 of {files.REPEAT}: “Moan” is no choice of the form; export values, not labels",
        ),
        (files.MAIN, 4, "“soon” is no date that can be read"),
        (files.MAIN, 5, "it was rejected on the server"),
        (files.MAIN, 7, "the same submission stands above it"),
    ]


def test_a_theme_of_another_log_is_said(tmp_path: Path) -> None:
    found = read_submissions(central(tmp_path, [full()]), NAMED[1:], NOW)
    assert "form is of another log" in found.unread[0].reason


def test_a_file_that_is_no_export_is_refused_with_what_to_do(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("name,age\nx,1\n")
    assert "no column “heard_at”" in refused(other)
    main, _ = files.central([full()], THEMES)
    other.write_text(files.table(main))
    assert "other-statements.csv" in refused(other)


def test_a_broken_zip_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "export.zip"
    broken.write_bytes(central(tmp_path, [full()]).read_bytes()[:200])
    assert "cannot be unpacked" in refused(broken)


def test_a_zip_that_holds_too_much_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = files.zipped(tmp_path / "export.zip", {"a.csv": "0" * 3_000_000})
    assert bomb.stat().st_size < 10_000
    monkeypatch.setattr(odk_export, "MOST_BYTES", 1_000_000)
    assert "Nothing was unpacked" in refused(bomb)


def test_the_names_in_a_zip_are_never_paths(tmp_path: Path) -> None:
    main, repeat = files.central([full()], THEMES)
    entries = {f"../../{files.MAIN}": files.table(main), f"/{files.REPEAT}": files.table(repeat)}
    inner = tmp_path / "inner"
    inner.mkdir()
    export = files.zipped(inner / "export.zip", entries)
    assert read(export).listenings == (full(),)
    assert [each.name for each in tmp_path.rglob("*")] == ["inner", "export.zip"]


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "export.xlsx").write_text("no workbook")
    assert "no workbook" in refused(tmp_path / "export.xlsx")
    files.zipped(tmp_path / "export.xlsx", {"a.txt": "no workbook"})
    assert "no workbook" in refused(tmp_path / "export.xlsx")


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    export = central(tmp_path, [full()])
    data = bytearray(export.read_bytes())
    with zipfile.ZipFile(export) as archive:
        start = archive.getinfo(files.MAIN).header_offset
    directory = data.index(b"PK\x01\x02")
    data[start + 6] |= 1
    data[directory + 8] |= 1
    export.write_bytes(bytes(data))
    assert "without a password" in refused(export)
