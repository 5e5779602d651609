# SPDX-License-Identifier: EUPL-1.2
"""Who runs the command, and the passphrase: from `ACCOMP_PASSPHRASE`, or asked without being shown."""

import os
import sys
from getpass import getpass, getuser

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.passphrase import strength

VARIABLE = "ACCOMP_PASSPHRASE"


class NobodyToAsk(UserError):
    """A passphrase is needed, and nobody sits at a terminal."""

    def __init__(self) -> None:
        """Say where to put it."""
        super().__init__(f"Il faut la phrase de passe du registre\u202f: donnez-la dans la variable {VARIABLE}.")


class NotTheSameTwice(UserError):
    """The two times a new passphrase was typed differ."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Les deux saisies diffèrent\u202f; rien n’a été créé. Recommencez.")


class WeakPassphrase(UserError):
    """The passphrase of a new register would protect nothing."""

    def __init__(self, sentence: str) -> None:
        """Take what is said of it."""
        super().__init__(f"Phrase de passe refusée, rien n’a été créé. {sentence}")


def ask_passphrase() -> str:
    """Give the passphrase or the recovery key of a register."""
    return os.environ.get(VARIABLE) or _typed("Phrase de passe\u202f: ")


def choose_passphrase() -> str:
    """Give the passphrase of a new register: a script’s as it is, or one typed twice, long and varied enough."""
    if given := os.environ.get(VARIABLE):
        return given
    typed = _typed("Phrase de passe du nouveau registre\u202f: ")
    judged = strength(typed)
    if judged.level == "refused":
        raise WeakPassphrase(judged.sentence)
    if _typed("La même, une seconde fois\u202f: ") != typed:
        raise NotTheSameTwice
    return typed


class EmptyVariable(UserError):
    """A variable that should hold the password of a file holds nothing."""

    def __init__(self, variable: str) -> None:
        """Take the variable’s name."""
        super().__init__(f"La variable {variable} devrait contenir le mot de passe du fichier\u202f: elle est vide.")


def file_password(variable: str | None) -> str | None:
    """Give the password of a file, from the variable that a command names; `None` when it names none."""
    if variable is None:
        return None
    if not (password := os.environ.get(variable)):
        raise EmptyVariable(variable)
    return password


def author() -> str:
    """Name who writes in the journal from the command line."""
    return f"{user_name()} (ligne de commande)"


def user_name() -> str:
    """Name the user of this workstation, as the system does."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # the system has no name for this user
        return "Utilisateur"


def _typed(question: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise NobodyToAsk
    return getpass(question)
