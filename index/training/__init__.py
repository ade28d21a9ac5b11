"""Trains embedding models: the Danish-English one that comes with the program, and one fitted to a library.

`python -m index.training FOLDER OUT` makes the folder `index/model` anew: an English sentence-transformers
model gets Danish word pieces, learns to give a Danish sentence the vector of its English translation, and
then to bring questions near to the passages that answer them. `python -m index.training.selection OUT` makes
the sentence selector. `fitting` continues any model on questions that are made from a library's own headings
and sentences, and is all that the program itself needs of this package.
"""
