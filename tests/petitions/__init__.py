"""Tests of the lawful acts, of who may do and see what, and of the record."""
