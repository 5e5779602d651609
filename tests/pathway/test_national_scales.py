# SPDX-License-Identifier: EUPL-1.2
"""The national scales: all of them read, dated and sourced; every kit has them, and may put its own in their place."""

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.scales import UNVERIFIED
from accomp_desktop.exchange.kits import KitError, kit_from_data, kit_to_data, kits, read_kit
from accomp_desktop.exchange.national_scales import national_scale, national_scales, without_national_scales

OWN = """
[[scales]]
code = "{code}"
label = "RSA, montant d’ici"
unit = "€/mois"
source = "délibération du Département"
values = [{{ since = 2026-01-01, value = "700.00" }}]
"""
TODAY = date(2026, 8, 1)


def kit_with(tmp_path: Path, scales: str) -> Kit:
    folder = Path(shutil.copytree(kits()[0], tmp_path / "kit"))
    (folder / "scales.toml").write_text(scales, "utf-8")
    return read_kit(folder)


def test_every_national_scale_is_sourced_and_its_values_follow_by_date() -> None:
    for one in national_scales():
        assert one.source, one.code
        days = [value.since for value in one.values]
        assert days == sorted(set(days)), one.code
        assert one.values, one.code
    assert len({one.code for one in national_scales()}) == len(national_scales()) == 54


@pytest.mark.parametrize(
    ("code", "day", "value"),
    [
        ("rsa.base", TODAY, "651.69"),
        ("rsa.base", date(2026, 3, 31), "646.52"),
        ("smic.mensuel_brut", date(2023, 6, 1), "1747.2"),
        ("micro.cotis.bnc_ssi", TODAY, "0.256"),
        ("micro.seuil.vente", date(2014, 6, 1), "82200"),
        ("tva.seuil.service", TODAY, "37500"),
        ("tva.seuil_majore.service", TODAY, "41250"),
        ("rsa.periode_reference", date(2025, 2, 28), "0"),
        ("rsa.periode_reference", date(2025, 3, 1), "1"),
    ],
)
def test_a_value_applies_on_its_day(code: str, day: date, value: str) -> None:
    scale = national_scale(code)
    assert scale
    assert scale.on(day).value == Decimal(value)


def test_what_was_not_read_in_its_source_says_so() -> None:
    tva, smic = national_scale("tva.seuil.vente"), national_scale("smic.net")
    assert tva
    assert smic
    assert {tva.confidence_in(value) for value in tva.values} == UNVERIFIED
    assert smic.confidence == "computed"


def test_every_kit_has_the_national_scales_with_the_value_of_the_day() -> None:
    for folder in kits():
        kit = read_kit(folder)
        assert {one.code for one in kit.scales} >= {one.code for one in national_scales()}
        assert kit.scale("rsa.base", TODAY).on(TODAY).value == Decimal("651.69")
        assert kit_from_data(kit_to_data(kit)) == kit


def test_a_kit_puts_its_scale_in_the_place_of_the_national_one(tmp_path: Path) -> None:
    kit = kit_with(tmp_path, OWN.format(code="rsa.base"))
    assert [one.label for one in kit.scales if one.code == "rsa.base"] == ["RSA, montant d’ici"]
    assert len(kit.scales) == len(national_scales())


def test_a_kit_adds_its_own_scale(tmp_path: Path) -> None:
    kit = kit_with(tmp_path, OWN.format(code="departement.aide"))
    assert len(kit.scales) == len(national_scales()) + 1
    assert kit.scale("departement.aide", TODAY).on(TODAY).value == Decimal("700.00")


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('code = "rsa.base"', 'code = "rsa..base"', "scales[0].code"),
        ('label = "RSA, montant d’ici"', 'label = " "', "scales[0].label"),
        ('source = "délibération du Département"', 'source = ""', "scales[0].source"),
        ('value = "700.00" }', 'value = "700.00" }, { since = 2026-01-01, value = "1" }', "scales[0].values[1].since"),
        ('value = "700.00" }', 'value = "NaN" }', "scales[0].values[0].value"),
        ("values = [{", 'confidence = "sure"\nvalues = [{', "scales[0].confidence"),
    ],
)
def test_a_scale_with_a_fault_is_refused_with_its_file_and_key(tmp_path: Path, old: str, new: str, path: str) -> None:
    text = OWN.format(code="rsa.base")
    assert old in text
    with pytest.raises(KitError) as refused:
        kit_with(tmp_path, text.replace(old, new, 1))
    first = refused.value.faults[0]
    assert (first.file, first.path) == ("scales.toml", path)


@pytest.mark.parametrize("broken", ['"rsa"', "1", "[1]", "{}", "[{ code = [] }]"])
def test_scales_that_are_no_tables_are_refused(tmp_path: Path, broken: str) -> None:
    with pytest.raises(KitError) as refused:
        kit_with(tmp_path, f"scales = {broken}")
    assert refused.value.faults[0].path.startswith("scales")


def test_a_kit_kept_before_the_scales_takes_the_national_ones() -> None:
    kit = read_kit(kits()[0])
    former = {name: value for name, value in kit_to_data(kit).items() if name != "scales"}
    assert kit_from_data(former).scales == kit_from_data({**former, "scales": []}).scales == national_scales()


def test_a_kit_that_travels_carries_only_the_scales_of_its_own() -> None:
    first = national_scales()[0]
    own = replace(first, note="Corrigé ici")
    travelling = without_national_scales(replace(read_kit(kits()[0]), scales=(own, *national_scales()[1:])))
    assert travelling.scales == (own,)
