"""The documents for people: which there are and which are missing, each in full, its pages and its file.

What a document says, where words stand in it and what of its file may be shown is asked of `assistant/`.
"""
