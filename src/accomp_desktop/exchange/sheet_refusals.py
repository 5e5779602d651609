# SPDX-License-Identifier: EUPL-1.2
"""Why a received file cannot be read: one sentence each, and what to do about it."""

from accomp_desktop.domain.errors import UserError

MOST_MEGABYTES = 30
MOST_UNPACKED_MEGABYTES = 200
MOST_RATIO = 200
MOST_SECONDS = 60
MOST_MEMORY_MEGABYTES = 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 300
MOST_CELLS = 3_000_000
LONGEST_TEXT = 32_767
"""What a cell may hold in Excel, in characters."""


class UnreadableFile(UserError):
    """A file that is not imported; the register stays as it was."""

    sentence = ""

    def __init__(self, name: str) -> None:
        """Take the file’s name, without its folder."""
        super().__init__(f"«\u202f{name}\u202f» {self.sentence}")


class MissingFile(UnreadableFile):
    """Nothing there."""

    sentence = "est introuvable\u202f: vérifiez qu’il n’a été ni déplacé ni renommé, puis choisissez-le à nouveau."


class NotAFile(UnreadableFile):
    """A folder, a device: something is there, and it holds no list."""

    sentence = "n’est pas un fichier\u202f: choisissez la liste elle-même, pas le dossier qui la contient."


class ClosedFile(UnreadableFile):
    """The system does not let us read."""

    sentence = "ne se laisse pas ouvrir\u202f: fermez-le dans les autres logiciels, puis réessayez."


class LockFile(UnreadableFile):
    """The « ~$ » file that Excel leaves beside an open workbook."""

    sentence = (
        "est le témoin qu’Excel pose à côté d’un classeur ouvert, pas le classeur\u202f: "
        "choisissez le fichier du même nom sans «\u202f~$\u202f»."
    )


class EmptyFile(UnreadableFile):
    """No byte, or no cell."""

    sentence = "est vide\u202f: demandez un nouvel envoi de la liste."


class FileTooBig(UnreadableFile):
    """More bytes than a list of people ever has."""

    sentence = (
        f"dépasse {MOST_MEGABYTES}\u00a0Mo\u202f: ne gardez que la feuille de la liste, sans images, "
        "et enregistrez-la dans un nouveau classeur."
    )


class NotASpreadsheet(UnreadableFile):
    """Another sort of file, whatever its name says."""

    sentence = (
        "n’est ni un classeur (.xlsx, .xls, .ods) ni un fichier texte en colonnes (.csv)\u202f: "
        "ouvrez-le dans votre tableur et enregistrez-le au format .xlsx."
    )


class PasswordProtected(UnreadableFile):
    """An encrypted workbook."""

    sentence = (
        "est protégé par un mot de passe\u202f: ouvrez-le dans votre tableur, retirez le mot de passe "
        "et enregistrez-le, puis importez cette copie."
    )


class DamagedFile(UnreadableFile):
    """A workbook cut short, or whose inside does not hold together."""

    sentence = (
        "est abîmé ou incomplet\u202f: téléchargez-le à nouveau, ou ouvrez-le dans votre tableur "
        "et enregistrez-le sous un autre nom."
    )


class PackedTooTight(UnreadableFile):
    """A zip bomb: a small file that unpacks to something enormous."""

    sentence = (
        f"se déplierait au-delà de {MOST_UNPACKED_MEGABYTES}\u00a0Mo ou de {MOST_RATIO}\u00a0fois sa taille, "
        "ce qu’une liste ne fait jamais\u202f: il n’est pas ouvert\u202f; demandez un nouvel envoi."
    )


class TrappedXml(UnreadableFile):
    """An XML bomb: definitions that multiply, or that fetch other files."""

    sentence = "contient des définitions XML piégées\u202f: il n’est pas ouvert\u202f; demandez un nouvel envoi."


class SheetTooWide(UnreadableFile):
    """More lines, columns or filled cells than a list of people ever has."""

    sentence = (
        f"s’étend au-delà de {MOST_ROWS // 1000}\u202f000 lignes, de {MOST_COLUMNS} colonnes "
        f"ou de {MOST_CELLS // 1_000_000}\u00a0millions de cases remplies\u202f: "
        "copiez le tableau seul dans un nouveau classeur."
    )


class TextTooLong(UnreadableFile):
    """A cell longer than Excel allows; in a text file, a quotation mark that nothing closes."""

    sentence = (
        f"contient une case de plus de {LONGEST_TEXT // 1000}\u202f{LONGEST_TEXT % 1000} caractères\u202f: "
        "cherchez un guillemet qui n’est pas refermé, ou une colonne de textes à retirer."
    )


class OpenQuote(UnreadableFile):
    """In a text file, a quotation mark that nothing closes: the end of the list would be taken for one cell."""

    sentence = (
        "contient un guillemet que rien ne referme\u202f: ouvrez-le dans votre tableur, cherchez la case "
        "qui contient plusieurs lignes, et enregistrez-le au format .xlsx."
    )


class TooSlow(UnreadableFile):
    """The reader was stopped by the clock."""

    sentence = (
        f"n’a pas pu être lu en {MOST_SECONDS}\u00a0secondes\u202f: copiez le tableau seul dans un nouveau classeur."
    )


class TooMuchMemory(UnreadableFile):
    """The reader was stopped for what it took."""

    sentence = (
        f"demande plus de {MOST_MEMORY_MEGABYTES // 1024}\u00a0Go de mémoire\u202f: "
        "copiez le tableau seul dans un nouveau classeur."
    )


class ReaderFell(UnreadableFile):
    """The reader process died: a cell far away, or a hostile file."""

    sentence = (
        "fait échouer la lecture\u202f: une case égarée très loin à droite ou en bas, ou un fichier abîmé\u202f; "
        "copiez le tableau seul dans un nouveau classeur."
    )


REFUSALS = {
    refusal.__name__: refusal
    for refusal in (
        NotASpreadsheet,
        PasswordProtected,
        DamagedFile,
        PackedTooTight,
        TrappedXml,
        SheetTooWide,
        TextTooLong,
        OpenQuote,
    )
}
"""What the reader process may answer, by name."""
