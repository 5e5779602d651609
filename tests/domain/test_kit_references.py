# SPDX-License-Identifier: EUPL-1.2
"""What items of a kit name: conditions, formulas, lists, proofs, merge fields and headings."""

from accomp_desktop.domain.kit import ActionTemplate, ExitReason, Kit, Letter, LocalIndicator, Track
from accomp_desktop.domain.kit_items import ItemKey
from accomp_desktop.domain.kit_references import Reference, references
from accomp_desktop.domain.questions import Alert, Form, Item, Question, Score, Section, TrackProposal

FORM = Form(
    "diagnosis",
    "Diagnostic",
    (
        Section("sales", "Clients", (Question("offer", "L’offre"), Question("clients", "Clients", "number"))),
        Section("later", "Ensuite", (
            Question("share", "Part", "computed", formula="clients / offer"),
            Question("table", "Table", "group", questions=(
                Question("row", "Ligne", only_if="offer == 'clients'"), Question("next", "Suite", only_if="row"),
            )),
            Question("who", "Qui", "member"),
        ), only_if="row == 1"),
    ),
    (Score("sales", "Commercial", "clients * 4"), Score("hope", "Projet", told=("offer",))),
    (Alert("alone", "Un seul client", "clients == 1 and nobody"),),
    (TrackProposal("sells", "Vend", "sales_mark > 50", "boost"), TrackProposal("new", "Débute", "clients == 0")),
)  # fmt: skip
KIT = Kit(
    "99",
    "Essai",
    "Ailleurs",
    "Personne",
    fields=(Question("branch", "Antenne", "choice", list="towns", only_if="town == 'Ici'"),),
    forms=(FORM,),
    actions=(ActionTemplate("prices", "Revoir les prix"),),
    tracks=(Track("boost", "Booster", "Vendre", ("prices",)),),
    exit_reasons=(ExitReason("S1", "Viable", "positive", "paper"), ExitReason("S2", "Arrêt", "neutral")),
    lists={"towns": (Item("a", "Ici"),), "proofs": (Item("paper", "Papier"),)},
    letters=(Letter("invitation", "Convocation", "Bonjour {first_name}, {branch} {whatever}"),),
    indicators=(LocalIndicator("I1", "Clients", "clients > 2"), LocalIndicator("I2", "Faux", "clients >")),
    headings={"birth_name+first_name": ("Nom",)},
    heading_parts={"branch": ("Antenne 1",)},
)


def test_every_name_is_found_where_it_is_answered() -> None:
    def asked(code: str) -> ItemKey:
        return ItemKey("question", "diagnosis", code)

    branch = ItemKey("field", "", "branch")
    sells = ItemKey("proposal", "diagnosis", "sells")
    joint, invitation = ItemKey("heading", "", "birth_name+first_name"), ItemKey("letter", "", "invitation")
    assert set(references(KIT)) == {
        Reference(branch, ItemKey("list", "", "towns"), "propose ses lignes"),
        Reference(branch, ItemKey("core", "", "town"), "condition"),
        Reference(asked("share"), asked("clients"), "formule"),
        Reference(asked("share"), asked("offer"), "formule"),
        Reference(asked("table"), asked("offer"), "condition"),
        Reference(asked("who"), ItemKey("list", "", "advisers"), "propose ses lignes"),
        Reference(ItemKey("section", "diagnosis", "later"), asked("table"), "condition"),
        Reference(ItemKey("score", "diagnosis", "sales"), asked("clients"), "formule du score"),
        Reference(ItemKey("alert", "diagnosis", "alone"), asked("clients"), "condition de l’alerte"),
        Reference(ItemKey("score", "diagnosis", "hope"), asked("offer"), "réponse dite par l’axe"),
        Reference(sells, ItemKey("score", "diagnosis", "sales"), "condition de la voie proposée"),
        Reference(sells, ItemKey("track", "", "boost"), "la propose"),
        Reference(ItemKey("proposal", "diagnosis", "new"), asked("clients"), "condition de la voie proposée"),
        Reference(ItemKey("track", "", "boost"), ItemKey("action", "", "prices"), "la propose"),
        Reference(ItemKey("exit", "", "S1"), ItemKey("line", "proofs", "paper"), "la demande"),
        Reference(ItemKey("indicator", "", "I1"), asked("clients"), "condition de l’indicateur"),
        Reference(invitation, ItemKey("core", "", "first_name"), "champ du document"),
        Reference(invitation, branch, "champ du document"),
        Reference(joint, ItemKey("core", "", "birth_name"), "intitulés reconnus"),
        Reference(joint, ItemKey("core", "", "first_name"), "intitulés reconnus"),
        Reference(ItemKey("heading_part", "", "branch"), branch, "intitulés reconnus"),
    }
