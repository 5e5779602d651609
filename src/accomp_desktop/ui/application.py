# SPDX-License-Identifier: EUPL-1.2
"""The Qt application: its name, its language, what it wears."""

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from accomp_desktop.ui.appearance import Appearance

_QT_TEXTS = "qtbase"


def make_application(arguments: list[str] | None = None) -> tuple[QApplication, Appearance]:
    """Make the one application, or find the one that exists; French, whatever the workstation speaks."""
    existing = QCoreApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(arguments or sys.argv[:1])
    worn = application.findChild(Appearance)
    return application, worn if isinstance(worn, Appearance) else _dressed(application)


def _dressed(application: QApplication) -> Appearance:
    application.setApplicationName("accomp-desktop")
    application.setApplicationDisplayName("Accomp")
    application.setOrganizationName("accomp")
    french = QLocale(QLocale.Language.French, QLocale.Country.France)
    QLocale.setDefault(french)
    translator = QTranslator(application)
    if translator.load(french, _QT_TEXTS, "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    return Appearance(application)


def watch(show: Callable[[BaseException], None], window: QWidget) -> None:
    """Have every exception that nobody caught on the window's thread shown, once control is back to the window."""

    def caught(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        QTimer.singleShot(0, window, lambda: show(error))

    sys.excepthook = caught
