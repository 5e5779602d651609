# SPDX-License-Identifier: EUPL-1.2
"""Before a change is kept: how many answers would be left without a question. They are never deleted."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_uses import Answered, losing, orphans
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dialog import confirm
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr

Failed = Callable[[BaseException], None]


def warn_of_orphans(running: RunningKit, kit: Kit, parent: QWidget, keep: Command, failed: Failed) -> None:
    """Keep a kit at once if every answer still has its question; else say how many have not, and ask."""
    ours = running.kit

    def warn(held: Mapping[Answered, int]) -> None:
        left = orphans(ours, kit, held)
        if not left:
            keep.run()
            return
        told = tr("{label}\u202f: {why}, {people} personne(s) y ont répondu.")
        lines = [told.format(label=one.label, why=one.why, people=one.people) for one in left]
        kept = tr("Ces réponses sont gardées, mais ne se liront plus dans le formulaire.")
        confirm(parent, tr("Des réponses n’auront plus leur question"), "\n".join((*lines, kept)), keep)

    def count(lost: frozenset[Answered]) -> None:
        if lost:
            running.stage.desk.read(lambda register: register.answers_held(lost), warn, parent, failed=failed)
        else:
            keep.run()

    running.stage.desk.work(lambda _: frozenset(losing(ours, kit)), count, parent, failed=failed)
