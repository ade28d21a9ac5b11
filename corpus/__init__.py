"""Files become documents with structure and clean text.

Every character of clean text knows its offset in the source, so that a quote can always be shown
where it stands. This package knows nothing of search, answers or the web.
"""
