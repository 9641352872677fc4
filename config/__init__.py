"""Composition root: settings, addresses and the WSGI door. It names the rooms by string only."""
