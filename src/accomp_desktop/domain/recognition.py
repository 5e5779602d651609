# SPDX-License-Identifier: EUPL-1.2
"""What each column of a list carries: by its heading, what stands above it, its spelling, the look of its values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from accomp_desktop.domain.headings import ANOTHER, Keys, Vocabulary, fold_heading, glue, without_whose
from accomp_desktop.domain.kinds import cell_text
from accomp_desktop.domain.layout import IGNORED, REFUSED, Layout, named, nearest
from accomp_desktop.domain.listing import (
    SEARCHED_LINES,
    Column,
    Listing,
    NoHeaderFound,
    Reason,
    Uses,
    acceptable,
    candidates,
    with_uses,
)
from accomp_desktop.domain.looks import NIR_HEADINGS, agreed_look, look_of, looks_like_nir
from accomp_desktop.domain.names import one_letter_apart
from accomp_desktop.domain.table import Book, Line, Sheet

SURE: dict[Reason, int] = {"heading": 100, "remembered": 100, "group": 95, "glued": 95, "whose": 85, "spelling": 70}
"""How sure each way of recognising a heading is, out of 100."""

SAMPLED = 200
"""Cells of a column that say something: how many are looked at to guess what it carries."""

LONGEST_HEADING = 60
"""Characters: a longer text is a title or a remark."""

SHORT = 4
"""Letters: a shorter word must be spelt right."""

OTHERS = frozenset(
    {"conjoint", "concubin", "partenaire", "enfant", "employeur", "structure", "conseiller", "agent", "referent"}
)
"""Above or in a heading, words of someone else: what follows is not the person’s."""

BUSINESS = frozenset({"entreprise", "activite", "societe", "etablissement", "commerce"})
"""Above a heading, words of the business: a name or an address below is not the person’s."""

ASIDE = re.compile(r"\([^)]*\)")
GENERAL_NAMES = frozenset({"nom", "nom famille", "nom beneficiaire", "nom allocataire", "nom responsable dossier"})
"""Headings of a name that is the birth name when alone, and the used name beside another that is said to be it."""


@dataclass(frozen=True)
class Guess:
    """What a heading is thought to mean."""

    keys: Keys
    reason: Reason


def find_listing(  # noqa: PLR0913  the choices of the user, each with its default
    book: Book,
    vocabulary: Vocabulary,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    layouts: Sequence[Layout] = (),
    uses: Uses | None = None,
) -> Listing:
    """Find the list of a workbook, and understand its columns; the headings that name most fields are its own.

    A hidden sheet counts only when it is asked for or nothing else does. Raises `NoHeaderFound` or `NoSuchSheet`.
    """
    for sheets in candidates(book, sheet):
        found = [one for each in sheets for one in headers(each, vocabulary, header_row)]
        if found:
            best = max(found, key=lambda one: (bool(one.sheet.rows[one.header_row :]), len(one.carried)))
            return with_uses(understood(best, vocabulary, layouts), uses or {}, vocabulary)
    raise NoHeaderFound


def headers(sheet: Sheet, vocabulary: Vocabulary, header_row: int | None) -> Iterator[Listing]:
    """Go through the lines of a sheet that may hold its headings, alone or with the line above."""
    if header_row == 0:
        width = max((len(line) for line in sheet.rows[:SEARCHED_LINES]), default=0)
        yield Listing(sheet, 0, tuple(Column(index, "") for index in range(width)))
    rows = sheet.rows[:SEARCHED_LINES] if header_row is None else sheet.rows[:header_row]
    for number, line in enumerate(rows, 1):
        if header_row not in {None, number}:
            continue
        above: Line = rows[number - 2] if number > 1 else ()
        alone = Listing(sheet, number, recognised(line, (), vocabulary))
        both = Listing(sheet, number, recognised(line, above, vocabulary)) if _is_over(above, alone) else alone
        if acceptable(both) or header_row == number:
            yield both
        elif acceptable(alone):
            yield alone


def _is_over(above: Line, below: Listing) -> bool:
    """Tell whether a line may hold the titles of groups, or headings merged downwards: several short texts."""
    texts = [cell for cell in above if isinstance(cell, str) and cell.strip()]
    return len(texts) > 1 and all(len(text) <= LONGEST_HEADING for text in texts) and bool(below.carried)


def recognised(line: Line, above: Line, vocabulary: Vocabulary) -> tuple[Column, ...]:
    """Give each column what its heading says; where the line is blank, the heading is the one above."""
    taken: set[str] = set()
    columns: list[Column] = []
    group = ""
    for index in range(max(len(line), len(above))):
        own, over = _text(line, index), _text(above, index)
        group = over or group
        if own and above:
            guess, heading = _under(group, own, vocabulary)
        else:
            guess, heading = recognise(own or over, vocabulary), own or over
        columns.append(_column(index, heading, guess, taken, vocabulary))
    return tuple(_two_names(columns))


def recognise(heading: str, vocabulary: Vocabulary) -> Guess | None:
    """Say what a heading means, if the kit knows it."""
    folded = fold_heading(heading)
    if not folded:
        return None
    ways: tuple[tuple[Reason, Keys | None], ...] = (
        ("heading", vocabulary.names.get(folded)),
        ("glued", vocabulary.glued.get(glue(heading))),
        ("whose", vocabulary.names.get(without_whose(fold_heading(_without_remark(heading))))),
    )
    return next((Guess(keys, reason) for reason, keys in ways if keys), None)


def _without_remark(heading: str) -> str:
    """Take what stands between brackets out of a heading, unless it speaks of someone else."""
    return ASIDE.sub(lambda aside: aside[0] if OTHERS & set(fold_heading(aside[0]).split()) else "", heading)


def _under(group: str, own: str, vocabulary: Vocabulary) -> tuple[Guess | None, str]:
    """Say what a heading under the title of a group means, and what to call it."""
    words = set(fold_heading(group).split())
    alone, both = recognise(own, vocabulary), f"{group} {own}".strip()
    together = next(
        (one for one in (recognise(f"{own} {group}", vocabulary), recognise(both, vocabulary)) if one), None
    )
    together = together and Guess(together.keys, "group")
    of_business = bool(alone) and all(vocabulary.fields[key].record == "business" for key in alone.keys)
    if words & OTHERS or (alone and words & BUSINESS and not of_business):
        return together, both
    return (alone, own) if alone else (together, both if together else own)


def _column(index: int, heading: str, guess: Guess | None, taken: set[str], vocabulary: Vocabulary) -> Column:
    """Give a column what was guessed, unless another gave it already; a part of a field may join the others."""
    if guess is None:
        return Column(index, heading)
    keys, partial = guess.keys, fold_heading(heading) in vocabulary.parts
    if not partial and not taken.isdisjoint(keys):
        other = ANOTHER.get(keys[0], "")
        if not other or other in taken:
            return Column(index, heading, reason="twice")
        keys = (other,)
    taken.update(keys)
    return Column(index, heading, keys, guess.reason, SURE[guess.reason])


def _two_names(columns: Sequence[Column]) -> Iterator[Column]:
    """Read « Nom » beside « Nom de naissance » as the name in use."""
    folded = [fold_heading(one.heading) for one in columns]
    said = next((at for at, name in enumerate(folded) if _is_birth_name(name)), None)
    general = next((at for at, name in enumerate(folded) if name in GENERAL_NAMES), None)
    swaps: dict[int, Keys] = {}
    if said is not None and general is not None:
        swaps = {said: ("birth_name",)}
        if not any("used_name" in one.fields for one in columns):
            swaps[general] = ("used_name",)
        elif columns[general].fields == ("birth_name",):
            swaps[general] = ()
    for at, one in enumerate(columns):
        yield replace(one, fields=swaps[at], reason="heading", confidence=100) if at in swaps else one


def _is_birth_name(folded: str) -> bool:
    words = set(folded.split())
    return "nom" in words and bool(words & {"naissance", "naiss", "nais", "jeune", "fille", "jf", "patronymique"})


def understood(listing: Listing, vocabulary: Vocabulary, layouts: Sequence[Layout]) -> Listing:
    """Go from what the headings say to all that can be known: a remembered layout, spelling, the look of values."""
    columns = list(listing.columns)
    layout = nearest([one.heading for one in columns], layouts)
    if layout is not None:
        columns = _as_before(columns, layout, vocabulary)
    for step in (_by_nir, _by_spelling, _by_look):
        columns = step(replace(listing, columns=tuple(columns)), vocabulary)
    return replace(listing, columns=tuple(_by_split(replace(listing, columns=tuple(columns)))))


def _as_before(columns: Sequence[Column], layout: Layout, vocabulary: Vocabulary) -> list[Column]:
    """Read each column as the layout remembers it; what the layout gives elsewhere is not given twice."""
    names = named(one.heading for one in columns)
    uses = {at: layout.uses[name] for at, name in enumerate(names) if layout.uses.get(name)}
    kept = {at: use for at, use in uses.items() if use in {IGNORED, REFUSED} or _known(use, vocabulary)}
    given = {key for use in kept.values() for key in use.split("+")}
    return [
        replace(
            one,
            fields=() if kept[at] in {IGNORED, REFUSED} else tuple(kept[at].split("+")),
            refused=kept[at] == REFUSED,
            reason="remembered",
            confidence=SURE["remembered"],
        )
        if at in kept
        else (replace(one, fields=(), reason="twice", confidence=0) if given.intersection(one.fields) else one)
        for at, one in enumerate(columns)
    ]


def _known(use: str, vocabulary: Vocabulary) -> bool:
    return all(key in vocabulary.fields for key in use.split("+"))


def _is_open(one: Column) -> bool:
    """Tell whether nothing is known of a column, nor said by the user."""
    return not one.fields and not one.refused and one.reason == "unknown"


def _by_nir(listing: Listing, vocabulary: Vocabulary) -> list[Column]:
    """Refuse the columns of social-security numbers, under any heading, unless the kit keeps them."""
    if "nir" in vocabulary.fields:
        return list(listing.columns)
    return [
        replace(one, reason="nir", confidence=100, refused=True)
        if _is_open(one)
        and (fold_heading(one.heading) in NIR_HEADINGS or looks_like_nir(listing.cells(one.index, SAMPLED)))
        else one
        for one in listing.columns
    ]


def _by_spelling(listing: Listing, vocabulary: Vocabulary) -> list[Column]:
    taken = set(listing.carried)
    columns: list[Column] = []
    for one in listing.columns:
        keys = close_spelling(one.heading, vocabulary) if _is_open(one) else ()
        if keys and taken.isdisjoint(keys):
            taken.update(keys)
            columns.append(replace(one, fields=keys, reason="spelling", confidence=SURE["spelling"]))
        else:
            columns.append(one)
    return columns


def close_spelling(heading: str, vocabulary: Vocabulary) -> Keys:
    """Find the one meaning whose every word is spelt almost like those of a heading, or begins like them."""
    words = without_whose(fold_heading(heading)).split()
    found = {
        keys
        for name, keys in vocabulary.names.items()
        if len(other := name.split()) == len(words) and all(map(_alike, words, other))
    }
    return found.pop() if words and len(found) == 1 else ()


def _alike(word: str, known: str) -> bool:
    if word == known:
        return True
    if len(word) < SHORT or word.isdigit():
        return len(word) >= SHORT - 1 and len(known) > SHORT and known.startswith(word)
    return known.startswith(word) or one_letter_apart(word, known)


def _by_split(listing: Listing) -> list[Column]:
    """See where the values hold more than the heading says: a name with its first name, a town with its postcode."""
    columns = list(listing.columns)
    for at, one in enumerate(columns):
        keys = agreed_look(one.fields, listing.carried, listing.cells(one.index, SAMPLED)) if one.fields else ()
        if keys and one.reason not in {"remembered", "user"}:
            columns[at] = replace(one, fields=keys, reason="values", confidence=80)
    return columns


def _by_look(listing: Listing, vocabulary: Vocabulary) -> list[Column]:
    taken = set(listing.carried)
    columns: list[Column] = []
    for one in listing.columns:
        look = look_of(listing.cells(one.index, SAMPLED), taken) if _is_open(one) else None
        if look is not None and all(key in vocabulary.fields for key in look.keys):
            taken.update(look.keys)
            columns.append(replace(one, fields=look.keys, reason="values", confidence=look.confidence))
        else:
            columns.append(one)
    return columns


def _text(line: Line, index: int) -> str:
    return cell_text(line[index]) if index < len(line) else ""
