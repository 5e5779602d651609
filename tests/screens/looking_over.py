# SPDX-License-Identifier: EUPL-1.2
"""What an attentive user would complain of: texts cut short, controls without a name or out of the keyboard's reach."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

INTERACTIVE = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QTabBar,
)


def cut_texts(window: QWidget) -> list[str]:
    """Labels and buttons that get less room than their text asks for, or that leave their parent's surface."""
    return [f"{_said(part)!r} has {part.width()} × {part.height()}" for part in _seen(window) if _is_cut(part)]


def over_the_side(window: QWidget) -> list[str]:
    """Areas that scroll downwards alone, and hold something wider than they are."""
    areas = [one for one in window.findChildren(QScrollArea) if one.isVisibleTo(window) and one.widget() is not None]
    return [
        f"{area.parentWidget().__class__.__name__} holds {area.widget().width()} in {area.viewport().width()}"
        for area in areas
        if area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        and area.widget().width() > area.viewport().width()
    ]


def nameless(window: QWidget) -> list[str]:
    """Controls of which a screen reader has nothing to say."""
    return [repr(part) for part in _controls(window) if not _name(part)]


def unreachable(window: QWidget) -> list[str]:
    """Controls that Tab never comes to."""
    return [_name(part) or repr(part) for part in _controls(window) if not _reached(part)]


def _seen(window: QWidget) -> Iterator[QLabel | QAbstractButton]:
    for part in window.findChildren(QWidget):
        if isinstance(part, QLabel | QAbstractButton) and part.isVisibleTo(window) and part.width():
            yield part


def _is_cut(part: QLabel | QAbstractButton) -> bool:
    text = part.text()
    if not text or _is_inner(part):
        return False
    if isinstance(part, QLabel) and part.wordWrap():
        return part.heightForWidth(part.width()) > part.height() + 1
    asked = part.sizeHint()
    if part.toolTip() and "…" in text:
        return False
    outside = part.parentWidget().rect().adjusted(-1, -1, 1, 1)
    return asked.width() > part.width() + 1 or asked.height() > part.height() + 1 or not outside.contains(_box(part))


def _box(part: QWidget) -> QRect:
    return part.geometry()


def _controls(window: QWidget) -> Iterator[QWidget]:
    for part in window.findChildren(QWidget):
        if isinstance(part, INTERACTIVE) and part.isVisibleTo(window) and part.isEnabled() and not _is_inner(part):
            yield part


def _is_inner(part: QWidget) -> bool:
    """Whether Qt made this control as a part of another (the cross of a field, the list of a combo, tab arrows)."""
    above = part.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QLineEdit | QComboBox | QAbstractSpinBox | QTabBar | QAbstractItemView | QScrollBar):
            return True
        above = above.parentWidget()
    return False


def _reached(part: QWidget) -> bool:
    if part.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        return True  # shows and does nothing
    if isinstance(part, QAbstractButton) and part.group() is not None and part.group().exclusive():
        return True  # the arrows move inside a group
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _name(part: QWidget) -> str:
    if isinstance(part, QAbstractButton):
        return part.accessibleName() or part.text()
    return part.accessibleName()


def _said(part: QLabel | QAbstractButton) -> str:
    return part.text() or part.accessibleName()
