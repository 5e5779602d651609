# SPDX-License-Identifier: EUPL-1.2
"""Texts with rules of their own: names, phones, e-mails, postcodes, towns, and the numbers by which others name."""

import re
from dataclasses import dataclass

from accomp_desktop.domain.cells import Refused, cell_text, fold, is_empty
from accomp_desktop.domain.digits import NIR_SHAPE, bare_digits, cited, unabridged
from accomp_desktop.domain.phones import phone_in, spaced
from accomp_desktop.domain.plain_kinds import Text
from accomp_desktop.domain.values import Value

SMALL_TOWN_WORDS = frozenset({"de", "du", "des", "la", "le", "les", "en", "sur", "sous", "et", "aux", "au", "à", "lès"})
NONE_SAID = re.compile(r"(?:pas d[e'u]?|sans|aucune?|inconnue?|non|ne|n'a pas)\b(?!.*[@\d])")
ADDRESS = re.compile(r"(?!mailto:|['\"])[^@\s,;<>()\[\]]+@[^@\s,;<>()'\"]+\.[^@\s.,;<>()'\"]{2,}")
DOUBLED = str.maketrans("0123456789", "0246813579")
"""Each digit → the digits of its double, added."""

NIR = re.compile(r"([1-478]\d{4}(?:\d{2}|2[AB])\d{6})(\d{2})?")


USUAL_CAF_NUMBER, USUAL_SIRET, USUAL_PHONE = map(
    re.compile, (r"(?!0{7})[0-9]{7}[A-Za-z]?", r"(?!0{14})[0-9]{14}", r"0[1-9][0-9]{8}")
)
"""What most cells hold, read at once."""


@dataclass(frozen=True)
class FamilyName(Text):
    """A family name, kept in capitals with its accents."""

    def read(self, cell: object) -> str | None:
        """Read a family name; it needs at least one letter."""
        return None if is_no_name(cell) else with_letter(cell).upper()


@dataclass(frozen=True)
class FirstName(Text):
    """A first name, each of its parts capitalised."""

    def read(self, cell: object) -> str | None:
        """Read a first name; it needs at least one letter."""
        if is_no_name(cell):
            return None
        return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), with_letter(cell).lower())


@dataclass(frozen=True)
class Town(Text):
    """A town; one shouted in capitals is written again in small letters."""

    def read(self, cell: object) -> str | None:
        """Read a town."""
        text = cell_text(cell)
        if is_empty(cell):
            return None
        return text if text != text.upper() else calm_town(text)


@dataclass(frozen=True)
class Reference(Text):
    """A number by which others name a person: kept as it is written, once it is whole."""

    def read(self, cell: object) -> str | None:
        """Read a reference; one with the shape of a social-security number is not kept."""
        if is_empty(cell):
            return None
        text = unabridged(cell)
        if NIR_SHAPE.search(text):
            raise Refused("un numéro de sécurité sociale n’est pas conservé")
        return text


@dataclass(frozen=True)
class Phone(Text):
    """A phone number: ten digits in France, « + » and its country elsewhere."""

    def read(self, cell: object) -> str | None:
        """Read « 06.12.34.56.78 », « +33 (0)6 12… », « 06 12 34 56 78 (mère) », or a number that lost its zero."""
        if isinstance(cell, str) and USUAL_PHONE.fullmatch(cell):
            return cell
        text = unabridged(cell)
        if found := phone_in(text):
            return found
        digits = re.sub(r"\D", "", text)
        if is_empty(text) or says_none(text) or (digits and not digits.strip("0")):
            return None
        if len(digits) in range(6, 13) and len(digits) != 10:
            raise Refused(f"{cited(cell)} a {len(digits)} chiffres\u202f: un numéro de téléphone en a dix")
        raise Refused(f"{cited(cell)} n’est pas un numéro de téléphone à dix chiffres")

    def show(self, value: Value) -> str:
        """Show the digits two by two."""
        return spaced(str(value or ""))


