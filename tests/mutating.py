# SPDX-License-Identifier: EUPL-1.2
"""A kit that has something of every sort, and the changes that its authors may make to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from accomp_desktop.domain.kit import ActionTemplate, Kit, Letter, LocalIndicator, OperationTemplate
from accomp_desktop.domain.kit_items import racks
from accomp_desktop.domain.questions import Form, Item, Question, Section
from accomp_desktop.domain.scales import DatedScale, ScaleValue
from accomp_desktop.domain.shelves import questions_of
from accomp_desktop.exchange.kits import read_kit
from accomp_desktop.places import RESOURCES

SHIPPED = read_kit(RESOURCES / "kits" / "35")
KIT = replace(
    SHIPPED,
    keeps_nir=True,
    letters=(Letter("invitation", "Convocation", "Bonjour {first_name}"),),
    operations=(OperationTemplate("OP", "Rebondir", date(2024, 1, 1), date(2025, 12, 31)),),
    indicators=(LocalIndicator("I1", "En ville", "known(town)"),),
    scales=(DatedScale("rsa", "RSA", "€/mois", "Décret", (ScaleValue(date(2024, 4, 1), Decimal("635.71")),)),),
    labels={"phone": "Portable"},
    list_labels={"advisers": "L’équipe"},
    fields=(*SHIPPED.fields, Question("stall", "Étal", "group", questions=(Question("stall_day", "Jour"),))),
)


@st.composite
def mutated(draw: st.DrawFn, kit: Kit, most: int = 6) -> Kit:
    """The same kit after a few changes of any sort: reworded, reordered, retired, taken out, moved, added."""
    for _ in range(draw(st.integers(0, most))):
        kit = draw(st.sampled_from(MUTATIONS))(draw, kit)
    return kit


def _reworded(draw: st.DrawFn, kit: Kit) -> Kit:
    rack = draw(st.sampled_from([one for one in racks(kit) if one.shelf.read(kit)]))
    held = list(rack.shelf.read(kit))
    at = draw(st.integers(0, len(held) - 1))
    word = f"mot {draw(st.integers(0, 9**9))}"
    if hasattr(held[at], "label"):
        held[at] = replace(held[at], label=word)
    elif rack.sort == "delay":
        held[at] = replace(held[at], value=held[at].value + 1)
    elif rack.sort in {"heading", "heading_part"}:
        held[at] = replace(held[at], value=(word, *held[at].value))
    elif rack.sort == "order":
        held[at] = replace(held[at], value=tuple(draw(st.permutations(held[at].value))))
    return rack.shelf.write(kit, tuple(held))


def _reordered(draw: st.DrawFn, kit: Kit) -> Kit:
    rack = draw(st.sampled_from([one for one in racks(kit) if one.ordered and one.sort != "return"]))
    return rack.shelf.write(kit, tuple(draw(st.permutations(rack.shelf.read(kit)))))


def _retired(draw: st.DrawFn, kit: Kit) -> Kit:
    able = [(rack, one) for rack in racks(kit) for one in rack.shelf.read(kit) if hasattr(one, "retired")]
    rack, one = draw(st.sampled_from(able))
    return rack.shelf.retire(kit, rack.shelf.code_of(one), retired=True)


def _gone(draw: st.DrawFn, kit: Kit) -> Kit:
    free = {
        "field",
        "question",
        "score",
        "alert",
        "proposal",
        "letter",
        "operation",
        "indicator",
        "delay",
        "scale",
        "line",
        "heading",
    }
    able = [(rack, one) for rack in racks(kit) if rack.sort in free for one in rack.shelf.read(kit)]
    rack, one = draw(st.sampled_from(able))
    code = rack.shelf.code_of(one)
    named = rack.sort == "line" and rack.within == "proofs"
    return kit if named else rack.shelf.take_out(kit, code)


def _moved(draw: st.DrawFn, kit: Kit) -> Kit:
    form = kit.forms[0]
    here, there = (draw(st.sampled_from(form.sections)).code for _ in range(2))
    shelf = questions_of(form.code, here)
    if not shelf.read(kit):
        return kit
    one = draw(st.sampled_from(shelf.read(kit)))
    kit = shelf.take_out(kit, one.key)
    target = questions_of(form.code, there)
    return target.write(kit, tuple(draw(st.permutations((*target.read(kit), one)))))


def _added(draw: st.DrawFn, kit: Kit) -> Kit:
    rank = draw(st.integers(0, 9**9))
    form = kit.forms[0]
    section = draw(st.sampled_from(form.sections))
    name = f"list_{rank}"
    question = Question(f"question_{rank}", f"Question {rank}", "choice", list=name)
    kit = replace(kit, lists={**kit.lists, name: (Item("a", "A"), Item("b", "B"))})
    match draw(st.integers(0, 4)):
        case 0:
            new = Section(f"section_{rank}", f"Section {rank}", (question,))
            return replace(kit, forms=(replace(form, sections=(new, *form.sections)), *kit.forms[1:]))
        case 1:
            shelf = questions_of(form.code, section.code)
            return shelf.write(kit, tuple(draw(st.permutations((*shelf.read(kit), question)))))
        case 2:
            action = ActionTemplate(f"action_{rank}", f"Action {rank}")
            tracks = (replace(kit.tracks[0], actions=(*kit.tracks[0].actions, action.code)), *kit.tracks[1:])
            return replace(kit, actions=(action, *kit.actions), tracks=tracks)
        case 3:
            new_form = Form(f"form_{rank}", "Point d’étape", (Section("only", "Tout", (question,)),))
            return replace(kit, forms=(*kit.forms, new_form))
        case _:
            return replace(kit, fields=(*kit.fields, question))


MUTATIONS: tuple[Callable[[st.DrawFn, Kit], Kit], ...] = (_reworded, _reordered, _retired, _gone, _moved, _added)
