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
MOST_TOLD_MEGABYTES = 100
"""What the application is told of one file: a text of a page, shared by each cell, takes little room in an .xlsx."""
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
        "n’est ni un classeur (.xlsx, .xlsb, .xls, .ods) ni un fichier texte en colonnes (.csv)\u202f: "
        "ouvrez-le dans votre tableur et enregistrez-le au format .xlsx."
    )


class WebPage(NotASpreadsheet):
    """A page of a web application, which names its tables « .xls »."""

    sentence = (
        "est une page web sous un nom de classeur\u202f: ouvrez-le dans votre tableur, qui sait la lire, "
        "et enregistrez-le au format .xlsx."
    )


class XmlFile(NotASpreadsheet):
    """An XML export, of Excel 2003 or of another program."""

    sentence = (
        "est un fichier XML\u202f: ouvrez-le dans votre tableur et enregistrez-le au format .xlsx, "
        "ou demandez la liste dans ce format."
    )


class Picture(NotASpreadsheet):
    """A photograph or a copy of a screen."""

    sentence = (
        "est une image\u202f: une image ne se lit pas en colonnes\u202f; demandez la liste elle-même, au format .xlsx."
    )


class PdfFile(NotASpreadsheet):
    """A PDF, from which columns are never sure to be found again."""

    sentence = (
        "est un PDF, fait pour être imprimé\u202f: demandez le classeur dont il est tiré, au format .xlsx ou .csv."
    )


class TextDocument(NotASpreadsheet):
    """A document of a word processor."""

    sentence = (
        "est un document de traitement de texte\u202f: copiez son tableau dans un classeur "
        "et enregistrez celui-ci au format .xlsx."
    )


class NumbersDocument(NotASpreadsheet):
    """A spreadsheet of the Mac, whose format is its own."""

    sentence = (
        "est un document Numbers\u202f: dans Numbers, choisissez Fichier, Exporter vers, Excel, "
        "puis importez le classeur obtenu."
    )


class PackedFiles(NotASpreadsheet):
    """An archive; the list may be inside."""

    sentence = "est une archive\u202f: ouvrez-la, copiez dans un dossier la liste qu’elle contient, puis choisissez-la."


class SentMessage(NotASpreadsheet):
    """A message saved as a file; the list may be attached to it."""

    sentence = (
        "est un message enregistré\u202f: ouvrez-le dans votre messagerie, enregistrez sa pièce jointe, "
        "puis choisissez-la."
    )


class PasswordProtected(UnreadableFile):
    """An encrypted workbook, and no password given."""

    sentence = (
        "est protégé par un mot de passe\u202f: tapez celui que le Département vous a donné\u202f; "
        "il sert à cette lecture et n’est pas conservé."
    )


class WrongPassword(PasswordProtected):
    """An encrypted workbook, and another password than its own."""

    sentence = (
        "ne s’ouvre pas avec ce mot de passe\u202f: vérifiez les majuscules et les chiffres, "
        "ou redemandez-le au Département."
    )


class LockedOpenDocument(UnreadableFile):
    """An encrypted .ods, which is not deciphered here."""

    sentence = (
        "est protégé par un mot de passe, dans un format (.ods) que l’on n’ouvre alors que dans un tableur\u202f: "
        "ouvrez-le dans le vôtre et enregistrez-le au format .xlsx."
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
        WebPage,
        XmlFile,
        Picture,
        PdfFile,
        TextDocument,
        NumbersDocument,
        PackedFiles,
        SentMessage,
        PasswordProtected,
        WrongPassword,
        LockedOpenDocument,
        DamagedFile,
        PackedTooTight,
        TrappedXml,
        SheetTooWide,
        TextTooLong,
        OpenQuote,
    )
}
"""What the reader process may answer, by name."""
