"""A card on a picture, by keyboard and by hand: chosen, pasted, dropped, and not confirmed yet."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from organiser_app.store.log import Log
from organiser_app.store.queries.home import drafts
from organiser_app.sync.card_files import card_on_picture, text_in_file
from organiser_app.sync.cards import card_picture, card_text
from organiser_app.sync.keys import fingerprint_words
from organiser_app.sync.team import TeamMember, team
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.form_draft import FormDraft
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.adding import AddMemberDialog
from organiser_app.ui.pages.team.confirming import ConfirmDialog
from organiser_app.ui.pages.team.own_card import OwnCard, OwnCardDialog
from tests.sync.card_photos import BETH, MO, as_file, drawn, on_a_desk, photo
from tests.ui.lists import with_keyboard
from tests.ui.pages.dialogs import in_dialog, leaving_dialog

LINE = card_text(MO)


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> AddMemberDialog:
    """The dialog by itself, with the keyboard in its field."""
    made = AddMemberDialog(desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def only(log: Log) -> TeamMember:
    (known,) = log.read(team)
    return known


def as_image(picture: Image.Image) -> QImage:
    return QImage.fromData(as_file(picture))


def copied(*, picture: QImage | None = None, text: str = "", files: tuple[Path, ...] = ()) -> None:
    """Put something on the clipboard."""
    QGuiApplication.clipboard().setMimeData(carried(picture=picture, text=text, files=files))


def carried(
    *, picture: QImage | None = None, text: str = "", files: tuple[Path, ...] = ()
) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if picture is not None:
        data.setImageData(picture)
    if files:
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def paste(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def below(dialog: AddMemberDialog) -> str:
    """What is said below the field."""
    return dialog.card._below.text()


def drop(dialog: AddMemberDialog | TeamPage, data: QMimeData) -> bool:
    """Drop something beside the field, or on the page; whether it may be."""
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *held)
    entering.ignore()
    dialog.dragEnterEvent(entering)
    if entering.isAccepted():
        dialog.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *held))
    return entering.isAccepted()


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_the_card_that_the_window_shows_is_read_off_a_picture_of_the_window(
    desk: Desk, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    own = OwnCard(MO, fingerprint_words(MO.keys), card_picture(MO, "png"))
    shown = OwnCardDialog(desk, own)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    seen = tmp_path / f"window.{kind}"
    assert shown.grab().save(str(seen))
    assert text_in_file(seen) == LINE
    (code,) = (each for each in shown.findChildren(QLabel) if not each.pixmap().isNull())
    with Image.open(seen) as window:
        file = io.BytesIO()
        window.convert("L").rotate(11, expand=True, fillcolor=200).save(file, "PNG")
    assert code.pixmap().width() < 250  # no more than three pixels a square
    assert card_on_picture(file.getvalue()) == LINE


def test_a_photo_is_pasted_by_keyboard_and_goes_on_to_the_words(
    page: TeamPage, owned_log: Log, qtbot: QtBot
) -> None:
    copied(picture=as_image(photo()))
    filled: list[str] = []

    def use(dialog: AddMemberDialog) -> None:
        paste(dialog.card.box, qtbot)
        filled.append(dialog.card.text())
        leaving_dialog(ConfirmDialog, ConfirmDialog.reject)

    in_dialog(AddMemberDialog, use)
    qtbot.keyClick(with_keyboard(page.overview.members.list, qtbot), Qt.Key.Key_N)
    assert filled == [LINE]
    assert (only(owned_log).name, only(owned_log).is_trusted) == (MO.name, False)
    assert owned_log.read(drafts) == ()


def test_a_picture_of_a_card_is_chosen_as_its_file_is(
    dialog: AddMemberDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "IMG 7.jpeg"
    file.write_bytes(as_file(photo(), "JPEG"))
    offered: list[str] = []

    def choose(*asked: object) -> tuple[str, str]:
        offered.append(str(asked[-1]))
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    qtbot.keyClick(dialog.card.box, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.card.text() == LINE)  # the button is pressed for a moment
    assert "*.jpeg" in offered[0]


def test_a_copied_file_is_pasted_wherever_the_keyboard_is(
    dialog: AddMemberDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "mo.png"
    file.write_bytes(as_file(drawn()))
    copied(files=(file,), text=file.as_uri())
    dialog.from_file.setFocus()
    paste(dialog.from_file, qtbot)
    assert dialog.card.text() == LINE


def test_words_are_pasted_as_they_were_also_with_a_picture_of_them_beside(
    dialog: AddMemberDialog, qtbot: QtBot
) -> None:
    copied(text=f"Hello, {LINE} Mo", picture=as_image(drawn(BETH)))
    paste(dialog.card.box, qtbot)
    assert dialog.card.text() == f"Hello, {LINE} Mo"


def test_files_and_pictures_are_dropped_beside_the_field_and_nothing_else(
    dialog: AddMemberDialog, tmp_path: Path
) -> None:
    file = tmp_path / "mo.txt"
    file.write_text(LINE, encoding="utf-8")
    assert drop(dialog, carried(files=(file,)))
    assert dialog.card.text() == LINE
    assert drop(dialog, carried(picture=as_image(drawn(BETH))))
    assert dialog.card.text() == card_text(BETH)
    assert not drop(dialog, carried(text="hello"))
    assert not drop(dialog, carried(picture=QImage()))


@pytest.mark.parametrize("as_file_of", ["mo.PNG", ""])
def test_a_picture_of_a_card_that_is_dropped_on_the_page_is_read_to_be_added(
    page: TeamPage, tmp_path: Path, as_file_of: str, qtbot: QtBot
) -> None:
    data = carried(picture=as_image(photo()))
    if as_file_of:
        file = tmp_path / as_file_of
        file.write_bytes(as_file(photo()))
        data = carried(files=(file,))
    begun = FormDraft(question="Whose?", fields={"card": "what was begun before"})
    page.desk.keep_draft(page.desk.log.work().new_id(), Form.TEAM_CARD, begun.body())
    read: list[str] = []
    assert drop(page, data)
    leaving_dialog(AddMemberDialog, lambda dialog: read.append(dialog.card.text()))
    qtbot.waitUntil(lambda: bool(read))
    assert read == [LINE]
    letter = tmp_path / "letter.txt"
    assert not drop(page, carried(files=(letter, tmp_path / "mo.png")))


def test_a_file_is_dropped_on_the_field_itself(dialog: AddMemberDialog, tmp_path: Path) -> None:
    file = tmp_path / "mo.png"
    file.write_bytes(as_file(drawn()))
    data = carried(files=(file,))
    assert dialog.card.box.canInsertFromMimeData(data)
    dialog.card.box.insertFromMimeData(data)
    assert dialog.card.text() == LINE


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        (Image.new("L", (300, 200), 90), "No QR code can be read on this picture."),
        (on_a_desk(drawn(), drawn(BETH)), "There are several cards on this picture."),
    ],
)
def test_a_picture_without_one_card_is_spoken_of_below_and_what_was_typed_stays(
    dialog: AddMemberDialog, qtbot: QtBot, picture: Image.Image, said: str
) -> None:
    hint = below(dialog)
    dialog.card.set_text("Mo said it comes today")
    copied(picture=as_image(picture))
    paste(dialog.card.box, qtbot)
    assert said in below(dialog)
    assert dialog.card.text() == "Mo said it comes today"
    copied(picture=as_image(drawn()))
    paste(dialog.card.box, qtbot)
    assert (below(dialog), dialog.card.text()) == (hint, LINE)


def test_what_is_no_picture_and_what_is_gone_is_told_in_the_dialog(
    dialog: AddMemberDialog, tmp_path: Path
) -> None:
    (tmp_path / "torn.png").write_bytes(as_file(drawn())[:90])
    dialog.take((tmp_path / "torn.png",))
    assert "damaged" in below(dialog)
    (tmp_path / "typed.png").write_text("hello", encoding="utf-8")
    dialog.take((tmp_path / "typed.png",))
    assert dialog.card.text() == "hello"
    dialog.accept()
    assert "This is no member's card." in below(dialog)
    dialog.take((tmp_path / "gone.png",))
    assert "gone.png cannot be used" in below(dialog)
    dialog.take((tmp_path / "torn.png", tmp_path / "typed.png"))
    assert below(dialog) == "One card at a time: hand in a single file."
    assert dialog.isVisible()


def test_a_see_through_picture_is_pasted_on_white(dialog: AddMemberDialog, qtbot: QtBot) -> None:
    ink = drawn().point(lambda shade: 255 - shade)
    seen_through = Image.new("RGBA", ink.size, (0, 0, 0, 0))
    seen_through.putalpha(ink)
    copied(picture=as_image(seen_through))
    paste(dialog.card.box, qtbot)
    assert dialog.card.text() == LINE
