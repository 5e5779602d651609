# SPDX-License-Identifier: EUPL-1.2
"""The key of a register: the recovery key on paper, the companion file, and what a thief finds in either."""

import json
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.errors import UserError
from accomp_desktop.store import keys, recovery
from accomp_desktop.store.files import companion_of
from accomp_desktop.store.mistakes import (
    CompanionMissing,
    CompanionUnreadable,
    EmptyPassphrase,
    RecoveryKeyMistyped,
    RegisterTooNew,
    WrongPassphrase,
    WrongRecoveryKey,
)
from accomp_desktop.store.register import Register
from tests.registering import LIGHT, PASSPHRASE, create

SECRETS = st.binary(min_size=recovery.SECRET_BYTES, max_size=recovery.SECRET_BYTES)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "asso.accomp"
    create(path)[0].close()
    return path


def refused(path: Path, secret: str) -> UserError:
    with pytest.raises(UserError) as told:
        Register.open(path, secret, author="Claire Essai")
    return told.value


@given(SECRETS)
def test_a_recovery_key_is_read_as_it_was_printed(secret: bytes) -> None:
    printed = recovery.printable(secret)
    assert len(printed.split("-")) == 7
    assert recovery.secret_of(printed) == secret


@given(SECRETS, st.sampled_from([str.lower, lambda key: key.replace("-", " "), lambda key: f" {key}\n"]))
def test_case_and_spaces_do_not_matter(secret: bytes, typed: Callable[[str], str]) -> None:
    assert recovery.secret_of(typed(recovery.printable(secret))) == secret


@given(SECRETS)
def test_letters_that_look_like_figures_are_read_as_figures(secret: bytes) -> None:
    lookalikes = str.maketrans("01", "OI")
    assert recovery.secret_of(recovery.printable(secret).translate(lookalikes)) == secret


def test_any_one_wrong_letter_is_seen() -> None:
    letters = recovery.printable(bytes(range(20))).replace("-", "")
    for place, right in enumerate(letters):
        for wrong in set("0123456789ABCDEFGHJKMNPQRSTVWXYZ") - {right}:
            with pytest.raises(RecoveryKeyMistyped):
                recovery.secret_of(letters[:place] + wrong + letters[place + 1 :])


@given(st.text(max_size=50))
def test_what_is_no_recovery_key_is_said_not_to_be(typed: str) -> None:
    with pytest.raises(RecoveryKeyMistyped, match="faute de frappe"):
        recovery.secret_of(typed)


def test_the_passphrase_opens_and_another_does_not(register: Path) -> None:
    Register.open(register, PASSPHRASE, author="Claire Essai").close()
    mistake = refused(register, PASSPHRASE.upper())
    assert isinstance(mistake, WrongPassphrase)
    assert "asso.accomp" in str(mistake)


def test_an_accent_typed_in_two_strokes_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.accomp"
    create(path)[0].close()
    Register.open(path, unicodedata.normalize("NFD", PASSPHRASE), author="Claire Essai").close()


def test_an_empty_passphrase_protects_nothing(register: Path) -> None:
    with Register.open(register, PASSPHRASE, author="Claire Essai") as open_register, pytest.raises(EmptyPassphrase):
        open_register.set_passphrase("  ", cost=LIGHT)


def test_a_new_passphrase_replaces_the_old_one(register: Path) -> None:
    with Register.open(register, PASSPHRASE, author="Claire Essai") as open_register:
        open_register.set_passphrase("autre phrase de passe", cost=LIGHT)
    assert isinstance(refused(register, PASSPHRASE), WrongPassphrase)
    Register.open(register, "autre phrase de passe", author="Claire Essai").close()


