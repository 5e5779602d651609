# SPDX-License-Identifier: EUPL-1.2
"""Marks by which the style sheet knows a widget (`look`, `tone`, `stage`, `invalid`)."""

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from accomp_desktop.ui.theme import scale


def dress(widget: QWidget, **marks: str | bool) -> None:
    """Mark a widget and let the style sheet look at it, and at what it holds, again."""
    for mark, value in marks.items():
        widget.setProperty(mark, value)
    for part in (widget, *widget.findChildren(QWidget)):
        part.style().unpolish(part)
        part.style().polish(part)


def spaced(layout: QBoxLayout, gap: str = "close", around: str | None = None) -> None:
    """Set a layout's gap and margins by their names in the scale; no margin unless one is named."""
    margin = scale().space[around] if around else 0
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(scale().space[gap])


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        held = item.widget()
        if held is not None:
            held.hide()
            held.deleteLater()
