# SPDX-License-Identifier: EUPL-1.2
"""The return to the Département: what it is told of each person it sent, and nothing that is not in this table."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from accomp_desktop.domain.casework import STAGES, PersonFile, SupportFile
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.import_plan import ImportPlan
from accomp_desktop.domain.kinds import Day, Kind, Text
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.person import Person
from accomp_desktop.domain.reception import Dispatch
from accomp_desktop.domain.referral import REFERRAL_STATES, Referral
from accomp_desktop.domain.values import Value, to_json

NUMBER = "departement_id"
CHANGED = "changed"
YES, NO, NEW = "oui", "non", "nouveau"
REASON = "Retour au Département"
"""The act under which a return is recorded."""

SURE = frozenset({"updated", "unchanged", "duplicate"})
"""What becomes, in an import, of a line that is surely about someone known."""

STATES: Mapping[str, str] = {
    **{one.code: one.label for one in REFERRAL_STATES},
    "received": STAGES["referred"],
    "entered": STAGES["supported"],
}
"""State of a referral → where the person stands, in the Département’s words."""


@dataclass(frozen=True)
class Standing:
    """Where a person sent by the Département stands: the last referral, and the accompaniment that answers it."""

    person: Person
    received_on: date | None
    state: str
    support: SupportFile | None
    kit: Kit
    today: date


@dataclass(frozen=True)
class ReturnColumn:
    """A column that a return may have; `identifies` says that it only serves to find the person."""

    code: str
    label: str
    kind: Kind
    tell: Callable[[Standing], Value]
    identifies: bool = False


def _state(one: Standing) -> str:
    if one.support is None:
        return STATES[one.state]
    return STAGES["exited" if one.support.exit else "supported"]


def _track(one: Standing) -> str | None:
    plans = one.support.plans if one.support else ()
    track = one.kit.track(plans[-1].track) if plans else None
    return track.label if track else None


def _exit_reason(one: Standing) -> str | None:
    left = one.support.exit if one.support else None
    reason = one.kit.exit_reason(left.reason) if left else None
    return reason.label if reason else None


RETURN_COLUMNS: Mapping[str, ReturnColumn] = {
    column.code: column
    for column in (
        ReturnColumn(NUMBER, "N° du Département", Text(), lambda one: one.person.departement_id, identifies=True),
        ReturnColumn("birth_name", "Nom de naissance", Text(), lambda one: one.person.birth_name, identifies=True),
        ReturnColumn("first_name", "Prénom", Text(), lambda one: one.person.first_name, identifies=True),
        ReturnColumn("birth_date", "Date de naissance", Day(), lambda one: one.person.birth_date, identifies=True),
        ReturnColumn("received_on", "Orientation reçue le", Day(), lambda one: one.received_on),
        ReturnColumn("state", "État de l’accompagnement", Text(), _state),
        ReturnColumn("adviser", "Conseiller·ère", Text(),
            lambda one: one.support.accompanied_by(one.today) if one.support else None),
        ReturnColumn("first_appointment", "Premier rendez-vous", Day(),
            lambda one: one.support.interviews[0].on if one.support and one.support.interviews else None),
        ReturnColumn("entered_on", "Entrée en accompagnement", Day(),
            lambda one: one.support.support.started_on if one.support else None),
        ReturnColumn("track", "Voie d’accompagnement", Text(), _track),
        ReturnColumn("exit_on", "Sortie de l’accompagnement", Day(),
            lambda one: one.support.exit.on if one.support and one.support.exit else None),
        ReturnColumn("exit_reason", "Motif de sortie", Text(), _exit_reason),
        ReturnColumn(CHANGED, "Modifié depuis le dernier retour", Text(), lambda _: None),
    )
}  # fmt: skip
"""All that a Département may be told, in the usual order; `CHANGED` is filled by comparing the others."""


@dataclass(frozen=True)
class ReturnLine:
    """What the Département is told of one person: a value by column of the layout, and their digest."""

    person_id: str
    values: Mapping[str, Value]
    digest: str


class NobodySent(UserError):
    """The Département never sent anyone: there is nothing to return."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            "Le Département n’a orienté personne dans ce registre\u202f: il n’y a rien à lui retourner. "
            "Importez d’abord la liste reçue."
        )


