# SPDX-License-Identifier: EUPL-1.2
"""Kits that a register kept from former versions of the application, written as this one writes them."""

from collections.abc import Mapping
from typing import Any, cast

from accomp_desktop.domain.kit import PROOFS
from accomp_desktop.exchange.national_scales import with_national_scales


def upgraded(data: Mapping[str, object]) -> Mapping[str, object]:
    """Give the same kit in today’s form; one that is already so comes back as it is."""
    return _with_scales(_with_coded_proofs(_with_a_catalogue(data)))


def _with_scales(data: Mapping[str, object]) -> Mapping[str, object]:
    """Before the national scales, a kit had none."""
    return data if data.get("scales") else with_national_scales(data)


def _with_a_catalogue(data: Mapping[str, object]) -> Mapping[str, object]:
    """Before the catalogue, each track held its actions whole."""
    tracks = cast("list[dict[str, Any]]", data.get("tracks", []))
    if "actions" in data or not _are_tables(tracks):
        return data
    actions = [action for track in tracks for action in track.get("actions", [])]
    if not _are_tables(actions):
        return data
    named = [{**track, "actions": [one.get("code") for one in track.get("actions", [])]} for track in tracks]
    return {**data, "actions": actions, "tracks": named}


def _with_coded_proofs(data: Mapping[str, object]) -> Mapping[str, object]:
    """Before the list of proofs, each exit reason held the words of its own."""
    lists = cast("dict[str, Any]", data.get("lists", {}))
    reasons = cast("list[dict[str, Any]]", data.get("exit_reasons", []))
    if not isinstance(data.get("lists"), dict) or PROOFS in lists or not _are_tables(reasons):
        return data
    texts = dict.fromkeys(str(one["proof"]) for one in reasons if one.get("proof"))
    codes = {text: f"proof_{rank}" for rank, text in enumerate(texts, 1)}
    proofs = [{"code": code, "label": text} for text, code in codes.items()]
    coded = [{**one, "proof": codes[str(one["proof"])]} if one.get("proof") else one for one in reasons]
    return {**data, "lists": {**lists, PROOFS: proofs}, "exit_reasons": coded}


def _are_tables(items: object) -> bool:
    return isinstance(items, list) and all(isinstance(one, dict) for one in cast("list[object]", items))
