"""The vault: what identifies a person, encrypted, in a database of its own.

It knows no petition. Whoever uses it holds a reference (a UUID) and the receipts of what was
written; the main database keeps those (`petitions.seals`). See docs/decisions/0012.
"""
