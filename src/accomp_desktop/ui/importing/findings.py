# SPDX-License-Identifier: EUPL-1.2
"""What the user should know of a list before going on: what is missing, whom it is for, what will not be kept."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from accomp_desktop.domain.layout import Difference
from accomp_desktop.ui.components.buttons import quiet
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.importing.look import Look, lines, several
from accomp_desktop.ui.theme import Tone

AUDIENCE = -1
"""Stands for the audience among the columns that a finding may lead to."""

TOLD = 3
"""Names or differences that a sentence lists."""

TALLEST = 84
"""Logical pixels beyond which the findings scroll."""


class Finding(NamedTuple):
    """A sentence, and where it leads: a column, `AUDIENCE`, or nowhere."""

    tone: Tone
    sentence: str
    target: int | None = None


def findings(look: Look) -> Iterator[Finding]:
    """Go through what is to be said, what stops the import first."""
    yield from _missing(look)
    yield from _values(look)
    yield from _audience(look)
    yield from _layout(look)
    yield from _days(look)
    yield from _withheld(look)
    yield _summary(look)


def _missing(look: Look) -> Iterator[Finding]:
    names = {
        "birth_name": _tr("le nom"),
        "first_name": _tr("le prénom"),
        "birth_date": _tr("la date de naissance"),
    }
    if look.missing:
        told = _tr(
            "Aucune colonne ne donne {what}\u202f: personne ne pourra être importé. Choisissez ce que donne la bonne "
            "colonne, ou cliquez sur le numéro de la ligne qui porte les intitulés."
        )
        yield Finding(Tone.DANGER, told.format(what=several(tuple(names[key] for key in look.missing))))


def _values(look: Look) -> Iterator[Finding]:
    if look.understood.headings_are_values:
        told = _tr(
            "La ligne {row} semble parler de quelqu’un\u202f: si la liste n’a pas d’intitulés, "
            "cochez «\u202fLa liste n’a pas d’intitulés\u202f»."
        )
        yield Finding(Tone.WARNING, told.format(row=look.listing.header_row))


def _audience(look: Look) -> Iterator[Finding]:
    audience = look.understood.audience
    if audience is None:
        return
    heading = audience.column.title
    if not audience.ours:
        told = _tr(
            "Cette liste s’adresse à plusieurs structures (colonne «\u202f{heading}\u202f»)\u202f: cochez la vôtre. "
            "Tant que rien n’est coché, toutes les lignes sont lues."
        )
        yield Finding(Tone.WARNING, told.format(heading=heading), AUDIENCE)
        return
    ours = [one for one in look.addressees if one.value in audience.ours]
    told = _tr(
        "Cette liste s’adresse à plusieurs structures (colonne «\u202f{heading}\u202f»)\u202f: "
        "{ours} pour vous, {others} pour d’autres, dont rien n’est gardé."
    )
    mine = sum(one.lines for one in ours)
    others = sum(one.lines for one in look.addressees) - mine
    yield Finding(Tone.INFO, told.format(heading=heading, ours=lines(mine), others=lines(others)), AUDIENCE)


def _layout(look: Look) -> Iterator[Finding]:
    if look.understood.layout is None:
        return
    differences = look.understood.differences
    if not differences:
        yield Finding(Tone.POSITIVE, _tr("Reconnue\u202f: même présentation que la liste précédente."))
        return
    told = [_difference(one) for one in differences[:TOLD]]
    if len(differences) > TOLD:
        told.append(_tr("et {count} de plus").format(count=len(differences) - TOLD))
    sentence = _tr("Ressemble à une liste déjà reçue, sauf\u202f: {differences}.")
    yield Finding(Tone.WARNING, sentence.format(differences="\u202f; ".join(told)))


def _difference(one: Difference) -> str:
    sentences = {
        "new": _tr("«\u202f{heading}\u202f» est nouvelle"),
        "missing": _tr("«\u202f{heading}\u202f» manque"),
        "moved": _tr("«\u202f{heading}\u202f» a changé de place"),
        "renamed": _tr("«\u202f{heading}\u202f» s’appelait «\u202f{before}\u202f»"),
    }
    return sentences[one.kind].format(heading=one.heading, before=one.before)


def _days(look: Look) -> Iterator[Finding]:
    for key, dating in look.understood.datings.items():
        if dating.sentence:
            tone = Tone.WARNING if dating.ambiguous else Tone.INFO
            place = look.holders(key)[0].index
            yield Finding(tone, f"{look.labels[key]}\u202f: {_lower(dating.sentence)}", place)


def _withheld(look: Look) -> Iterator[Finding]:
    for one in look.listing.columns:
        if one.reason == "nir":
            told = _tr("La colonne {letters} contient des numéros de sécurité sociale\u202f: rien n’en est gardé.")
            yield Finding(Tone.INFO, told.format(letters=one.letters), one.index)


def _summary(look: Look) -> Finding:
    given = [one for one in look.columns if one.mark in {"given", "unsure", "audience"}]
    kept = [one.column.title for one in look.columns if one.mark == "kept"]
    told = _tr("Colonnes reconnues\u202f: {given} sur {count}.").format(given=len(given), count=len(look.columns))
    if kept:
        more = (_tr("{count} autres").format(count=len(kept) - TOLD),) if len(kept) > TOLD else ()
        names = several((*(f"«\u202f{name}\u202f»" for name in kept[:TOLD]), *more))
        told += " " + _tr("Le reste est gardé dans la ligne d’origine seulement\u202f: {names}.").format(names=names)
    return Finding(Tone.INFO if look.missing else Tone.POSITIVE, told)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


class Findings(QScrollArea):
    """`show_findings(findings)`; `asked(column or AUDIENCE)` when the user follows one."""

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("À savoir sur cette liste"))
        self._told: tuple[Finding, ...] = ()
        self._inside = QFrame()
        self._column = QVBoxLayout(self._inside)
        spaced(self._column, "hair")
        scrolled(self._inside, self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(policy.Policy.Minimum)
        self.setSizePolicy(policy)

    def show_findings(self, told: tuple[Finding, ...]) -> None:
        """Show what is to be known, in this order."""
        if told == self._told:
            return
        self._told = told
        emptied(self._column)
        for one in told:
            self._column.addWidget(self._line(one))
        self.updateGeometry()

    def sentences(self) -> list[str]:
        """List what is said."""
        return [one.sentence for one in self._told]

    def hasHeightForWidth(self) -> bool:
        """Take the height that the sentences need."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give that height, up to where the findings scroll."""
        return min(TALLEST, max(0, self._inside.heightForWidth(width)))

    def sizeHint(self) -> QSize:
        """Leave the width to the layout."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Never squeeze the first sentences out of sight."""
        return QSize(0, self.heightForWidth(self.width()))

    def _line(self, one: Finding) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row, "close")
        row.addWidget(IconLabel(one.tone.icon, one.tone.value), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(one.sentence, wrap=True), 1)
        if one.target is not None:
            target = one.target
            button = quiet(self.tr("Choisir") if target == AUDIENCE else self.tr("Voir la colonne"))
            button.setProperty("look", "link")
            button.clicked.connect(lambda: self.asked.emit(target))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line


def _tr(text: str) -> str:
    return QCoreApplication.translate("findings", text)
