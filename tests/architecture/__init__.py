"""How the house is built, held by tests: sizes, imports, templates, locks."""
