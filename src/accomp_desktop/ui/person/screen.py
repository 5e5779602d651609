# SPDX-License-Identifier: EUPL-1.2
"""The screen of one person: its header over its tabs, read again when an act touches it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.changes import Touched
from accomp_desktop.store.mistakes import PersonNotFound
from accomp_desktop.ui.components.busy import Skeleton
from accomp_desktop.ui.components.dress import emptied
from accomp_desktop.ui.components.tabs import Tabs
from accomp_desktop.ui.person.dossier import Dossier, read_dossier
from accomp_desktop.ui.person.header import PersonHeader
from accomp_desktop.ui.person.letter_dialog import LetterDialog
from accomp_desktop.ui.person.merging import pick_other
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.person.tabs import TABS, Tab
from accomp_desktop.ui.saving import LeavingQuestion
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import Tone, scale

COMMON_KINDS = frozenset({"structure", "operation", "kit"})
"""What every record shows something of."""


class PersonScreen(QWidget):
    """`show_subject` takes a person’s id, or an id and the key of the tab to open."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._person_id = ""
        self.dossier: Dossier | None = None
        self.header = PersonHeader()
        self.header.setVisible(False)
        self.tabs: Tabs | None = None
        self._place = QVBoxLayout()
        self._place.addWidget(Skeleton(8))
        space = scale().space
        rows = QVBoxLayout(self)
        rows.setContentsMargins(space["loose"], space["wide"], 0, 0)
        rows.setSpacing(space["close"])
        rows.addWidget(self.header)
        rows.addLayout(self._place, 1)
        self.header.went_back.connect(lambda: stage.go("people", None))
        self.header.support_chosen.connect(self.look_at)
        self.header.copied.connect(self._tell_copied)
        self.header.merge_asked.connect(self.merge)
        self.header.letter_asked.connect(self.write_letter)
        stage.desk.touched.connect(self._hear)

    def show_subject(self, subject: object) -> None:
        """Show a person’s record, on the tab asked for or on the one in sight."""
        match subject:
            case (str(person_id), str(tab)):
                self._person_id, wanted = person_id, tab
            case _:
                self._person_id, wanted = str(subject), None
        self._read(partial(self._show, tab=wanted))

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing typed would be lost."""
        leaving: Callable[[], None] = partial(self._ask_to_leave, then)
        for tab in self._made():
            leaving = partial(tab.keep, leaving)
        leaving()

    def _ask_to_leave(self, then: Callable[[], None]) -> None:
        changed = [tab for tab in self._made() if tab.is_changed()]
        if not changed:
            then()
            return

        def discard() -> None:
            for tab in changed:
                tab.discard()
            then()

        def save() -> None:
            for tab in changed[:-1]:
                tab.save()
            changed[-1].save(then)

        LeavingQuestion(self, save if all(tab.can_save() for tab in changed) else None, discard).open()

    def look_at(self, support_id: str) -> None:
        """Look at another accompaniment of the person."""
        if self.dossier is None:
            return
        self.leave(lambda: self._show_dossier(self.dossier.looking_at(support_id) if self.dossier else None))
        self.header.show_dossier(self.dossier)

    def merge(self) -> None:
        """Choose another record of the same person, and make one of the two."""

        def pick() -> None:
            if self.dossier is not None:
                pick_other(self._stage, self.dossier, self)

        self.leave(pick)

    def write_letter(self) -> None:
        """Write one of the programme’s letters to the person, from the record as it is once saved."""
        seen = self.dossier.support_id if self.dossier else None

        def write(dossier: Dossier) -> None:
            LetterDialog(self._stage, dossier.looking_at(seen), self).open()

        self.leave(lambda: self._read(write))

    def tab(self, key: str) -> PersonTab | None:
        """Give a tab, if it was shown."""
        page = self.tabs.page(key) if self.tabs else None
        return page if isinstance(page, PersonTab) else None

    def tab_keys(self) -> tuple[str, ...]:
        """Give the keys of the tabs of this person."""
        return tuple(row.key for row in TABS if self.dossier is not None and row.needs(self.dossier))

    def open_tab(self, key: str) -> None:
        """Go to a tab."""
        if self.tabs is not None:
            self.tabs.open_tab(key)

    def _read(self, then: Callable[[Dossier], None]) -> None:
        self._stage.desk.read(partial(read_dossier, person_id=self._person_id), then, self, self._miss)

    def _show(self, dossier: Dossier, tab: str | None) -> None:
        if dossier.file.person.id != self._person_id:
            return
        seen = self.dossier
        same = seen is not None and seen.file.person.id == dossier.file.person.id
        self._show_dossier(dossier.looking_at(seen.support_id) if same and seen else dossier)
        if tab is not None:
            self.open_tab(tab)

    def _miss(self, error: BaseException) -> None:
        """Go back to the list when the person is there no more, as after undoing its creation."""
        if not isinstance(error, PersonNotFound):
            self._stage.desk.failed.emit(error)
            return
        self._person_id = ""
        self._stage.go("people")

    def _show_dossier(self, dossier: Dossier | None) -> None:
        if dossier is None:
            return
        before, self.dossier = self.dossier, dossier
        self.header.show_dossier(dossier)
        self.header.setVisible(True)
        if before is None or self.tabs is None or _other_tabs(before, dossier):
            self._make_tabs(dossier)
        else:
            for tab in self._made():
                tab.show_dossier(dossier)

    def _make_tabs(self, dossier: Dossier) -> None:
        key = self.tabs.current_key() if self.tabs is not None else TABS[0].key
        emptied(self._place)
        self.tabs = Tabs(self.tr("Fiche de la personne"))
        shown = [row for row in TABS if row.needs(dossier)]
        for row in shown:
            self.tabs.add(row.key, self.tr(row.title), partial(self._make, row))
        if key in {row.key for row in shown}:
            self.tabs.open_tab(key)
        self._place.addWidget(self.tabs)

    def _make(self, row: Tab) -> PersonTab:
        if self.dossier is None:
            raise LookupError(row.key)
        tab = row.make(self._stage.desk, self.dossier)
        tab.person_asked.connect(self._open_other)
        tab.tab_asked.connect(self.open_tab)
        return tab

    def _made(self) -> list[PersonTab]:
        return [tab for row in TABS if (tab := self.tab(row.key)) is not None]

    def _open_other(self, person_id: str) -> None:
        self.leave(lambda: self.show_subject(person_id))

    def _hear(self, touched: Touched) -> None:
        if self._person_id and (self._person_id in touched.ids or touched.kinds & COMMON_KINDS):
            self.show_subject(self._person_id)

    def _tell_copied(self, text: str) -> None:
        said = self.tr("Copié\u202f: {text}").format(text=text)
        self._stage.banners.show_banner(Tone.POSITIVE, said, passing=True)


def _other_tabs(before: Dossier, now: Dossier) -> bool:
    """Tell whether the tabs are to be made anew: another person, or other tabs."""
    if before.file.person.id != now.file.person.id:
        return True
    return [row.needs(before) for row in TABS] != [row.needs(now) for row in TABS]
