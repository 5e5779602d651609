# SPDX-License-Identifier: EUPL-1.2
"""The settings: the structure, the team, the programme, the journal, the safety of the register, this workstation."""
