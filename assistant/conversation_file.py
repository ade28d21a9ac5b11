"""The file that conversations are kept in."""

from __future__ import annotations

from assistant.errors import ConversationsUnusable
from assistant.kept_file import KeptFile

NAME = "conversations.sqlite"
FORMAT = 1
_SCHEMA = """
    CREATE TABLE conversations (
        id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL,
        created REAL NOT NULL, used REAL NOT NULL
    );
    CREATE INDEX conversations_owner ON conversations (owner, used);
    CREATE INDEX conversations_used ON conversations (used);
    CREATE TABLE turns (
        conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        number INTEGER NOT NULL, question TEXT NOT NULL, language TEXT NOT NULL, filters TEXT NOT NULL,
        answer TEXT NOT NULL, PRIMARY KEY (conversation, number)
    );
    CREATE TABLE turn_documents (
        conversation TEXT NOT NULL, number INTEGER NOT NULL, document TEXT NOT NULL, version TEXT NOT NULL,
        PRIMARY KEY (conversation, number, document, version),
        FOREIGN KEY (conversation, number) REFERENCES turns (conversation, number) ON DELETE CASCADE
    );
    CREATE INDEX turn_documents_version ON turn_documents (document, version);
"""

connect = KeptFile("conversations", FORMAT, _SCHEMA, ConversationsUnusable).connect
