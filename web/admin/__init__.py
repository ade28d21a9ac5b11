"""The operator's pages: health, documents in and out, feedback, questions without an answer.

Whoever may open them is decided in `access.py`, before any route sees a request. What they change in the
library is done by `assistant.upkeep`.
"""
