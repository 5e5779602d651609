# SPDX-License-Identifier: EUPL-1.2
"""Write again resources/kits/kit.schema.json, by which a text editor completes the files of a kit."""

import json

from accomp_desktop.domain.kit_travel import SCHEMA_FILE
from accomp_desktop.exchange.kit_schema import kit_schema
from accomp_desktop.places import RESOURCES

if __name__ == "__main__":
    written = json.dumps(kit_schema(), ensure_ascii=False, indent=1) + "\n"
    (RESOURCES / "kits" / SCHEMA_FILE).write_text(written, "utf-8", newline="\n")
