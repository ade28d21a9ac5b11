"""Files of every format that a municipality writes become text, in a child process that may fail.

The program calls `sandbox.extract` and nothing else; one module per format does the reading there.
This package knows nothing of headings by their wording, of search or of the web.
"""
