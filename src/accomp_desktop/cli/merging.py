# SPDX-License-Identifier: EUPL-1.2
"""Two records of one person made one from the command line, each field taking the side that is proposed."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.commands import open_register, running_kit
from accomp_desktop.domain.merging import REASON, Difference, compare, merge, summary
from accomp_desktop.domain.obstacles import obstacles

if TYPE_CHECKING:
    from accomp_desktop.domain.values import Json, Value


def merge_people(options: Namespace) -> Answer:
    """Merge the second person into the first; say what was chosen, what joined, and how to come back."""
    with open_register(options) as register:
        kept, absorbed = (register.record(one) for one in (options.kept, options.absorbed))
        kit = running_kit(register)
        asked, known = compare(kept, absorbed, kit), obstacles(kept, absorbed)
        changes = merge(kept, absorbed, {}, kit)
        register.apply(changes, REASON)
        number = register.journal(limit=1)[0].number
    joined, warned = summary(absorbed, changes), [one.sentence for one in known]
    back = f"Acte n°\u00a0{number}\u202f; pour séparer les deux fiches\u202f: undo {options.register} --act {number}"
    data: dict[str, Json] = {
        "act": number,
        "kept": kept.person.id,
        "absorbed": absorbed.person.id,
        "choices": {one.field.key: one.proposed for one in asked},
        "warnings": [*warned],
    }
    return Answer((f"{REASON}\u202f: {kept.person.full_name}", *_chosen(asked), *joined, *warned, back), data)


def _chosen(asked: tuple[Difference, ...]) -> Iterator[str]:
    for one in asked:
        values: Mapping[str, Value] = {"kept": one.kept, "absorbed": one.absorbed}
        chosen, other = (
            "inconnu" if value is None else one.field.kind.show(value)
            for value in (values[one.proposed], values["absorbed" if one.proposed == "kept" else "kept"])
        )
        yield f"{one.field.label}\u202f: {chosen} (et non {other})"
