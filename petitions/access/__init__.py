"""Who may do and see what: one table of acts, and one QuerySet of what a person may see.

Views, acts, lists and files ask here and nowhere else.
"""

from petitions.access.asking import (
    administers,
    allowed,
    appointments_of,
    find,
    find_at_top,
    holds_grant,
    refusal,
    require,
    require_at_top,
    require_in,
    require_in_own_agency,
)
from petitions.access.sight import barring, overseen_by, oversees, registered_today, visible_to
from petitions.access.table import TABLE, Act, Reach, Rule

__all__ = [
    "TABLE",
    "Act",
    "Reach",
    "Rule",
    "administers",
    "allowed",
    "appointments_of",
    "barring",
    "find",
    "find_at_top",
    "holds_grant",
    "overseen_by",
    "oversees",
    "refusal",
    "registered_today",
    "require",
    "require_at_top",
    "require_in",
    "require_in_own_agency",
    "visible_to",
]
