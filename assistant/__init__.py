"""A question becomes an answer made of verbatim, cited quotes, or a refusal with its reason.

Understanding, choice of sentences and citations live here, with the settings and the command line.
This package knows nothing of HTTP or HTML.
"""
