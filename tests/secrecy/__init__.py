"""Secrecy: what nobody learns of whoever is kept secret."""
