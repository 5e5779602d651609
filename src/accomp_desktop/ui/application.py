# SPDX-License-Identifier: EUPL-1.2
"""The Qt application: its name, its language, what it wears."""

import sys

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

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
