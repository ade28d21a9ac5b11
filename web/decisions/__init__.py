"""Decisions for people: a table that filters and sorts, meetings, items, a case's way, exports.

`query.py` reads the address, `pages.py` and `meeting_pages.py` answer it, the exporters write the same rows
as CSV, DOCX, Atom and iCalendar.
"""
