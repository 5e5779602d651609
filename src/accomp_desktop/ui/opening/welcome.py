# SPDX-License-Identifier: EUPL-1.2
"""The three ways to begin, and the registers opened here before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.ui.components.buttons import quiet
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.opening.choice_tile import ChoiceTile
from accomp_desktop.ui.opening.opening_page import OpeningPage

WIDTH = 900


class Welcome(OpeningPage):
    """Create, open, or discover."""

    create_asked = Signal()
    open_asked = Signal()
    demonstration_asked = Signal()
    chosen = Signal(object)  # the Path of a register opened here before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Bienvenue dans Accomp"),
            self.tr(
                "L’accompagnement des travailleurs indépendants au RSA, de la liste du Département au bilan FSE. Tout "
                "reste sur cet ordinateur, dans un fichier chiffré\u202f: le registre."
            ),
            WIDTH,
            parent,
        )
        tiles = Columns(narrowest=240, most=3, gap="wide")
        self.new_tile, self.open_tile, self.demonstration_tile = self._tiles()
        for tile in (self.new_tile, self.open_tile, self.demonstration_tile):
            tiles.add(tile)
        self._recent = QVBoxLayout()
        spaced(self._recent, "hair")
        self.rows.addWidget(tiles)
        self.rows.addLayout(self._recent)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer the registers opened here before."""
        emptied(self._recent)
        if paths:
            self._recent.addWidget(Text(self.tr("Ouverts récemment"), "label"))
        for path in paths:
            button = quiet(path.stem, "database")
            button.setToolTip(str(path))
            button.setAccessibleDescription(str(path))
            button.clicked.connect(lambda _=False, path=path: self.chosen.emit(path))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _tiles(self) -> tuple[ChoiceTile, ChoiceTile, ChoiceTile]:
        create = ChoiceTile(
            "file-input",
            self.tr("Créer un registre"),
            self.tr("Pour commencer\u202f: votre structure, votre Département, une phrase de passe."),
        )
        open_one = ChoiceTile(
            "folder-open",
            self.tr("Ouvrir un registre"),
            self.tr("Un fichier .accomp de cet ordinateur, d’une clé ou d’un dossier partagé."),
        )
        demonstration = ChoiceTile(
            "eye",
            self.tr("Découvrir la démonstration"),
            self.tr("300 personnes inventées, six ans d’accompagnement\u202f: essayez tout sans risque."),
        )
        create.clicked.connect(self.create_asked)
        open_one.clicked.connect(self.open_asked)
        demonstration.clicked.connect(self.demonstration_asked)
        return create, open_one, demonstration
