"""Scans as officers hand them in, and files as an attacker does."""
