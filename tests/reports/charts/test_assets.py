"""The picture of what is strong here: counts and names, and never a resident's."""

from __future__ import annotations

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from organiser_app.domain.asset_figures import AssetFigures, UsedAsset, WeekFigure
from organiser_app.domain.relationship_values import GiftKind
from organiser_app.domain.rules.assets import WHOLE_WEEK, PartOfDay, WeekTime
from organiser_app.reports.charts.assets import assets_figure, assets_height

TUESDAY = WeekTime(1, PartOfDay.MORNING)
STRONG = AssetFigures(
    patch="Larkmoor",
    gifts=((GiftKind.SKILL, 20), (GiftKind.TOOL, 2), (GiftKind.TIME, 9), (None, 0)),
    givers=24,
    taken_up=7,
    groups=(UsedAsset("Choir", "Tuesdays", used=True),),
    spaces=(UsedAsset("St Oswin’s hall", "weekdays", used=False),),
    week=tuple(
        WeekFigure(time, 3 if time == TUESDAY else 0, int(time.part), int(time.day == 4))
        for time in sorted(WHOLE_WEEK)
    ),
)


def said(figure: Figure) -> list[str]:
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def test_gifts_groups_places_and_the_week_are_told() -> None:
    words = said(assets_figure(STRONG))
    for told in ("Skills", "20", "Choir", "St Oswin’s hall, not used", "Tue", "Evening", "3"):
        assert told in words


def test_small_counts_are_put_together_for_a_report() -> None:
    words = said(assets_figure(STRONG, least=5))
    assert "Tools · Time" in words
    assert "11" in words
    assert "2" not in words
    assert "few" in words
    assert "3" not in words


def test_where_all_are_few_no_count_is_told() -> None:
    few = AssetFigures(gifts=((GiftKind.TOOL, 3), (None, 1)))
    words = said(assets_figure(few, least=5))
    assert "Too few to tell without giving anybody away." in words
    assert not {"3", "1", "4"} & set(words)


def test_every_part_of_the_week_is_a_mark() -> None:
    figure = assets_figure(STRONG)
    marks = {line.get_gid() for axes in figure.axes for line in axes.lines} - {None}
    assert len(marks) == 21
    assert "1.0" in marks


def test_no_words_lie_over_others_and_all_have_room() -> None:
    many = tuple(UsedAsset(f"Place with quite a long name {n}", "", used=False) for n in range(20))
    crowded = AssetFigures(
        gifts=tuple((kind, 100) for kind in (*GiftKind, None)),
        groups=many,
        spaces=many,
        week=tuple(WeekFigure(time, 120, 1, 1) for time in sorted(WHOLE_WEEK)),
    )
    figure = assets_figure(crowded)
    FigureCanvasAgg(figure)
    boxes = [text.get_window_extent() for axes in figure.axes for text in axes.texts]
    for one, other in combinations(boxes, 2):
        across = min(one.x1, other.x1) - max(one.x0, other.x0)
        up = min(one.y1, other.y1) - max(one.y0, other.y0)
        assert across <= 0 or up <= 1
    assert min(box.y0 for box in boxes) >= 0
    assert max(box.x1 for box in boxes) <= 483
    assert assets_height(crowded) > assets_height(STRONG)


def test_a_patch_of_which_nothing_is_known_has_its_picture() -> None:
    assert "Gifts offered" in said(assets_figure(AssetFigures()))
