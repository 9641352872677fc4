"""The pages: officers' desk, files, and the citizens' two pages."""
