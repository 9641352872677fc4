"""What may be handed in as a scan, and copies of scans with parts blacked out.

A file that somebody hands in is hostile until it is shown to be a scan. What is read by eye of a
few bytes (its name, its first bytes, what is glued to it) is read here; what takes a parser is read
by a child process that has no secrets, little memory and little time (see `apart`). Nothing is
imported here, for each child would import it too: a quarter of its time would go to a framework
that it may not use.
"""
