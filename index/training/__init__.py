"""Trains the Danish-English embedding model that comes with the program.

An English sentence-transformers model gets Danish word pieces, learns to give a Danish sentence the vector of
its English translation, and then to bring questions near to the passages that answer them. Nothing here is
needed to run the program: `python -m index.training FOLDER OUT` makes the folder `index/model` anew.
"""
