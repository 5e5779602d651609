# SPDX-License-Identifier: EUPL-1.2
"""What the programme says of itself: its name, who made it, what was learnt, who funds it, the logo."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kinds import Number, Text, YesNo
from accomp_desktop.domain.kit import Kit
from accomp_desktop.ui.components.buttons import quiet, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text as Words
from accomp_desktop.ui.files import ask_file
from accomp_desktop.ui.form import parts_of
from accomp_desktop.ui.logo import logo_image, read_logo
from accomp_desktop.ui.programme.drafts import asked_of, drafted, filled
from accomp_desktop.ui.programme.form_part import Facts, FormPart
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr
from accomp_desktop.ui.theme import Tone

LOGO = QSize(150, 60)


class OverviewPart(FormPart):
    """The form over the facts, the logo above it."""

    def __init__(self, running: RunningKit) -> None:
        self.logo = Logo(running)
        super().__init__(running, _facts(), self.logo)


class Logo(Card):
    """The picture at the head of letters and documents; chosen, or taken away."""

    def __init__(self, running: RunningKit) -> None:
        super().__init__()
        self._running = running
        self._picture = QLabel()
        self._picture.setFixedSize(LOGO)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._told = Words(look="muted", wrap=True)
        self.choose = secondary(self.tr("Choisir un logo…"), "upload")
        self.choose.clicked.connect(self._ask)
        self.remove = quiet(self.tr("Retirer le logo"))
        self.remove.clicked.connect(lambda: self.keep(""))
        row = QHBoxLayout()
        spaced(row, "normal")
        row.addWidget(self._picture)
        row.addWidget(self._told, 1)
        for button in (self.remove, self.choose):
            row.addWidget(button)
        self.add(row)
        running.changed.connect(self._show)
        self._show(running.kit)

    def take(self, path: Path) -> None:
        """Read a picture and keep it as the logo."""
        self._running.stage.desk.work(lambda _: read_logo(path), self.keep, self, failed=self._refuse)

    def keep(self, logo: str) -> None:
        """Keep a logo, or none."""
        self._running.save(replace(self._running.kit, logo=logo), self.tr("Programme\u202f: logo"))

    def _ask(self) -> None:
        ask_file(self, self.tr("Choisir un logo"), self.tr("Images (*.png *.jpg *.jpeg *.bmp *.gif *.webp)"), self.take)

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._running.stage.banners.show_banner(Tone.DANGER, str(error))
        else:
            self._running.stage.desk.failed.emit(error)

    def _show(self, kit: Kit) -> None:
        pixmap = QPixmap.fromImage(logo_image(kit.logo))
        self._picture.setPixmap(
            pixmap
            if pixmap.isNull()
            else pixmap.scaled(LOGO, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        self._picture.setVisible(bool(kit.logo))
        self._picture.setAccessibleName(self.tr("Logo de la structure"))
        self.remove.setVisible(bool(kit.logo))
        there = self.tr("Ce logo est en tête des courriers et des documents.")
        self._told.setText(there if kit.logo else self.tr("Aucun logo en tête des courriers et des documents."))


def _facts() -> Facts:
    asked = (
        asked_of("label", tr("Nom du programme"), needed=True),
        asked_of("code", tr("Numéro du kit"), needed=True, told=tr("Celui du département, d’ordinaire\u202f: 29.")),
        asked_of("edition", tr("Édition"), Number("", 1), needed=True, told=tr("À augmenter quand vous la publiez.")),
        asked_of("departement", tr("Département"), needed=True),
        asked_of("author", tr("Auteur"), needed=True, told=tr("Qui a composé ce programme.")),
        asked_of("contact", tr("Contact"), told=tr("À qui parler du programme, pour qui le reprendra.")),
        asked_of(
            "funders",
            tr("Financeurs"),
            Text(lines=3),
            told=tr("Un par ligne\u202f; ils sont dits au pied des courriers."),
        ),
        asked_of(
            "keeps_nir",
            tr("Garder le n° de sécurité sociale"),
            YesNo(),
            told=tr("Seulement si une convention le permet."),
        ),
        asked_of(
            "learnt", tr("Ce que l’on a appris"), Text(lines=6), told=tr("Ce que vous diriez à un autre département.")
        ),
    )
    return Facts(
        title=tr("Le programme"),
        told=tr("Ce qu’en saura un autre département à qui vous confiez le kit."),
        reason=tr("Programme\u202f: modification"),
        parts=parts_of(asked),
        read=lambda kit: drafted(kit, asked),
        write=lambda kit, typed: filled(kit, asked, typed),
    )
