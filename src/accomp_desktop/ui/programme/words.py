# SPDX-License-Identifier: EUPL-1.2
"""Words that several parts of the programme say: the kinds of answer, the records, the tabs."""

from collections.abc import Mapping
from typing import get_args

from PySide6.QtCore import QCoreApplication

from accomp_desktop.domain.kinds import Choice, Option
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_items import list_labels
from accomp_desktop.domain.kit_words import KIND_LABELS
from accomp_desktop.domain.questions import HostRecord
from accomp_desktop.domain.spine import SPINE


def kinds() -> Choice:
    """Give the kinds of answer as options."""
    return Choice(tuple(Option(name, label) for name, label in KIND_LABELS.items()))


def record_labels() -> Mapping[HostRecord, str]:
    """Name the records that a programme adds fields to."""
    return {name: SPINE[name].label for name in get_args(HostRecord)}


def lists(kit: Kit) -> Choice:
    """Give the lists of a kit as options."""
    named = list_labels(kit)
    return Choice(tuple(Option(name, named.get(name, name)) for name in kit.lists))


def tr(text: str) -> str:
    """Translate a sentence of the programme’s parts."""
    return QCoreApplication.translate("programme", text)
