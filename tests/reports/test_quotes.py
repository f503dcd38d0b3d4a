from __future__ import annotations

import pytest

from organiser_app.domain.values import QuotePermission
from organiser_app.reports.evidence import Evidence
from organiser_app.reports.render import Document, render
from organiser_app.reports.setter import QUOTE_LIMIT, Setter
from tests.reports import builders
from tests.reports.reading import text_of

FORBIDDEN = [permission for permission in QuotePermission if not permission.may_publish]


@pytest.mark.parametrize("permission", FORBIDDEN)
def test_words_without_permission_never_stand_in_a_report(permission: QuotePermission) -> None:
    secret = builders.quote("Xylophones quarrel beneath verandas.", permission=permission)
    project = builders.project(born_of=(secret,))
    figures = builders.full_year(quotes=(secret,), projects=(project,))
    for document in Document:
        text = text_of(render(document, figures))
        for word in ("Xylophones", "quarrel", "verandas"):
            assert word not in text


def test_permitted_words_stand_whole_and_exact() -> None:
    figures = builders.first_evening()
    assert "“They said it was condensation.”" in text_of(render(Document.LISTENING, figures))


def test_a_quote_names_nobody_and_no_house() -> None:
    said = builders.quote(
        permission=QuotePermission.NAMED, where="14 Kendal Road", name="Bill Hughes"
    )
    text = text_of(render(Document.LISTENING, builders.first_evening(quotes=(said,))))
    assert "Resident, Kendal Road, at the door" in text
    assert "14 Kendal" not in text
    assert "Hughes" not in text


def test_a_long_quote_is_cut_at_a_word_and_says_so() -> None:
    long = builders.quote("mould on every wall " * 250)
    text = text_of(render(Document.LISTENING, builders.first_evening(quotes=(long,))))
    assert "…”" in text
    assert "Shortened." in text
    assert "1 long quote was shortened for this report" in text


def test_a_quote_that_cannot_be_set_is_refused_and_counted() -> None:
    refused = (builders.quote("السكن رطب"), builders.quote("घर में नमी है"), builders.quote("🏚"))
    figures = builders.first_evening(quotes=(*refused, builders.quote()))
    text = text_of(render(Document.LISTENING, figures))
    assert "3 quotes that may be published are left out" in text
    assert "“They said it was condensation.”" in text


def test_a_quote_in_welsh_polish_or_greek_is_set() -> None:
    words = "Mae’r tŷ’n oer. Zażółć gęślą jaźń. Πάντα υγρό σπίτι."
    text = text_of(
        render(Document.LISTENING, builders.first_evening(quotes=(builders.quote(words),)))
    )
    assert "tŷ’n" in text
    assert "Zażółć" in text
    assert "σπίτι" in text


def test_quotation_marks_are_not_doubled() -> None:
    quote = Setter(Evidence()).quote(builders.quote("“They said so.”"))
    assert quote is not None
    assert quote.words == "They said so."


def test_blank_words_are_no_quote() -> None:
    assert Setter(Evidence()).quote(builders.quote(" \n ")) is None


def test_a_quote_is_never_longer_than_its_limit() -> None:
    quote = Setter(Evidence()).quote(builders.quote("a" * 5000))
    assert quote is not None
    assert len(quote.words) <= QUOTE_LIMIT
