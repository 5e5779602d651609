# SPDX-License-Identifier: EUPL-1.2
"""The indicators of a kit: how many participants meet a condition on what is known of them."""

from collections.abc import Iterable, Mapping, Sequence

from accomp_desktop.domain.casework import Case
from accomp_desktop.domain.expressions import computed, holds, names
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.indicator_table import By, Confidence, Indicator, Source
from accomp_desktop.domain.kit import Kit, LocalIndicator
from accomp_desktop.domain.known_names import names_for_indicators
from accomp_desktop.domain.record import Record, value_of
from accomp_desktop.domain.values import Answers, Value

MARK = "kit:"
"""Put before the code of a kit’s indicator: none of the application’s bears it."""


def indicator_of(one: LocalIndicator) -> Indicator:
    """Give an indicator of a kit as a row like the others: it counts on the day the accompaniment begins."""
    source = Source("Indicateur du programme", "", Confidence.OF_THE_KIT)
    return Indicator(MARK + one.code, one.label, one.help or one.when, By.SUPPORT_ENTRY, source)


def meeting(kit: Kit, cases: Sequence[Case]) -> Mapping[Indicator, frozenset[str]]:
    """Find the participations that meet each indicator of a kit; one that is not known to meet it does not count."""
    asked = [one for one in kit.indicators if not one.retired]
    if not asked:
        return {}
    fields = _needed((one.when for one in asked), names_for_indicators(kit))
    known = [(case.participation.id, known_of(case, fields)) for case in cases]
    return {indicator_of(one): frozenset(name for name, answers in known if holds(one.when, answers)) for one in asked}


def known_of(case: Case, fields: Iterable[Field]) -> Answers:
    """Read what is known of a participation, wherever it is kept; what is computed is worked out."""
    records: Mapping[str, Record | None] = {
        "person": case.person,
        "household": case.household,
        "business": case.business,
        "support": case.support,
        "exit": case.exit,
        "participation": case.participation,
    }
    answers: dict[str, Value] = {}
    for one in fields:
        record = records[one.record]
        answers[one.key] = None if record is None else value_of(record, one)
    return answers | computed({one.key: one.formula for one in fields if one.formula}, answers)


def _needed(texts: Iterable[str], known: Mapping[str, Field]) -> list[Field]:
    """Choose the fields that conditions speak of, and those that what they speak of is computed from."""
    needed: dict[str, Field] = {}
    coming = [key for text in texts for key in names(text)]
    while coming:
        key = coming.pop()
        if key in known and key not in needed:
            needed[key] = known[key]
            coming.extend(names(known[key].formula))
    return list(needed.values())
