# SPDX-License-Identifier: EUPL-1.2
"""What the user can mend: each mistake is a small class whose text is the French sentence to show."""


class UserError(Exception):
    """A mistake the user can mend; `str()` says in French what, where, and what to do."""
