# SPDX-License-Identifier: EUPL-1.2
"""`accomp-desktop simulate`: situations in, figures out, faults said."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from accomp_desktop.cli.simulating import FIGURES
from tests.commanding import Run

A = {
    "date": "2026-07-01", "category": "service_bic_artisanat", "turnover": 1200, "acre": False,
    "business_since": "2020-01-01", "flat_tax": False, "purchases_rate": 0.08, "fixed_costs": 310,
    "household": {"couple": False, "children": [], "lone_parent_increase": False, "housing": "benefit",
                  "housing_benefit": 250, "wage": 0, "partner_wage": 0, "partner_business": None,
                  "family_benefits": 0, "other": 0},
}  # fmt: skip
EXPECTED = {
    "contributions": "254.40", "training_tax": "3.60", "chamber_tax": "5.76", "flat_tax": "0.00",
    "net_activity": "530.24", "counted_for_rsa": "600.00", "rsa": "0.00", "prime": "320.79", "breakeven": "442.74",
    "target_rsa": "1373.46", "target_smic": "2553.46", "rsa_exit_turnover": "1135.00",
}  # fmt: skip


def test_a_situation_gives_the_figures_agreed(tmp_path: Path, run: Run) -> None:
    asked = tmp_path / "A.json"
    asked.write_text(json.dumps(A), "utf-8")
    said = run("simulate", "--json", asked)
    assert (said.code, said.err) == (0, "")
    assert {name: said.data[name] for name in FIGURES} == EXPECTED
    assert said.data["scales"]["rsa.base"] == "651.69"
    assert "530,24" in said.data["warnings"][0]
    assert said.data["warnings"][-1] == "Estimation, ne vaut pas décision de la CAF ou de la MSA."


def test_several_come_by_the_standard_input_and_each_is_answered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {**A, "turnover": "beaucoup", "tva": 3}
    content = json.dumps([A, wrong, {**A, "purchases_rate": 0.95, "x": 1}]).encode()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(content)))
    said = run("simulate", "--json", "-", "--kit", "35")
    good, refused, losing = said.data
    assert said.code == 1
    assert good["prime"] == "320.79"
    assert refused == {
        "error": "« turnover »\u202f: il faut un nombre".replace("« ", "«\u202f").replace(" »", "\u202f»")
    }
    assert losing["target_smic"] is None
    assert any("x" in one for one in losing["warnings"])
    assert said.err.startswith("Situation 2, ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "ligne 1, colonne 2"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[" * 100_000, "trop profond"),
        (b"[" + b"9" * 5000 + b"]", "trop long"),
    ],
)
def test_what_is_no_json_is_refused_in_a_sentence(content: bytes, said: str, tmp_path: Path, run: Run) -> None:
    asked = tmp_path / "x.json"
    asked.write_bytes(content)
    found = run("simulate", "--json", asked)
    assert found.code == 1
    assert said in found.err


def test_a_file_that_is_not_there_is_said(tmp_path: Path, run: Run) -> None:
    assert "ne se laisse pas lire" in run("simulate", "--json", tmp_path / "absent.json").err
