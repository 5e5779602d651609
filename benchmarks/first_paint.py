# SPDX-License-Identifier: EUPL-1.2
"""A program that ends at the first paint of a window: ours, or a bare one; `benchmarks.starting` times it."""

import os
import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget


class AtFirstPaint(QObject):
    """Ends the application once a whole window has been painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt’s name
        """Look for the first paint of a window."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            QApplication.exit()
        return False


def show_bare() -> int:
    """Show a window with a word in it."""
    application = QApplication(sys.argv[:1])
    watcher = AtFirstPaint()
    application.installEventFilter(watcher)
    window = QMainWindow()
    window.setCentralWidget(QLabel("Bonjour"))
    window.resize(1093, 540)
    window.show()
    return application.exec()


def show_ours() -> int:
    """Show the window of the application, as its first opening."""
    from accomp_desktop.__main__ import main
    from accomp_desktop.ui.application import make_application

    application, _ = make_application()
    watcher = AtFirstPaint()
    application.installEventFilter(watcher)
    return main([])


if __name__ == "__main__":
    os._exit(show_bare() if sys.argv[1:] == ["bare"] else show_ours())  # taking everything down is not timed
