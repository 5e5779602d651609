# SPDX-License-Identifier: EUPL-1.2
"""What the tabs of a person’s record have in common: what they show, when they are made anew, how they are saved."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.casework import SupportFile
from accomp_desktop.domain.changes import Change
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import emptied
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.form import RecordForm, parts_of
from accomp_desktop.ui.person.dossier import Dossier
from accomp_desktop.ui.saving import Editing, SaveBar
from accomp_desktop.ui.theme import scale


class PersonTab(QWidget):
    """A tab: `build` lays it out, `refresh` fills it; made anew only when its `shape` changes.

    A tab that edits in place gives its `editings` and the `changes` that saving them writes.
    """

    person_asked = Signal(str)  # the identity of another person whose record is to be opened
    tab_asked = Signal(str)  # the key of another tab to go to
    scrolls = True
    key = ""
    """The key by which a kit moves fields of the person to this tab; none for a tab that takes none."""

    def __init__(self, desk: Desk, dossier: Dossier) -> None:
        super().__init__()
        self.desk, self.dossier = desk, dossier
        self._shape: Hashable = None
        self._moved: RecordForm | None = None
        self._behind = True
        inside = QWidget()
        self.rows = QVBoxLayout(inside)
        space = scale().space
        self.rows.setContentsMargins(0, space["wide"], space["loose"], space["wide"])
        self.rows.setSpacing(space["wide"])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(space["close"])
        outer.addWidget(scrolled(inside) if self.scrolls else inside, 1)
        self.bar = SaveBar(self)
        self.bar.save_asked.connect(lambda: self.save())  # noqa: PLW0108 - the signal gives nothing, `save` may take `then`
        self.bar.discard_asked.connect(self.discard)
        outer.addLayout(_beside_the_edge(self.bar))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what was read again, once in sight; what is being typed stays until it is saved or discarded."""
        self.dossier, self._behind = dossier, True
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the tab out, or show what was read while another was in sight.

        What is made once its place is known is styled once: half the time of making it apart.
        """
        super().showEvent(event)
        self._catch_up()

    def build(self) -> None:
        """Lay the tab out for the dossier."""

    def refresh(self) -> None:
        """Show the dossier in what `build` laid out."""

    def shape(self) -> Hashable:
        """Tell what the layout depends on."""
        support = self.dossier.support
        return (self.dossier.kit.version, support.support.id if support else None)

    def editings(self) -> Sequence[Editing]:
        """Give what is edited in place."""
        return ()

    def changes(self) -> Sequence[Change]:
        """Give what saving writes."""
        return ()

    def reason(self) -> str:
        """Name the act that saving is, as the journal will."""
        raise NotImplementedError

    def is_changed(self) -> bool:
        """Whether something typed is not saved."""
        return self._shape is not None and any(one.is_changed() for one in self._edited())

    def can_save(self) -> bool:
        """Whether nothing typed is refused."""
        return not any(one.is_changed() and one.problems() for one in self._edited())

    def follow(self) -> None:
        """Have the bar follow what was typed; connected to the `changed` of what is edited in place."""
        self.bar.follow(self._edited())

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save what was typed, or show what keeps from it."""
        if not self.is_changed():
            return
        if not self.can_save():
            for one in self._edited():
                one.reveal_problems()
            return
        own = any(one.is_changed() for one in self.editings())
        reason = self.reason() if own else self.tr("Modification de la fiche")
        moved = (self._moved.record(),) if self._moved and self._moved.is_changed() else ()
        changes = (*(self.changes() if own else ()), *moved)
        self.desk.apply(changes, reason, lambda _: self._settle(then), owner=self)

    def keep(self, then: Callable[[], None]) -> None:
        """Call `then` once what a tab saves of itself is saved: nothing, for most."""
        then()

    def discard(self) -> None:
        """Come back to what the register holds."""
        for one in self._edited():
            one.reset()
        self.draw()

    def put(self, part: QWidget, stretch: int = 0) -> None:
        """Put something below what is there."""
        self.rows.addWidget(part, stretch)

    @property
    def support(self) -> SupportFile:
        """The accompaniment looked at, for a tab that is built only when there is one."""
        support = self.dossier.support
        if support is None:
            raise LookupError(type(self).__name__)
        return support

    def _catch_up(self) -> None:
        if self._behind and not self.is_changed():
            self.draw()

    def draw(self) -> None:
        """Lay the tab out anew if its shape changed, and fill it."""
        self._behind = False
        if self.shape() != self._shape:
            emptied(self.rows)
            self.build()
            self._build_moved()
            self._shape = self.shape()
        self.refresh()
        if self._moved is not None:
            self._moved.show_record(self.dossier.file.person)
        self.follow()

    def _edited(self) -> Sequence[Editing]:
        return (*self.editings(), self._moved) if self._moved is not None else self.editings()

    def _build_moved(self) -> None:
        """Lay out the fields of the person that the kit moved here, above what pushes the rest to the top."""
        self._moved = None
        fields = tuple(item for item in self.dossier.kit.fields_of("person") if self.key and item.tab == self.key)
        if not fields:
            return
        card = Card(self.tr("Précisions du programme"))
        self._moved = RecordForm(parts_of(fields), self.dossier.file.person, card, context=self.dossier.told)
        self._moved.changed.connect(self.follow)
        card.add(self._moved)
        last = self.rows.itemAt(self.rows.count() - 1) if self.rows.count() else None
        self.rows.insertWidget(self.rows.count() - (1 if last and last.spacerItem() else 0), card)

    def _settle(self, then: Callable[[], None] | None) -> None:
        for one in self._edited():
            one.settle()
        self.follow()
        if then is not None:
            then()


def _beside_the_edge(bar: SaveBar) -> QVBoxLayout:
    """Keep the bar as far from the window’s edges as the cards are."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, scale().space["loose"], scale().space["normal"])
    column.addWidget(bar)
    return column
