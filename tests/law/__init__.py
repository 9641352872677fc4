"""Tests of the statutory clock; the law needs no database and no settings."""
