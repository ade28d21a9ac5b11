"""Answers in a language model's words, every sentence held against the passages that it cites.

The extractive answer always comes first and takes the place of whatever fails; the model never decides
whether the documents answer. The door is `assistant.writing.write.Writer`.
"""
