# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the path share: a command run as a user would, and a register to run it on."""

from pathlib import Path

import pytest

from accomp_desktop.__main__ import main
from tests.commanding import PASSPHRASE, Run, Said


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command as a user would; `passphrase` is what the variable holds."""

    def command(*words: object, passphrase: str = PASSPHRASE) -> Said:
        monkeypatch.setenv("ACCOMP_PASSPHRASE", passphrase)
        try:
            code = main([str(word) for word in words])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        return Said(code, *capsys.readouterr())

    return command


@pytest.fixture
def register(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "asso.accomp"
    assert run("new", path, "--kit", "35").code == 0
    return path
