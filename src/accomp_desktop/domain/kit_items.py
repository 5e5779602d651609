# SPDX-License-Identifier: EUPL-1.2
"""A kit seen flat: everything in it that a coordinator recognises, by a key, with where it stands and its label.

Each rack is a shelf whose items have a place of their own. What stands inside an item (the questions of a section,
the values of a scale) is on another rack, and left out of it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from accomp_desktop.domain.headings import JOINT, RSA_SINCE
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.kit import ADVISERS, Kit
from accomp_desktop.domain.questions import Form, Section
from accomp_desktop.domain.returning import RETURN_COLUMNS
from accomp_desktop.domain.shelves import (
    ACTIONS,
    EXIT_REASONS,
    INDICATORS,
    LETTERS,
    OPERATIONS,
    TRACKS,
    Shelf,
    alerts_of,
    lines_of,
    proposals_of,
    questions_of,
    scores_of,
    sections_of,
)
from accomp_desktop.domain.spine import SPINE

SortOfItem: TypeAlias = Literal[
    "fact", "core", "order", "heading", "heading_part", "field", "list", "line", "form", "section", "question",
    "score", "alert", "proposal", "action", "track", "exit", "letter", "operation", "indicator", "delay", "return",
    "scale", "scale_value",
]  # fmt: skip


class ItemKey(NamedTuple):
    """What an item is known by: its sort, the form, list or scale it belongs to, and its code."""

    sort: SortOfItem
    within: str
    code: str


@dataclass(frozen=True)
class Entry:
    """One entry of a table of the kit, or one of its own facts."""

    code: str
    value: Any


@dataclass(frozen=True)
class CoreWording:
    """How a kit words and marks a field of the application."""

    code: str
    label: str
    help: str = ""
    hidden: bool = False
    required: bool = False
    sensitive: bool = False


@dataclass(frozen=True)
class Stood:
    """An item where it stands: `host` is the section of a question, whose order counts if `ordered`."""

    key: ItemKey
    place: str
    label: str
    host: str
    item: Any
    ordered: bool


@dataclass(frozen=True)
class Rack:
    """A shelf of the kit under the name it has for a coordinator."""

    sort: SortOfItem
    place: str
    shelf: Shelf[Any]
    within: str = ""
    host: str = ""
    ordered: bool = True
    label: Callable[[Kit, Any], str] = lambda _, item: item.label

    def key_of(self, item: object) -> ItemKey:
        """Give the key of an item that stands here."""
        return ItemKey(self.sort, self.within, str(self.shelf.code_of(item)))

    def holds(self, stood: Stood) -> bool:
        """Tell whether an item stands here."""
        return stood.key[:2] == (self.sort, self.within) and stood.host == self.host

    def stood(self, kit: Kit) -> Iterator[Stood]:
        """Go through the items that stand here."""
        for one in self.shelf.read(kit):
            yield Stood(self.key_of(one), self.place, self.label(kit, one), self.host, one, self.ordered)


FACTS: Mapping[str, str] = {
    "code": "Code",
    "label": "Nom du programme",
    "departement": "Département",
    "author": "Auteur",
    "contact": "Contact",
    "learnt": "Ce qui a été appris",
    "keeps_nir": "Conservation du NIR",
    "logo": "Logo",
    "funders": "Financeurs",
}
"""The programme’s own facts: attribute → its name."""

DELAY_NAMES: Mapping[str, str] = {
    "first_contact": "Premier contact",
    "diagnosis": "Diagnostic",
    "plan": "Plan d’action",
    "silence": "Sans contact",
    "action_soon": "Action à échéance",
    "survey": "Enquête après la sortie",
    "esf_collection": "Recueil des données FSE",
}
"""Delay → its name; a code of no delay is its own name."""

CORE_FIELDS = {one.key: one for sort in SPINE.values() for one in sort.fields} | {RSA_SINCE.key: RSA_SINCE}
CORE_PLACES = {one.key: sort.label for sort in reversed([*SPINE.values()][1:]) for one in sort.fields}
"""Where each core field is; the structure, first of the spine, has no wording of a kit’s."""


def items(kit: Kit) -> Mapping[ItemKey, Stood]:
    """Give everything in a kit by its key, in the order of the racks."""
    return {one.key: one for rack in racks(kit) for one in rack.stood(kit)}


def racks(kit: Kit) -> Iterator[Rack]:
    """Go through the racks of a kit: what holds comes before what it holds."""
    yield Rack("fact", "Programme", FACT, ordered=False, label=lambda _, one: FACTS[one.code])
    yield Rack("core", "Champs de l’application", CORE, ordered=False, label=_core_label)
    yield Rack("order", "Ordre des champs", _table("order"), ordered=False, label=_record_label)
    yield Rack("heading", "Intitulés reconnus", _table("headings"), ordered=False, label=_field_label)
    yield Rack("heading_part", "Intitulés en plusieurs colonnes", _table("heading_parts"), ordered=False,
        label=_field_label)  # fmt: skip
    named = list_labels(kit)
    yield Rack("list", "Listes", LISTS, ordered=False, label=lambda _, one: named.get(one.code, one.code))
    for name in kit.lists:
        if name != ADVISERS:
            yield Rack("line", f"Liste, {named.get(name, name)}", lines_of(name), name)
    yield Rack("field", "Champs", FIELDS)
    yield Rack("form", "Formulaires", FORMS)
    for form in kit.forms:
        yield from _racks_of(form)
    yield Rack("action", "Actions", ACTIONS)
    yield Rack("track", "Voies", TRACKS)
    yield Rack("exit", "Motifs de sortie", EXIT_REASONS)
    yield Rack("letter", "Documents", LETTERS)
    yield Rack("operation", "Opérations", OPERATIONS)
    yield Rack("indicator", "Indicateurs", INDICATORS)
    yield Rack("delay", "Délais", _table("delays"), ordered=False,
        label=lambda _, one: DELAY_NAMES.get(one.code, one.code))  # fmt: skip
    yield Rack("return", "Retour au Département", RETURNS, label=_column_label)
    yield Rack("scale", "Barèmes", SCALES)
    for scale in kit.scales:
        yield Rack("scale_value", f"Barème, {scale.label}", values_of(scale.code), scale.code, ordered=False,
            label=lambda _, one: f"Depuis le {Day().show(one.value.since)}")  # fmt: skip


def _racks_of(form: Form) -> Iterator[Rack]:
    yield Rack("section", form.label, _bare(sections_of(form.code), "questions"), form.code)
    for section in form.sections:
        place = f"{form.label}, {section.label}"
        yield Rack("question", place, questions_of(form.code, section.code), form.code, section.code)
    yield Rack("score", f"{form.label}, Scores", scores_of(form.code), form.code)
    yield Rack("alert", f"{form.label}, Alertes", alerts_of(form.code), form.code)
    yield Rack("proposal", f"{form.label}, Voies proposées", proposals_of(form.code), form.code)


def section_of(kit: Kit, form: str, code: str) -> Section | None:
    """Find a section of a form."""
    return sections_of(form).find(kit, code)


def list_labels(kit: Kit) -> Mapping[str, str]:
    """Name the lists of a kit: as it does, or each by the first question that uses it."""
    asked = (*kit.fields, *(one for form in kit.forms for one in form.questions()))
    used = {one.list: one.label for one in reversed(asked)}
    return used | {name: label for name, label in kit.list_labels.items() if label}


def list_label(kit: Kit, name: str) -> str:
    """Name a list; one that nothing names goes by its code."""
    return list_labels(kit).get(name, name)


def _table(name: str) -> Shelf[Entry]:
    """Give a table of the kit as a shelf of its entries."""
    return Shelf(
        lambda kit: tuple(Entry(code, value) for code, value in getattr(kit, name).items()),
        lambda kit, entries: replace(kit, **{name: {one.code: one.value for one in entries}}),
    )


def _bare(shelf: Shelf[Any], *contents: str) -> Shelf[Any]:
    """Give a shelf whose items show without their contents, which stay with them."""

    def read(kit: Kit) -> tuple[Any, ...]:
        return tuple(replace(one, **dict.fromkeys(contents, ())) for one in shelf.read(kit))

    def write(kit: Kit, bare: tuple[Any, ...]) -> Kit:
        held = {shelf.code_of(one): one for one in shelf.read(kit)}
        filled = (
            replace(one, **{name: getattr(held.get(shelf.code_of(one), one), name) for name in contents})
            for one in bare
        )
        return shelf.write(kit, tuple(filled))

    return Shelf(read, write, shelf.code)


def _read_core(kit: Kit) -> tuple[CoreWording, ...]:
    return tuple(
        CoreWording(
            key,
            kit.labels.get(key, one.label),
            kit.helps.get(key, one.help),
            key in kit.hidden,
            key in kit.required,
            key in kit.sensitive,
        )
        for key, one in CORE_FIELDS.items()
    )


def _write_core(kit: Kit, worded: tuple[CoreWording, ...]) -> Kit:
    return replace(
        kit,
        labels={one.code: one.label for one in worded if one.label != CORE_FIELDS[one.code].label},
        helps={one.code: one.help for one in worded if one.help != CORE_FIELDS[one.code].help},
        **{
            name: tuple(one.code for one in worded if getattr(one, name))
            for name in ("hidden", "required", "sensitive")
        },
    )


def _read_lists(kit: Kit) -> tuple[Entry, ...]:
    return tuple(Entry(name, kit.list_labels.get(name, "")) for name in kit.lists if name != ADVISERS)


def _write_lists(kit: Kit, entries: tuple[Entry, ...]) -> Kit:
    kept = {name: label for name, label in kit.list_labels.items() if name == ADVISERS}
    labels = {one.code: one.value for one in entries if one.value}
    lists = {one.code: () for one in entries} | dict(kit.lists)
    return replace(kit, lists=lists, list_labels=kept | labels)


FACT: Shelf[Entry] = Shelf(
    lambda kit: tuple(Entry(name, getattr(kit, name)) for name in FACTS),
    lambda kit, entries: replace(kit, **{one.code: one.value for one in entries}),
)
CORE: Shelf[CoreWording] = Shelf(_read_core, _write_core)
LISTS: Shelf[Entry] = Shelf(_read_lists, _write_lists)
FIELDS: Shelf[Any] = Shelf(lambda kit: kit.fields, lambda kit, held: replace(kit, fields=held), "key")
FORMS = _bare(
    Shelf(lambda kit: kit.forms, lambda kit, held: replace(kit, forms=held)),
    *("sections", "scores", "alerts", "proposals"),
)
RETURNS: Shelf[Any] = Shelf(lambda kit: kit.returns, lambda kit, held: replace(kit, returns=held), "column")
SCALES = _bare(Shelf(lambda kit: kit.scales, lambda kit, held: replace(kit, scales=held)), "values")


def values_of(code: str) -> Shelf[Entry]:
    """Give the shelf of the values of a scale, by the day from which each applies."""

    def read(kit: Kit) -> tuple[Entry, ...]:
        return tuple(
            Entry(one.since.isoformat(), one) for scale in kit.scales if scale.code == code for one in scale.values
        )

    def write(kit: Kit, entries: tuple[Entry, ...]) -> Kit:
        values = tuple(sorted((one.value for one in entries), key=lambda one: one.since))
        scales = (replace(one, values=values) if one.code == code else one for one in kit.scales)
        return replace(kit, scales=tuple(scales))

    return Shelf(read, write)


def _core_label(_: Kit, worded: CoreWording) -> str:
    place = CORE_PLACES.get(worded.code, "")
    return f"{worded.label} ({place.lower()})" if place else worded.label


def _record_label(_: Kit, entry: Entry) -> str:
    return SPINE[entry.code].label if entry.code in SPINE else entry.code


def _field_label(kit: Kit, entry: Entry) -> str:
    """Name the field that headings announce, or the several fields of a joint heading."""
    own = {one.key: one.label for one in kit.fields}
    core = {key: kit.labels.get(key, CORE_FIELDS[key].label) for key in entry.code.split(JOINT) if key in CORE_FIELDS}
    return ", ".join((core | own).get(key, key) for key in entry.code.split(JOINT))


def _column_label(_: Kit, heading: Any) -> str:  # noqa: ANN401  an item of any shelf
    column = RETURN_COLUMNS.get(heading.column)
    return cast("str", heading.label) or (column.label if column else heading.column)
