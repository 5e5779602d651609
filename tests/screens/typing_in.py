# SPDX-License-Identifier: EUPL-1.2
"""Answers given as a hand gives them: typed, picked by their words, lit, pasted; never set behind the editor."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from accomp_desktop.ui.editors import Editor
from accomp_desktop.ui.editors.months import MonthsEditor
from accomp_desktop.ui.editors.options import ChoiceEditor
from accomp_desktop.ui.editors.typed import LineEditor


class Form(Protocol):
    """What gives the editor of a field."""

    def editor(self, key: str) -> Editor: ...


def type_in(form: Form, answers: Mapping[str, str]) -> None:
    """Give answers in the words of the screen."""
    for key, words in answers.items():
        answer(form.editor(key), words)


def answer(editor: Editor, words: str) -> None:
    """Give one answer; twelve months are pasted as a spreadsheet copies them."""
    match editor:
        case MonthsEditor():
            QApplication.clipboard().setText(words)
            QTest.mouseClick(editor.pasting, Qt.MouseButton.LeftButton)
        case ChoiceEditor():
            rank = editor.box.findText(words)
            assert rank >= 0, words
            editor.box.setCurrentIndex(rank)
            editor.box.activated.emit(rank)
        case LineEditor() if words.isascii():
            editor.line.clear()
            QTest.keyClicks(editor.line, words)
            editor.line.editingFinished.emit()
        case LineEditor():  # `keyClicks` does not know accents
            editor.line.setText(words)
            editor.line.textEdited.emit(words)
        case _:
            [button] = [one for one in editor.findChildren(QPushButton) if one.text() == words]
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
