# SPDX-License-Identifier: EUPL-1.2
"""What a part of a kit names in another is there, and no condition waits for itself; else where, and what was meant."""

import shutil
from base64 import b64encode
from pathlib import Path

import pytest

from accomp_desktop.domain.questions import TABS
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.exchange.kit_faults import Fault, KitError
from accomp_desktop.exchange.kits import kits, read_kit
from accomp_desktop.places import RESOURCES
from accomp_desktop.ui.person import tabs

ASKED = '[[fields]]\nkey = "{key}"\nlabel = "Essai"\n'
FORM = '[[forms]]\ncode = "f2"\nlabel = "F"\n[[forms.sections]]\ncode = "s"\nlabel = "S"\n'
SCALE = '[[scales]]\ncode = "rsa"\nlabel = "RSA"\nunit = "€"\nsource = "JO"\n'
LETTER = '[[letters]]\ncode = "call"\nlabel = "Appel"\n'
OPERATION = '[[operations]]\ncode = "op"\nlabel = "Op"\nstarts_on = 2026-01-01\n'
INDICATOR = '[[indicators]]\ncode = "i"\nlabel = "I"\n'
PROPOSAL = '[[forms.proposals]]\ncode = "p"\nlabel = "P"\n'
NOT_PNG = b64encode(b"GIF89a" + b"0" * 40).decode()


def png(width: int, size: int = 40) -> str:
    return b64encode(b"\x89PNG\r\n\x1a\n" + b"0" * 8 + width.to_bytes(4) + b"\x00\x00\x00\x01" + b"0" * size).decode()


def question(key: str, *lines: str) -> str:
    return "\n".join(("[[forms.sections.questions]]", f'key = "{key}"', f'label = "{key}"', *lines, ""))


def field(key: str, *lines: str) -> str:
    return ASKED.format(key=key) + "\n".join((*lines, ""))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RESOURCES / "kits" / "35", tmp_path / "kit"))


def faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(KitError) as refused:
        read_kit(folder)
    return refused.value.faults


def test_the_kit_as_it_ships_can_be_added_to(folder: Path) -> None:
    """What the table below adds is right but for the one thing it says."""
    fields = field("plate", "only_if = \"town != ''\"") + field("several", 'kind = "group"')
    fields += '[[fields.questions]]\nkey = "part"\nlabel = "Part"\n'
    form = FORM + question("a") + question("b", 'kind = "computed"', 'formula = "a * 2"')
    scale = SCALE + "values = [{ since = 2025-04-01, value = 646.52 }, { since = 2026-04-01, value = 652 }]\n"
    for name, added in (
        ("fields.toml", fields),
        ("diagnosis.toml", form),
        ("scales.toml", scale),
        ("letters.toml", LETTER + 'body = "Bonjour {first_name}"\n'),
        ("funding.toml", OPERATION + "ends_on = 2026-12-31\n"),
        ("indicators.toml", INDICATOR + "when = \"town != '' and started_on != ''\"\n"),
    ):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(added)
    kit = read_kit(folder)
    assert kit.scales[0].values[0].value.as_tuple().digits == (6, 4, 6, 5, 2)


