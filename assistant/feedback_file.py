"""The file that feedback is kept in."""

from __future__ import annotations

from assistant.errors import FeedbackUnusable
from assistant.kept_file import KeptFile

NAME = "feedback.sqlite"
FORMAT = 1
_SCHEMA = """
    CREATE TABLE feedback (
        id INTEGER PRIMARY KEY AUTOINCREMENT, given REAL NOT NULL, about TEXT NOT NULL,
        useful INTEGER NOT NULL, reason TEXT, comment TEXT NOT NULL, question TEXT, handled REAL
    );
    CREATE INDEX feedback_given ON feedback (given);
    CREATE TABLE feedback_documents (
        feedback INTEGER NOT NULL REFERENCES feedback (id) ON DELETE CASCADE,
        place INTEGER NOT NULL, document TEXT NOT NULL, version TEXT NOT NULL,
        PRIMARY KEY (feedback, place)
    );
    CREATE TABLE unanswered (
        id INTEGER PRIMARY KEY AUTOINCREMENT, folded TEXT NOT NULL UNIQUE, question TEXT NOT NULL,
        times INTEGER NOT NULL, asked REAL NOT NULL, handled REAL
    );
    CREATE INDEX unanswered_asked ON unanswered (asked);
"""

connect = KeptFile("feedback entries", FORMAT, _SCHEMA, FeedbackUnusable).connect
