# SPDX-License-Identifier: EUPL-1.2
"""The top of a person’s record: who, where it stands, with whom, how to reach it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from accomp_desktop.domain.casework import STAGES, SupportFile, stage_of
from accomp_desktop.domain.confidential import discreet
from accomp_desktop.domain.facts import age_on
from accomp_desktop.domain.identifiers import Phone
from accomp_desktop.domain.kinds import Day
from accomp_desktop.ui.components.badge import Badge
from accomp_desktop.ui.components.buttons import icon_button, quiet
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.text import ElidedText
from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.people import STAGE_TONES
from accomp_desktop.ui.person.dossier import Dossier
from accomp_desktop.ui.theme import Tone, scale


class PersonHeader(QWidget):
    """`show_dossier(dossier)`; `went_back`, `letter_asked`, `merge_asked` and `support_chosen(id)` are asked here."""

    went_back = Signal()
    support_chosen = Signal(str)
    merge_asked = Signal()
    letter_asked = Signal()
    copied = Signal(str)  # what was put on the clipboard, as shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._facts = ElidedText(look="title"), ElidedText(look="muted")
        self._badge, self._reach = QHBoxLayout(), QHBoxLayout()
        self.supports = QComboBox()
        self.supports.setAccessibleName(self.tr("Accompagnement regardé"))
        self.supports.activated.connect(lambda: self.support_chosen.emit(self.supports.currentData()))
        back = icon_button("arrow-left", self.tr("Revenir à la liste"), "Alt+Left")
        back.clicked.connect(self.went_back)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, scale().space["loose"], 0)
        whole.setSpacing(scale().space["normal"])
        whole.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self._texts(), 1)
        whole.addWidget(self._more(), 0, Qt.AlignmentFlag.AlignTop)

    def _more(self) -> QToolButton:
        more = icon_button("ellipsis", self.tr("Autres actions sur cette fiche"))
        menu = QMenu(more)
        menu.addAction(icon("merge"), self.tr("Fusionner avec…"), self.merge_asked.emit)
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more

    def _texts(self) -> QVBoxLayout:
        texts, first, second = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        writing = quiet(self.tr("Écrire un courrier…"), "file-text")
        writing.clicked.connect(self.letter_asked)
        spaced(texts, "hair")
        for row in (first, second, self._badge, self._reach):
            spaced(row, "close")
        first.addWidget(self._name)
        first.addLayout(self._badge)
        first.addStretch(1)
        first.addLayout(self._reach)
        second.addWidget(self._facts, 1)
        second.addWidget(self.supports)
        second.addWidget(writing)
        texts.addLayout(first)
        texts.addLayout(second)
        return texts

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a person."""
        self._name.set_whole(dossier.file.person.full_name or self.tr("Personne sans nom"))
        self._facts.set_whole(" · ".join(self._told(dossier)))
        emptied(self._badge)
        stage = _stage(dossier)
        self._badge.addWidget(Badge(STAGES[stage], STAGE_TONES[stage]))
        if dossier.file.person.confidential:
            self._badge.addWidget(Badge(self.tr("Adresse confidentielle"), Tone.WARNING))
        emptied(self._reach)
        for button in self._ways(dossier):
            self._reach.addWidget(button)
        self._show_supports(dossier)

    def _ways(self, dossier: Dossier) -> list[QPushButton]:
        person = discreet(dossier.file.person)
        ways = [(Phone().show(one), "phone") for one in person.phones[:1]]
        ways += [(one, "mail") for one in person.emails[:1]]
        return [self._copying(text, icon_name) for text, icon_name in ways]

    def _copying(self, text: str, icon_name: str) -> QPushButton:
        button = quiet(text, icon_name)
        button.setToolTip(self.tr("Copier {text}").format(text=text))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(lambda: self._copy(text))
        return button

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text.replace("\u00a0", " "))
        self.copied.emit(text)

    def _told(self, dossier: Dossier) -> list[str]:
        person, today = discreet(dossier.file.person), dossier.today
        told: list[str] = []
        if person.birth_date:
            told.append(self.tr("{age}\u00a0ans").format(age=age_on(today, person.birth_date)))
        if person.town:
            told.append(person.town)
        running = [one for one in dossier.file.businesses if one.ended is None and one.trade]
        told += [one.trade or "" for one in running[-1:]]
        support = dossier.support
        if support is not None:
            told.append(self.tr("Entrée le {day}").format(day=Day().show(support.support.started_on)))
            adviser = support.accompanied_by(today)
            told += [self.tr("Suivi\u202f: {adviser}").format(adviser=adviser)] if adviser else []
        return told

    def _show_supports(self, dossier: Dossier) -> None:
        self.supports.clear()
        for one in dossier.file.supports:
            self.supports.addItem(self._span(one), one.support.id)
        seen = dossier.support
        self.supports.setCurrentIndex(self.supports.findData(seen.support.id) if seen else -1)
        self.supports.setVisible(len(dossier.file.supports) > 1)

    def _span(self, one: SupportFile) -> str:
        begun, left = Day().show(one.support.started_on), one.exit.on if one.exit else None
        if left is None:
            return self.tr("Depuis le {begun}").format(begun=begun)
        return self.tr("Du {begun} au {left}").format(begun=begun, left=Day().show(left))


def _stage(dossier: Dossier) -> str:
    """Tell where the person stands, from the last referral and the last accompaniment."""
    file = dossier.file
    last = file.supports[-1] if file.supports else None
    states = [
        one.state for one in file.referral_states if file.referrals[-1:] and one.referral_id == file.referrals[-1].id
    ]
    state = states[-1] if states else "received" if file.referrals else None
    return stage_of(state, supported=last is not None, exited=last is not None and last.exit is not None)
