# SPDX-License-Identifier: EUPL-1.2
"""What may go wrong with a register and the user can mend: one small class each, one French sentence each."""

from pathlib import Path

from accomp_desktop.domain.errors import UserError


def quoted(words: str) -> str:
    """Put words between French quotation marks."""
    return f"«\u202f{words}\u202f»"


class RegisterNotFound(UserError):
    """No file at this place."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le registre {quoted(path.name)} est introuvable dans le dossier {quoted(str(path.parent))}. "
            "Vérifiez qu’il n’a été ni déplacé ni renommé, puis ouvrez-le de nouveau."
        )


class RegisterExists(UserError):
    """A register would be created over a file that is there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier {quoted(path.name)} existe déjà dans le dossier {quoted(str(path.parent))}\u202f; il n’a pas "
            "été modifié. Choisissez un autre nom pour le nouveau registre."
        )


class NameOfACompanion(UserError):
    """A register would bear the name of a file that stands beside it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{quoted(path.name)} ne peut pas être le nom d’un registre. Choisissez-en un qui se termine par "
            f"{quoted('.accomp')}."
        )


class FolderNotFound(UserError):
    """The folder of the register does not exist."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"Le dossier {quoted(str(folder))} n’existe pas. Créez-le ou choisissez-en un autre.")


class FolderNotWritable(UserError):
    """Nothing can be written beside the register."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Impossible d’écrire dans le dossier {quoted(str(folder))}. Choisissez un dossier où vous avez le droit "
            "d’enregistrer, ou demandez ce droit à la personne qui gère vos ordinateurs."
        )


class NotARegister(UserError):
    """A file of another program; `content` names what it is: « une base SQLite »…"""

    def __init__(self, path: Path, content: str) -> None:
        super().__init__(
            f"{quoted(path.name)} n’est pas un registre Accomp\u202f: c’est {content}. "
            f"Choisissez un fichier {quoted('.accomp')}."
        )


class EmptyPassphrase(UserError):
    """A register would be protected by nothing."""

    def __init__(self) -> None:
        super().__init__("La phrase de passe est vide. Choisissez-en une, que vous seul·e connaissez.")


class WrongPassphrase(UserError):
    """No slot of the key file opens with what was typed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Ce n’est pas la phrase de passe du registre {quoted(path.name)}. Vérifiez les majuscules et la langue du "
            "clavier, ou saisissez la clé de secours imprimée à la création du registre."
        )


class RecoveryKeyMistyped(UserError):
    """The check letters of a recovery key do not match the rest."""

    def __init__(self) -> None:
        super().__init__(
            "La clé de secours comporte une faute de frappe. Recopiez-la depuis la feuille imprimée, groupe par groupe."
        )


class WrongRecoveryKey(UserError):
    """A well-typed recovery key, of another register."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Cette clé de secours n’ouvre pas le registre {quoted(path.name)}\u202f: elle est celle d’un autre "
            "registre, ou le fichier est endommagé. Vérifiez la feuille imprimée, ou ouvrez une sauvegarde."
        )


class CompanionMissing(UserError):
    """The key file is not beside the register."""

    def __init__(self, path: Path, companion: Path) -> None:
        super().__init__(
            f"Le fichier de clés {quoted(companion.name)} n’est plus à côté du registre {quoted(path.name)}. "
            "Remettez-le dans le même dossier (il est aussi dans vos sauvegardes), ou ouvrez le registre avec la clé "
            "de secours imprimée."
        )


class CompanionUnreadable(UserError):
    """The key file is not one, or was cut."""

    def __init__(self, companion: Path) -> None:
        super().__init__(
            f"Le fichier de clés {quoted(companion.name)} est illisible. Remplacez-le par celui d’une sauvegarde, ou "
            "ouvrez le registre avec la clé de secours imprimée."
        )


class RegisterDamaged(UserError):
    """The key is right, and the file says something else than what was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le registre {quoted(path.name)} est endommagé, ou son fichier de clés est celui d’un autre registre. "
            "Gardez les deux fichiers tels quels et ouvrez la dernière sauvegarde."
        )


class RegisterTooNew(UserError):
    """Written by a newer version of the application."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le registre {quoted(path.name)} a été enregistré par une version plus récente d’Accomp. Installez la "
            "dernière version de l’application, puis ouvrez-le de nouveau."
        )


class RegisterInUse(UserError):
    """Another window or another workstation has the register open; `holder` says who, when it is known."""

    def __init__(self, path: Path, holder: str | None) -> None:
        by = f" par {holder}" if holder else ""
        super().__init__(
            f"Le registre {quoted(path.name)} est déjà ouvert{by}. Fermez-le là où il est ouvert, puis réessayez."
        )


class RegisterUnreachable(UserError):
    """The disk or the share does not answer any more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le registre {quoted(path.name)} n’est plus accessible\u202f: le disque, la clé USB ou le dossier partagé "
            "ne répond pas. Rien n’a été enregistré\u202f; rebranchez-le, puis rouvrez le registre."
        )


class DiskFull(UserError):
    """No room to write."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le disque est plein\u202f: rien n’a été enregistré dans {quoted(path.name)}. "
            "Libérez de la place, puis recommencez."
        )


class StillNeeded(UserError):
    """A record cannot be removed while others hang from it; both are the French names of the sorts."""

    def __init__(self, label: str, child: str) -> None:
        super().__init__(
            f"{label}\u202f: cette fiche ne peut pas être supprimée, une autre en dépend ({child}). "
            "Supprimez d’abord celle-ci. Rien n’a été enregistré."
        )


class NoSuchAct(UserError):
    """No act of the journal has this number."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Aucun acte n°\u00a0{number} dans le journal de ce registre. Vérifiez le numéro (Réglages, Journal)."
        )


class FoundingAct(UserError):
    """The act that made the register would be taken back."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"L’acte n°\u00a0{number} est la création du registre\u202f: il ne s’annule pas. Choisissez-en un autre."
        )


class UndoneAlready(UserError):
    """An act would be taken back twice; `by` is the number of the act that did."""

    def __init__(self, number: int, by: int) -> None:
        super().__init__(f"L’acte n°\u00a0{number} est déjà annulé, par l’acte n°\u00a0{by}. Rien n’a été changé.")


class IsAnUndo(UserError):
    """An act that took another back would be taken back."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"L’acte n°\u00a0{number} est lui-même une annulation\u202f: refaites la modification qu’il a annulée."
        )


class PersonNotFound(UserError):
    """No such person in the register, or no longer."""

    def __init__(self) -> None:
        super().__init__("Cette personne n’est pas, ou plus, dans le registre. Revenez à la liste des personnes.")


class ScanNotFound(UserError):
    """No such scan in the register, or no longer."""

    def __init__(self) -> None:
        super().__init__(
            "Cette numérisation n’est plus dans le registre. Rouvrez la fiche pour voir celles qui y sont."
        )


class OperationNotFound(UserError):
    """No operation under this number."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Aucune opération n°\u00a0{code} dans ce registre. Vérifiez le numéro, ou créez l’opération.")