@dataclass(frozen=True)
class Email(Text):
    """An e-mail address, in small letters."""

    def read(self, cell: object) -> str | None:
        """Read an address, less what surrounds it in mails; « pas de mail » is empty, not a fault."""
        text = cell_text(cell).lower()
        if ADDRESS.fullmatch(text):
            return text
        if is_empty(text) or says_none(text):
            return None
        text = re.sub(r"\s*(?:@|[(\[]\s*(?:à|a|at|arobase)\s*[)\]])\s*", "@", text)
        if inside := re.fullmatch(r"[^<>@]*<([^<>]+)>\W*", text):
            text = inside[1]
        text = text.removeprefix("mailto:").strip(" ;,.<>'\"")
        if not ADDRESS.fullmatch(text):
            raise Refused(f"{cited(cell)} n’est pas une adresse électronique")
        return text


@dataclass(frozen=True)
class Postcode(Text):
    """Five digits; a number that lost its leading zero has it back."""

    def read(self, cell: object) -> str | None:
        """Read a postcode; « 00000 » is none."""
        if is_empty(cell):
            return None
        digits = re.sub(r"^(?:fr?)(?=\d)|cedex$", "", bare_digits(cell).casefold())
        if digits == "00000":
            return None
        if re.fullmatch(r"\d{4}", digits):
            digits = "0" + digits
        if not re.fullmatch(r"(?!00)\d{5}", digits):
            raise Refused(f"{cited(cell)} n’est pas un code postal à cinq chiffres")
        return digits


@dataclass(frozen=True)
class CafNumber(Text):
    """A CAF number, seven digits: the trailing key letter is dropped, lost leading zeros come back."""

    def read(self, cell: object) -> str | None:
        """Read a CAF number, or one filled with zeros on its left or up to fifteen digits on its right."""
        if isinstance(cell, str) and USUAL_CAF_NUMBER.fullmatch(cell):
            return cell[:7]
        if is_empty(cell):
            return None
        digits = re.sub(r"(?<=\d)[a-zA-Z]$", "", bare_digits(cell))
        digits = re.sub(r"^0+(?=\d{7}$)|(?<=^\d{7})0{6,8}$", "", digits)
        if NIR.fullmatch(digits.upper()):
            raise Refused("c’est un numéro de sécurité sociale (la MSA en use), non le numéro d’allocataire CAF")
        if not re.fullmatch(r"\d{1,7}", digits) or not int(digits):
            raise Refused(f"{cited(cell)} n’est pas un numéro d’allocataire à sept chiffres")
        return digits.zfill(7)


@dataclass(frozen=True)
class Siret(Text):
    """A SIRET: fourteen digits whose key is right (Luhn, and the exception of La Poste)."""

    def read(self, cell: object) -> str | None:
        """Read a SIRET with or without spaces; leading zeros that a number lost come back if the keys agree."""
        if isinstance(cell, str) and USUAL_SIRET.fullmatch(cell) and luhn(cell):
            return cell
        if is_empty(cell):
            return None
        digits = bare_digits(cell)
        return _siret_of(digits, cell) if digits.strip("0") else None

    def show(self, value: Value) -> str:
        """Show 123 456 789 00012."""
        text = str(value or "")
        return "\u00a0".join((text[:3], text[3:6], text[6:9], text[9:])) if text else ""


@dataclass(frozen=True)
class Siren(Text):
    """A SIREN: the nine digits of a business, whose key is right (Luhn)."""

    def read(self, cell: object) -> str | None:
        """Read a SIREN with or without spaces; of a whole SIRET, its first nine digits."""
        if is_empty(cell):
            return None
        digits = bare_digits(cell)
        if not digits.strip("0"):
            return None
        if re.fullmatch(r"\d{14}", digits):
            return str(Siret().read(cell))[:9]
        if isinstance(cell, (int, float)):
            digits = digits.zfill(9)
        if not re.fullmatch(r"\d{9}", digits):
            raise Refused(f"{cited(cell)} n’est pas un SIREN à neuf chiffres")
        if not luhn(digits):
            raise Refused(f"la clé du SIREN {cited(cell)} est fausse\u202f: un chiffre est à vérifier")
        return digits

    def show(self, value: Value) -> str:
        """Show 123 456 789."""
        return "\u00a0".join(re.findall("...", str(value or "")))