@pytest.mark.parametrize(
    ("file", "added", "path", "expected", "found", "nearest"),
    [
        ("fields.toml", field("a", 'kind = "choice"', 'list = "mobilites"'),
         "fields[].list", "le nom d’une liste", "« mobilites »", "mobilities"),
        ("fields.toml", field("a", 'kind = "member"', 'list = "advisers"'), "fields[].list", 'kind = "choice"', "", ""),
        ("fields.toml", field("a", 'kind = "group"'), "fields[].questions", "au moins une question", "", ""),
        ("fields.toml", field("a", 'questions = [{ key = "b", label = "B" }]'),
         "fields[].questions", 'kind = "group"', "", ""),
        ("fields.toml", field("a", 'kind = "group"',
            'questions = [{ key = "b", label = "B", kind = "group", questions = [{ key = "c", label = "C" }] }]'),
         "fields[].questions[0].kind", "pas elle-même un groupe", "", ""),
        ("fields.toml", field("a", 'kind = "group"', 'questions = [{ key = "b", label = "B", record = "business" }]'),
         "fields[].questions[0].record", "la même fiche que le groupe (person)", "« business »", ""),
        ("fields.toml", field("a", 'kind = "group"', 'questions = [{ key = "a", label = "B" }]'),
         "fields[].questions[0].key", "un code qui ne serve qu’une fois", "« a »", ""),
        ("fields.toml", field("a", 'kind = "computed"'), "fields[].formula", "une formule", "", ""),
        ("fields.toml", field("a", 'formula = "1"'), "fields[].formula", 'kind = "computed"', "« 1 »", ""),
        ("fields.toml", field("a", 'kind = "computed"', 'formula = "childern * 2"'),
         "fields[].formula", "une formule qui se calcule", "« childern »", "children"),
        ("fields.toml", field("a", 'kind = "computed"', 'formula = "arondi(children)"'),
         "fields[].formula", "une formule qui se calcule", "« arondi »", "round"),
        ("fields.toml", field("a", 'kind = "computed"', 'formula = "children / (1 - 1)"'),
         "fields[].formula", "une formule qui se calcule", "divise par zéro", ""),
        ("fields.toml", field("a", 'only_if = "minutes > 3"'),
         "fields[].only_if", "une condition qui se calcule", "« minutes »", ""),
        ("fields.toml", field("a", 'only_if = "b"') + field("b", 'only_if = "a"'),
         "fields[].only_if", "tournent pas en rond", "a → b → a", ""),
        ("fields.toml", field("a", 'only_if = "a"'), "fields[].only_if", "tournent pas en rond", "a → a", ""),
        ("fields.toml", field("a", 'tab = "busines"'), "fields[].tab", "ces onglets", "« busines »", "business"),
        ("fields.toml", field("today"), "fields[].key", "n’emploie pas déjà", "« today »", ""),
        ("fields.toml", field("or"), "fields[].key", "un mot des formules", "« or »", ""),
        ("more.toml", 'hidden = ["twon"]', "hidden[0]", "la clé d’un champ", "« twon »", "town"),
        ("more.toml", 'hidden = ["birth_name"]', "hidden[0]", "puisse se passer", "« birth_name »", ""),
        ("more.toml", 'required = ["twon"]', "required[0]", "la clé d’un champ", "« twon »", "town"),
        ("more.toml", 'sensitive = ["twon"]', "sensitive[0]", "la clé d’un champ", "« twon »", "town"),
        ("more.toml", 'helps = { twon = "La commune" }', "helps.twon", "la clé d’un champ", "« twon »", "town"),
        ("more.toml", 'order = { persn = ["town"] }', "order.persn", "une sorte de fiche", "« persn »", "person"),
        ("more.toml", 'order = { person = ["twon"] }', "order.person[0]", "de cette fiche", "« twon »", "town"),
        ("fields.toml", field("a", 'until = "b"'), "fields[].until", 'kind = "months"', "« b »", ""),
        ("fields.toml", field("a", 'kind = "months"', 'until = "months"') + field("month", 'kind = "month"'),
         "fields[].until", 'kind = "month"', "« months »", "month"),
        ("lists.toml", '\n[[lists.shops]]\ncode = "a"\nlabel = "A"\nmeans = "vente_comerce"\n',
         "lists.shops[0].means", "l’un de ces sens", "« vente_comerce »", "vente_commerce"),
        ("tracks.toml", '[[tracks]]\ncode = "t"\nlabel = "T"\npurpose = "P"\nactions = ["boost_price"]\n',
         "tracks[].actions[0]", "une action du catalogue", "« boost_price »", "boost_prices"),
        ("tracks.toml",
         '[[tracks]]\ncode = "t"\nlabel = "T"\npurpose = "P"\nactions = ["boost_prices", "boost_prices"]\n',
         "tracks[].actions[1]", "ne vienne qu’une fois", "« boost_prices »", ""),
        ("exits.toml", '[[exit_reasons]]\ncode = "S11"\nlabel = "L"\noutcome = "positive"\nproof = "kbiss"\n',
         "exit_reasons[].proof", "lists.proofs", "« kbiss »", ""),
        ("diagnosis.toml", FORM + question("a", 'only_if = "b"') + question("b", 'kind = "computed"', 'formula = "a"'),
         "forms[].sections[0].questions[0].only_if", "tournent pas en rond", "a → b → a", ""),
        ("diagnosis.toml", FORM.replace('label = "S"', 'label = "S"\nonly_if = "a"') + question("a"),
         "forms[].sections[0].questions[0].only_if", "tournent pas en rond", "a → a", ""),
        ("diagnosis.toml", FORM.replace('label = "S"', 'label = "S"\ninterview = 12') + question("a"),
         "forms[].sections[0].interview", "un numéro d’entretien", "12", ""),
        ("diagnosis.toml", FORM + question("on"),
         "forms[].sections[0].questions[0].key", "un mot des formules", "« on »", ""),
        ("diagnosis.toml", FORM + question("a") + '[[forms.scores]]\ncode = "s"\nlabel = "S"\nformula = ""\n',
         "forms[].scores[0].formula", "une formule qui se calcule", "", ""),
        ("diagnosis.toml",
         FORM + question("a") + '[[forms.scores]]\ncode = "s"\nlabel = "S"\nformula = "a"\nmost = 0\n',
         "forms[].scores[0].most", "un nombre de 1 à 1000", "0", ""),
        ("diagnosis.toml", FORM + question("abc") + '[[forms.alerts]]\ncode = "s"\nlabel = "S"\nwhen = "abd > 1"\n',
         "forms[].alerts[0].when", "une condition qui se calcule", "« abd »", "abc"),
        ("diagnosis.toml", FORM + question("abc") + '[[forms.scores]]\ncode = "s"\nlabel = "S"\ntold = ["abd"]\n',
         "forms[].scores[0].told[0]", "la clé d’une question", "« abd »", "abc"),
        ("diagnosis.toml", FORM.replace('"F"', '"F"\ncompared = ["abd"]') + question("abc"),
         "forms[].compared[0]", "la clé d’une question", "« abd »", "abc"),
        ("diagnosis.toml", FORM + question("a") + PROPOSAL + 'when = "target_rsa > a"\ntrack = "bost"\n',
         "forms[].proposals[0].track", "le code d’une voie", "« bost »", "boost"),
        ("diagnosis.toml", FORM + question("a") + PROPOSAL + 'when = "s_mark > 5"\n',
         "forms[].proposals[0].when", "une condition qui se calcule", "« s_mark »", ""),
        ("diagnosis.toml", FORM + question("decided_track"),
         "forms[].sections[0].questions[0].key", "un mot des formules", "« decided_track »", ""),
        ("indicators.toml", INDICATOR + 'when = "twon"\n', "indicators[].when", "qui se calcule", "« twon »", "town"),
        ("indicators.toml", INDICATOR + 'when = "("\n', "indicators[].when", "qui se calcule", "« ( »", ""),
        ("more.toml", SCALE + "values = []\n", "scales[0].values", "au moins une valeur", "", ""),
        ("more.toml", SCALE.replace("JO", " ") + "values = [{ since = 2025-04-01, value = 1 }]\n",
         "scales[0].source", "pas vide", "", ""),
        ("more.toml",
         SCALE + "values = [{ since = 2025-04-01, value = 1 }, { since = 2025-04-01, value = 2 }]\n",
         "scales[0].values[1].since", "un jour après le 01/04/2025", "01/04/2025", ""),
        ("more.toml", SCALE + "values = [{ since = 2025-04-01, value = 1e999999 }]\n",
         "scales[0].values[0].value", "un milliard", "", ""),
        ("more.toml", SCALE + "values = [{ since = 2025-04-01, value = nan }]\n",
         "scales[0].values[0].value", "un nombre", "NaN", ""),
        ("more.toml", SCALE + 'confidence = "pres"\nvalues = [{ since = 2025-04-01, value = 1 }]\n',
         "scales[0].confidence", "sourced, computed", "pres", "press"),
        ("letters.toml", LETTER + 'body = "Bonjour {first_nane}"\n',
         "letters[].body", "un courrier qui se remplisse", "{first_name}", ""),
        ("letters.toml", LETTER + 'body = "Bonjour {first_name.__class__}"\n',
         "letters[].body", "un courrier qui se remplisse", "sans rien d’autre", ""),
        ("letters.toml", LETTER + 'body = " "\n', "letters[].body", "pas vide", "", ""),
        ("funding.toml", OPERATION + "ends_on = 2025-12-31\n",
         "operations[].ends_on", "avant le 01/01/2026", "31/12/2025", ""),
        ("funding.toml", OPERATION + 'ends_on = 2026-12-31\nprogramme = "FSE_PLU"\n',
         "operations[].programme", "l’un de ces programmes : FSE_PLUS", "« FSE_PLU »", "FSE_PLUS"),
        ("more.toml", f'logo = "{NOT_PNG}"', "logo", "une image PNG", "", ""),
        ("more.toml", 'logo = "élan"', "logo", "une image PNG", "", ""),
        ("more.toml", f'logo = "{png(100, 700_000)}"', "logo", "600 ko au plus", "700 ko", ""),
        ("more.toml", f'logo = "{png(50_000)}"', "logo", "4000 points", "50000", ""),
    ],
)  # fmt: skip
def test_a_wrong_reference_is_told(  # noqa: PLR0913, PLR0917  a table of faults
    folder: Path, file: str, added: str, path: str, expected: str, found: str, nearest: str
) -> None:
    written = (folder / file).read_text("utf-8") if (folder / file).exists() else ""
    (folder / file).write_text(written + added, "utf-8")
    [fault] = faults(folder)
    head, _, rest = path.partition("[]")
    assert fault.path.startswith(head)
    assert fault.path.endswith(rest)
    assert fault.file == file
    assert len(written.splitlines()) < fault.line <= len((written + added).splitlines())
    assert expected in fault.expected.replace("\u202f", " ")
    assert found in fault.found.replace("\u202f", " ")
    assert fault.nearest == nearest


