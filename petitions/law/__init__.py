"""The statutory clock, as pure Python: rules that are data, a calendar, the counting of time."""
