"""What may be handed in as a scan, and copies of scans with parts blacked out.

A file that somebody hands in is hostile until it is shown to be a scan. What is read by eye of a
few bytes (its name, its first bytes, what is glued to it) is read here; what takes a parser is read
by a child process that has no secrets, little memory and little time (see `apart`).
"""

from petitions.uploads.blackout import Box, Page, blackout, page, page_count, pages
from petitions.uploads.checking import check_scan
from petitions.uploads.clamav import Scanner, ScannerState, is_configured, scanner_state

__all__ = [
    "Box",
    "Page",
    "Scanner",
    "ScannerState",
    "blackout",
    "check_scan",
    "is_configured",
    "page",
    "page_count",
    "pages",
    "scanner_state",
]
