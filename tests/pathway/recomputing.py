# SPDX-License-Identifier: EUPL-1.2
"""LibreOffice made to compute a workbook again, whatever values its formulas carry."""

import subprocess
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

ALWAYS_RECOMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
  </item>
</oor:items>
"""


def resaved(book: Path, folder: Path) -> Path:
    """Give the workbook as LibreOffice saves it, computed again."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECOMPUTE, "utf-8")
    out = folder / "recomputed"
    command = ("soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx")
    subprocess.run([*command, "--outdir", str(out), str(book)], check=True, capture_output=True, timeout=120)
    return out / book.name


def recompute(book: Path, folder: Path) -> Workbook:
    """Give the values that LibreOffice finds."""
    return openpyxl.load_workbook(resaved(book, folder), data_only=True)