@dataclass(frozen=True)
class Nir(Text):
    """A social-security number: thirteen digits (2A and 2B for Corsica) and their key of two (97 less the rest)."""

    def read(self, cell: object) -> str | None:
        """Read a NIR of 13 or 15 characters; the key that is missing is computed, the one that is wrong refused."""
        if is_empty(cell):
            return None
        found = NIR.fullmatch(bare_digits(cell).upper())
        if found is None:
            raise Refused("ce n’est pas un numéro de sécurité sociale à 13 ou 15 chiffres")
        key = f"{97 - int(found[1].replace('2A', '19').replace('2B', '18')) % 97:02}"
        if found[2] not in {None, key}:
            raise Refused("la clé du numéro de sécurité sociale est fausse\u202f: un chiffre est à vérifier")
        return found[1] + key


@dataclass(frozen=True)
class InseeCode(Text):
    """The official code of a commune (Code officiel géographique): five characters, 2A and 2B for Corsica."""

    def read(self, cell: object) -> str | None:
        """Read a code; a number that lost its leading zero has it back."""
        if is_empty(cell):
            return None
        code = unabridged(cell).upper().zfill(5)
        if not re.fullmatch(r"(\d{2}|2[AB])\d{3}", code):
            raise Refused(f"{cited(cell)} n’est pas un code de commune à cinq caractères")
        return code


def says_none(cell: object) -> bool:
    """Tell whether words say that there is none: « pas de mail », « sans », « inconnu »."""
    return NONE_SAID.match(fold(cell_text(cell))) is not None


def is_no_name(cell: object) -> bool:
    """Tell whether a cell holds no name; « nan » is what programs write for it, Nan is someone."""
    return is_empty(cell) and cell_text(cell) not in {"Nan", "NAN"}


def with_letter(cell: object) -> str:
    """Return a name's text, refusing one without a letter or too long to be a name."""
    text = cell_text(cell)
    if not any(c.isalpha() for c in text) or len(text) > 100:
        raise Refused(f"« {text[:40]} » n’est pas un nom")
    return text


def calm_town(text: str) -> str:
    """Write a town in capitals as towns are written: « SAINT-JEAN-DU-DOIGT » → « Saint-Jean-du-Doigt »."""
    parts = re.split(r"([^\W\d_]+)", text.lower())
    words = [part if part in SMALL_TOWN_WORDS and index > 1 else part.capitalize() for index, part in enumerate(parts)]
    return "".join(words)


def _siret_of(digits: str, cell: object) -> str:
    if not re.fullmatch(r"\d{8,14}", digits):
        raise Refused(f"{cited(cell)} n’est pas un SIRET à quatorze chiffres")
    if len(digits) == 9 and luhn(digits):
        raise Refused("c’est un SIREN (9 chiffres)\u202f: il manque les 5 chiffres de l’établissement")
    if 10 < len(digits) < 14 and luhn(digits.zfill(14)[:9]):
        digits = digits.zfill(14)
    if len(digits) != 14:
        raise Refused(f"{cited(cell)} n’a pas les quatorze chiffres d’un SIRET")
    if not (luhn(digits) or is_la_poste(digits)):
        raise Refused(f"la clé du SIRET {cited(cell)} est fausse\u202f: un chiffre est à vérifier")
    return digits


def luhn(digits: str) -> bool:
    """Tell whether the last digit is the right key of the others (ISO/IEC 7812, Luhn)."""
    return sum(map(int, digits[::-2] + digits[-2::-2].translate(DOUBLED))) % 10 == 0


def is_la_poste(digits: str) -> bool:
    """Tell whether a SIRET is one of La Poste's, whose digits add up to a multiple of five."""
    return digits.startswith("356000000") and sum(int(d) for d in digits) % 5 == 0
