"""Letters: one file for each family, one frozen dataclass for each letter.

A letter holds exactly what its template may show, as plain values, and refuses to exist with a
thing missing. Builders turn petitions' values into letters and touch nothing.
"""
