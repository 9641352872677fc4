"""Petitions from a file: the same forms, acts and papers as on the screens (docs/journey.md)."""
