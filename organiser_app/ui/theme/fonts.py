"""The program's own fonts in Qt: registered once, then asked for by step of the type scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from organiser_app import typefaces
from organiser_app.typefaces import Family
from organiser_app.ui.theme.metrics import Metrics, Text

_FALLBACKS = {
    Family.INTER: [Family.NOTO.qt_name, "Noto Sans", "sans-serif"],
    Family.INTER_DISPLAY: [Family.INTER.qt_name, Family.NOTO.qt_name, "sans-serif"],
    Family.SERIF: ["Noto Serif", Family.NOTO.qt_name, "serif"],
    Family.SERIF_DISPLAY: [Family.SERIF.qt_name, "Noto Serif", "serif"],
    Family.NOTO: ["sans-serif"],
}


@lru_cache(maxsize=1)
def register() -> int:
    """Give an application every face, cutting those that are missing; how many Qt took."""
    numbers = [QFontDatabase.addApplicationFont(str(path)) for path in typefaces.cut_all()]
    return sum(number >= 0 for number in numbers)


@lru_cache(maxsize=256)
def font(
    metrics: Metrics,
    text: Text = Text.BODY,
    weight: int = 400,
    family: Family = Family.INTER,
    *,
    tabular: bool = False,
) -> QFont:
    """The font of a step of the scale; `tabular` gives figures of one width, for columns.

    The font is shared: copy it before changing it.
    """
    made = QFont([family.qt_name, *_FALLBACKS[family]])
    made.setPixelSize(metrics.px(text.size))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
