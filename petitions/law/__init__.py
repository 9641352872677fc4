"""The statutory clock, as pure Python: rules that are data, a calendar, and the counting of time."""
