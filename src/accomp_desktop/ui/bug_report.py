# SPDX-License-Identifier: EUPL-1.2
"""What we show of a mistake of our own: where in our code it happened, never what it was working on."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from accomp_desktop.domain.bugs import bug_report
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.dialog import Dialog

_WIDTH, _HEIGHT = 520, 96


class BugReport(Dialog):
    """Says that the mistake is ours, what to do, and gives the report to send."""

    def __init__(self, error: BaseException, parent: QWidget) -> None:
        super().__init__(
            QGuiApplication.translate("BugReport", "Une erreur inattendue s’est produite"),
            QGuiApplication.translate(
                "BugReport",
                "Elle vient de l’application, pas de vous. Ce qui était enregistré l’est toujours, et vous pouvez "
                "continuer. Si elle revient, envoyez-nous ce rapport\u202f: il ne contient aucune donnée personnelle.",
            ),
            parent,
        )
        self.report = QPlainTextEdit(bug_report(error))
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setMinimumSize(_WIDTH, _HEIGHT)
        self.report.setAccessibleName(self.tr("Rapport d’erreur"))
        self.add(self.report, 1)
        copy = primary(self.tr("Copier le rapport"), "copy")
        copy.clicked.connect(self.copy)
        self.answer(copy, self.tr("Fermer"))

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
