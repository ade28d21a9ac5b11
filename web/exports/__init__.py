"""Answers to take along: as Word, PDF or Markdown file, each with its numbered sources.

`model.py` says what such a file holds, once for all formats; a module per format writes it.
"""