@pytest.mark.parametrize("left", [b"", b"\xff\x00half", None])
def test_the_recovery_key_opens_and_remakes_a_lost_companion(tmp_path: Path, left: bytes | None) -> None:
    path = tmp_path / "asso.accomp"
    register, recovery_key = create(path)
    register.close()
    companion_of(path).unlink()
    if left is not None:
        companion_of(path).write_bytes(left)
    assert isinstance(refused(path, PASSPHRASE), CompanionMissing | CompanionUnreadable)
    with Register.open(path, recovery_key, author="Claire Essai") as found:
        assert found.companion_lost
        found.set_passphrase("phrase toute neuve", cost=LIGHT)
        assert not found.companion_lost
    with Register.open(path, "phrase toute neuve", author="Claire Essai") as found:
        assert found.structure().name == "Rebond & Compagnie"
    Register.open(path, recovery_key, author="Claire Essai").close()


def test_a_recovery_key_of_another_register_or_mistyped_is_told(register: Path, tmp_path: Path) -> None:
    other, other_key = create(tmp_path / "autre.accomp")
    other.close()
    mistyped = other_key[:-1] + ("7" if other_key[-1] != "7" else "8")
    assert isinstance(refused(register, other_key), WrongRecoveryKey)
    assert isinstance(refused(register, mistyped), RecoveryKeyMistyped)
    companion_of(register).unlink()
    assert isinstance(refused(register, other_key), WrongRecoveryKey)
    assert isinstance(refused(register, mistyped), RecoveryKeyMistyped)


def test_a_passphrase_shaped_like_a_recovery_key_is_a_passphrase(register: Path) -> None:
    shaped = "ABCDE " * 7
    with Register.open(register, PASSPHRASE, author="Claire Essai") as open_register:
        open_register.set_passphrase(shaped, cost=LIGHT)
    Register.open(register, shaped, author="Claire Essai").close()


def _greedy(**cost: int) -> Callable[[dict[str, Any]], object]:
    return lambda data: data["slots"][0]["argon2id"].update(cost)


FORGERIES: Mapping[str, Callable[[dict[str, Any]], object]] = {
    "no marker": lambda data: data.pop("marker"),
    "no slots": lambda data: data.pop("slots"),
    "no identity": lambda data: data.pop("identity"),
    "another marker": lambda data: data.update(marker="something else"),
    "an empty slot": lambda data: data.update(slots=[{}]),
    "slots that are none": lambda data: data.update(slots=3),
    "a salt that is none": lambda data: data["slots"][0].update(salt="not base 64"),
    "all the memory": _greedy(memory_kib=2**40),
    "all the time": _greedy(passes=2**40),
    "no lane": _greedy(lanes=0),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_companion_is_unreadable(register: Path, forgery: str) -> None:
    companion = companion_of(register)
    data = json.loads(companion.read_text("utf-8"))
    FORGERIES[forgery](data)
    companion.write_text(json.dumps(data), "utf-8")
    mistake = refused(register, PASSPHRASE)
    assert isinstance(mistake, CompanionUnreadable)
    assert "asso.keys" in str(mistake)


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '"marker"'])
def test_a_companion_that_is_something_else_is_unreadable(register: Path, text: str) -> None:
    companion_of(register).write_text(text, "utf-8")
    assert isinstance(refused(register, PASSPHRASE), CompanionUnreadable)


def test_a_slot_altered_by_one_bit_opens_no_more(register: Path) -> None:
    companion = companion_of(register)
    data = json.loads(companion.read_text("utf-8"))
    data["identity"] = data["identity"][::-1]
    companion.write_text(json.dumps(data), "utf-8")
    assert isinstance(refused(register, PASSPHRASE), WrongPassphrase)


def test_a_companion_of_a_newer_application_asks_for_it(register: Path) -> None:
    companion = companion_of(register)
    data = json.loads(companion.read_text("utf-8"))
    companion.write_text(json.dumps(data | {"format": keys.FORMAT + 1}), "utf-8")
    assert isinstance(refused(register, PASSPHRASE), RegisterTooNew)


def test_neither_file_tells_the_secret_nor_the_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "asso.accomp"
    register, recovery_key = create(path)
    register.close()
    secret = recovery.secret_of(recovery_key)
    told = (secret, secret.hex().encode(), keys.database_key(secret).encode(), PASSPHRASE.encode())
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert not [one for one in (*told, recovery_key.encode()) if one in content], file.name
