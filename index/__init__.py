"""Documents become passages, words and vectors, and a question becomes ranked hits.

SQLite holds the documents and passages and is the truth; the word and vector indexes are views on it.
This package knows nothing of answers or the web.
"""