def test_all_faults_are_listed_and_the_first_is_told(folder: Path) -> None:
    (folder / "more.toml").write_text('hidden = ["twon", "birth_name"]\nauteur = "X"\n', "utf-8")
    with pytest.raises(KitError, match=r"more\.toml, ligne 2, auteur") as refused:
        read_kit(folder)
    assert "autre" not in str(refused.value)
    (folder / "more.toml").write_text('hidden = ["twon", "birth_name"]\n', "utf-8")
    with pytest.raises(KitError, match="et 1 autre erreur") as refused:
        read_kit(folder)
    assert [(one.line, one.path) for one in refused.value.faults] == [(1, "hidden[0]"), (1, "hidden[1]")]


def test_every_broken_file_is_named(folder: Path) -> None:
    for name, content in (("exits.toml", b"[[["), ("lists.toml", b"\xff"), ("fields.toml", b"a = " + b"9" * 5000),
                          ("returns.toml", b"a = " + b"[" * 5000 + b"]" * 5000)):  # fmt: skip
        (folder / name).write_bytes(content)
    assert [one.file for one in faults(folder)] == ["exits.toml", "fields.toml", "lists.toml", "returns.toml"]


def test_files_that_are_too_large_are_not_read_on(folder: Path) -> None:
    (folder / "zzz.toml").write_bytes(b"#" * 5_000_000)
    [fault] = faults(folder)
    assert (fault.file, "4 Mo" in fault.expected) == ("zzz.toml", True)


def test_a_file_that_cannot_be_opened_is_said(folder: Path) -> None:
    (folder / "more.toml").mkdir()
    [fault] = faults(folder)
    assert (fault.file, "peut ouvrir" in fault.expected) == ("more.toml", True)


def test_the_tabs_that_a_kit_may_name_are_those_of_the_screen() -> None:
    assert set(TABS) - {""} <= {one.key for one in tabs.TABS}


def test_each_shipped_kit_names_only_what_is_there() -> None:
    assert [read_kit(one).code for one in kits()] == [one.name for one in kits()]
    assert "on" in {item.key for item in SPINE["diagnosis"].fields}