class NobodyRecognised(UserError):
    """No line of a list is about someone the Département sent, or it has no headings beside which to put ours."""

    def __init__(self, name: str) -> None:
        """Take the file’s name."""
        super().__init__(
            f"«\u202f{name}\u202f» ne peut pas être complété\u202f: aucune de ses lignes n’est celle d’une personne "
            "orientée de ce registre, ou la liste n’a pas d’intitulés. Importez-la d’abord, ou faites un retour pour "
            "toutes les personnes."
        )


def return_layout(kit: Kit) -> tuple[ReturnColumn, ...]:
    """Give the columns of the kit’s return under its labels, or every column when it lays out none."""
    chosen = ((RETURN_COLUMNS[one.column], one.label) for one in kit.returns)
    return tuple(replace(column, label=label or column.label) for column, label in chosen) or tuple(
        RETURN_COLUMNS.values()
    )


def return_lines(
    files: Sequence[PersonFile], kit: Kit, sent: Sequence[Dispatch], today: date
) -> tuple[ReturnLine, ...]:
    """Tell where each person stands whom the Département sent, by its number then by name.

    `sent` gives the returns already sent, oldest first: each line says whether it differs from the last one told.
    """
    told = {person_id: digest for one in sent for person_id, digest in one.answers.items()}
    people = sorted((one for file in files for one in _standings(file, kit, today)), key=_rank)
    return tuple(_line(one, return_layout(kit), told.get(one.person.id)) for one in people)


def told_by_row(plan: ImportPlan, lines: Sequence[ReturnLine]) -> dict[int, ReturnLine | None]:
    """Give each line of a received list what is told of its person; nothing when it is not surely someone known.

    `plan` is what an import of the list would do. Refused when there is nobody to tell about.
    """
    told = {one.person_id: one for one in lines}
    rows = {row.row: told.get(row.person_id or "") if row.status in SURE else None for row in plan.rows}
    if not plan.listing.header_row or not any(rows.values()):
        raise NobodyRecognised(plan.file_name)
    return rows


def dispatch_of(lines: Sequence[ReturnLine], today: date) -> Dispatch:
    """Make the record of a return that was sent."""
    return Dispatch(on=today, lines=len(lines), answers={one.person_id: one.digest for one in lines})


def _standings(file: PersonFile, kit: Kit, today: date) -> Iterator[Standing]:
    sent = [one for one in file.referrals if one.origin == "departement" or one.reception_id]
    if sent:
        received_on, state = _received(sent[-1], file)
        yield Standing(file.person, received_on, state, _answering(file, received_on), kit, today)


def _received(referral: Referral, file: PersonFile) -> tuple[date | None, str]:
    """Tell when a referral was received, and where it is now."""
    states = [one for one in file.referral_states if one.referral_id == referral.id]
    received = (one.on for one in states if one.state == "received")
    return next(received, referral.referred_on), states[-1].state if states else "received"


def _answering(file: PersonFile, received_on: date | None) -> SupportFile | None:
    """Find the accompaniment that answers the last referral: the last one, unless it was over before."""
    last = file.supports[-1] if file.supports else None
    if last and last.exit and received_on and last.exit.on < received_on:
        return None
    return last


def _rank(one: Standing) -> tuple[bool, int, str, str, str]:
    number = one.person.departement_id or ""
    return not number, len(number), number, one.person.birth_name, one.person.first_name


def _line(one: Standing, layout: Sequence[ReturnColumn], before: Value) -> ReturnLine:
    told = {column.code: column.tell(one) for column in layout}
    digest = _digest(one.person.id, told)
    changed = NEW if before is None else NO if before == digest else YES
    return ReturnLine(one.person.id, {code: changed if code == CHANGED else told[code] for code in told}, digest)


def _digest(salt: str, told: Mapping[str, Value]) -> str:
    """Shorten what is told to a mark that says nothing by itself; neither order nor labels count."""
    known = {code: to_json(value) for code, value in sorted(told.items()) if value is not None}
    return sha256((salt + json.dumps(known)).encode()).hexdigest()[:16]
