# SPDX-License-Identifier: EUPL-1.2
"""A field: what is asked, of which record, and the headings under which spreadsheets name it."""

from dataclasses import dataclass

from accomp_desktop.domain.kinds import Kind


@dataclass(frozen=True)
class Field:
    """One question and where its answer lives.

    A core field (`core`) is a typed column that indicators and rules count by: a kit may relabel it,
    hide it, never retire it. Any other field is the kit's and lives in the answers of its record. A record cannot
    do without a field that is `needed`; one that is `required` is asked for, one `essential` at a first meeting. `tab`
    is where it is shown when it is not with its record; `only_if` is the condition under which
    it is asked, `formula` what computes it, `group` the title it stands under with its neighbours.
    """

    key: str
    label: str
    kind: Kind
    record: str = "person"
    needed: bool = False
    required: bool = False
    headings: tuple[str, ...] = ()
    sensitive: bool = False
    essential: bool = False
    hidden: bool = False
    retired: bool = False
    tab: str = ""
    group: str = ""
    only_if: str = ""
    formula: str = ""
    help: str = ""
    core: bool = False
    attribute: str = ""
    position: int | None = None


def core(  # noqa: PLR0913  a row of a table
    record: str,
    key: str,
    label: str,
    kind: Kind,
    *,
    required: bool = False,
    sensitive: bool = False,
    help: str = "",  # noqa: A002  the word of the field table
    attribute: str = "",
    position: int | None = None,
) -> Field:
    """Write one row of a table of core fields."""
    return Field(
        key=key,
        label=label,
        kind=kind,
        record=record,
        needed=required,
        required=required,
        sensitive=sensitive,
        help=help,
        core=True,
        attribute=attribute or key,
        position=position,
    )
