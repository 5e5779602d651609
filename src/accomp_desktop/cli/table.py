# SPDX-License-Identifier: EUPL-1.2
"""The commands, one row each: its name, what it does, what it is given."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from accomp_desktop.cli import commands as acts
from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.demo import Photograph, demo
from accomp_desktop.cli.forms import form
from accomp_desktop.cli.importing import import_file
from accomp_desktop.cli.kits import check_kit, compare_kits, export_kit, start_kit
from accomp_desktop.cli.letters import letter
from accomp_desktop.cli.merging import merge_people
from accomp_desktop.cli.parsing import Argument, act_number, argument, day, people
from accomp_desktop.cli.returning import model, returns
from accomp_desktop.cli.selfcheck import self_check
from accomp_desktop.cli.simulating import simulate
from accomp_desktop.cli.situation import situation
from accomp_desktop.demonstration.words import FOUNDING, programmes
from accomp_desktop.domain.restitution import PAPERS


@dataclass(frozen=True)
class Command:
    """One command: its help, what it does, what it is given."""

    help: str
    act: Callable[[Namespace], Answer]
    arguments: Sequence[Argument] = ()


SIMULATE = (
    argument(
        "--json",
        "les situations, en JSON\u202f: un fichier, ou - pour l’entrée standard",
        metavar="FICHIER",
        dest="situations",
        required=True,
    ),
    argument("--kit", "le kit dont les barèmes sont pris (par défaut\u202f: les barèmes nationaux)", metavar="KIT"),
)
REGISTER = argument("register", "le fichier du registre (.accomp)", metavar="REGISTRE", type=Path)
JSON = argument(
    "--json", "écrit le résultat en JSON dans ce fichier\u202f; - pour la sortie standard", metavar="FICHIER"
)
OUT = argument(
    "--out", "le dossier où écrire (par défaut\u202f: out)", metavar="DOSSIER", type=Path, default=Path("out")
)
PERIOD = (
    argument("--operation", "le numéro de l’opération FSE", metavar="CODE", required=True),
    argument("--from", "premier jour compté (jj/mm/aaaa)", metavar="JOUR", type=day, dest="first"),
    argument("--to", "dernier jour compté (jj/mm/aaaa)", metavar="JOUR", type=day, dest="last"),
)
READING = (
    argument("--sheet", "la feuille à lire", metavar="NOM"),
    argument("--mapping", "ce que donne chaque colonne (JSON ou TOML)", metavar="FICHIER", type=Path),
    argument(
        "--password-env",
        "la variable d’environnement où est le mot de passe\u202f: il ouvre la liste reçue, et protège le retour",
        metavar="VARIABLE",
    ),
)
IMPORT = (
    REGISTER,
    argument("file", "la liste reçue (xlsx, csv…)", metavar="FICHIER", type=Path),
    *READING,
    argument(
        "--date-order",
        "l’ordre du jour, du mois et de l’année dans les dates qui sont du texte",
        choices=("dmy", "mdy", "ymd"),
    ),
    argument(
        "--policy",
        "ce que fait une valeur nouvelle\u202f: remplacer (par défaut), compléter seulement, ou attendre un choix",
        choices=("overwrite", "complete", "ask"),
        default="overwrite",
    ),
    argument("--rejects", "écrit ici les lignes refusées, à corriger puis à réimporter", metavar="FICHIER", type=Path),
    argument("--dry-run", "montre ce que ferait l’import, sans rien écrire", action="store_true"),
    JSON,
)
WORKBOOK = argument("--out", "le classeur à écrire (.xlsx)", metavar="FICHIER", type=Path, required=True)
RETURNS = (
    REGISTER,
    WORKBOOK,
    argument(
        "--file",
        "la liste reçue à compléter\u202f; sans elle, le retour porte sur toutes les personnes orientées",
        metavar="FICHIER",
        type=Path,
    ),
    *READING,
    JSON,
)
NEW = (
    REGISTER,
    argument("--kit", "le numéro, le fichier (.kit) ou le dossier du kit de programme", metavar="KIT", required=True),
    argument("--structure", "le nom de la structure", metavar="NOM", default="Ma structure"),
)
MERGE = (
    REGISTER,
    argument("kept", "l’identifiant de la fiche gardée, tel que people --json le donne", metavar="GARDÉE"),
    argument("absorbed", "l’identifiant de la fiche qui la rejoint", metavar="REJOINTE"),
    JSON,
)
LETTER = (
    REGISTER,
    argument("--person", "l’identifiant de la fiche, tel que people --json le donne", metavar="FICHE", required=True),
    argument("--letter", "le code du courrier dans le programme", metavar="CODE", required=True),
    argument("--out", "le document à écrire (.pdf)", metavar="FICHIER", type=Path, required=True),
    JSON,
)
FORM = (
    REGISTER,
    argument("--out", "le document à écrire (.pdf)", metavar="FICHIER", type=Path, required=True),
    argument("--essential", "l’essentiel d’une première rencontre, et rien d’autre", action="store_true"),
    JSON,
)
SITUATION = (
    REGISTER,
    argument("--person", "l’identifiant de la fiche, tel que people --json le donne", metavar="FICHE", required=True),
    argument(
        "--document",
        "ce qui s’écrit\u202f: la page de la personne (par défaut), sa restitution, ou celle pour le Département",
        choices=tuple(PAPERS),
        default="page",
    ),
    argument(
        "--with-marks", "joint au document du Département les notes par axe, si la personne l’accepte",
        action="store_true",
    ),
    argument("--out", "le document à écrire (.pdf)", metavar="FICHIER", type=Path, required=True),
    JSON,
)  # fmt: skip
KIT_HELP = "un numéro, un fichier .kit ou un dossier"
KIT_FILE = argument("--out", "le fichier à écrire (.kit)", metavar="FICHIER", type=Path, required=True)
EXPORT_KIT = (
    argument("--register", "le fichier du registre (.accomp)", metavar="REGISTRE", type=Path, required=True),
    KIT_FILE,
)
START_KIT = (
    argument("--from", f"le kit dont on part\u202f: {KIT_HELP}", metavar="KIT", required=True, dest="origin"),
    argument("--code", "le numéro du nouveau programme", metavar="CODE", required=True),
    argument("--label", "son nom", metavar="NOM", required=True),
    argument("--departement", "son département", metavar="NOM", required=True),
    argument("--author", "qui le fait", metavar="NOM", required=True),
    argument("--contact", "comment joindre qui le fait", metavar="TEXTE", default=""),
    argument("--out", "le dossier à créer, ou le fichier à écrire (.kit)", metavar="CHEMIN", type=Path, required=True),
)
DIFF = (
    argument("before", f"le premier kit\u202f: {KIT_HELP}", metavar="AVANT"),
    argument("after", f"l’autre\u202f: {KIT_HELP}", metavar="APRÈS"),
    JSON,
)
ACT = argument("--act", "le numéro de l’acte à annuler, s’il n’est pas le dernier", metavar="N", type=act_number)
DEMO = (
    argument("--people", "combien de personnes inventer", metavar="N", type=people, default=300),
    argument("--kit", "le numéro du kit de programme", choices=programmes(), default=FOUNDING),
    OUT,
)


GROUPS: Mapping[str, str] = {"kit": "vérifie, écrit, commence ou compare des kits de programme"}
"""First word of several commands → what they do."""


def commands(photograph: Photograph) -> Mapping[str, Command]:
    """Lay the table of commands; `photograph` is for those that show the screens."""
    return {
        "demo": Command(
            "construit la démonstration et tout ce qui en sort", partial(demo, photograph=photograph), DEMO
        ),
        "new": Command("crée un registre", acts.new, NEW),
        "import": Command("importe une liste du Département", import_file, IMPORT),
        "returns": Command("écrit le retour au Département", returns, RETURNS),
        "model": Command("écrit une liste vierge, à faire remplir par le Département", model, (REGISTER, WORKBOOK)),
        "people": Command("liste les personnes et leurs champs", acts.people, (REGISTER, JSON)),
        "indicators": Command("compte les indicateurs d’une opération", acts.indicators, (REGISTER, *PERIOD, JSON)),
        "report": Command("écrit le classeur et le bilan d’une opération", acts.report, (REGISTER, *PERIOD, OUT)),
        "letter": Command("écrit un courrier du programme à une personne", letter, LETTER),
        "form": Command("écrit le formulaire de diagnostic vierge, à remplir à la main", form, FORM),
        "situation": Command("écrit ce que dit le dernier diagnostic d’une personne", situation, SITUATION),
        "merge": Command("fusionne deux fiches d’une même personne", merge_people, MERGE),
        "undo": Command("annule le dernier acte, ou l’un des précédents", acts.undo, (REGISTER, ACT, JSON)),
        "check": Command("vérifie le fichier, puis la cohérence des données", acts.check, (REGISTER,)),
        "simulate": Command("calcule de quoi vit une personne, RSA et prime d’activité estimés", simulate, SIMULATE),
        "kit check": Command(
            "vérifie un kit de programme", check_kit, (argument("kit", KIT_HELP, metavar="KIT"), JSON)
        ),
        "kit export": Command("écrit le programme d’un registre, sans les personnes", export_kit, EXPORT_KIT),
        "kit new": Command("commence un kit à partir d’un autre", start_kit, START_KIT),
        "kit diff": Command("compare deux kits, point par point", compare_kits, DIFF),
        "self-check": Command(
            "éprouve l’application dans un dossier temporaire", partial(self_check, photograph=photograph)
        ),
    }
