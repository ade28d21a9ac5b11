"""The themes of a municipality's strategies for those who are new there.

All of it is made from the documents' structure: which strategy is in force, its themes with why and how in
its own words, what they carry on from, what is related to them, a tour and a quiz. Nothing here knows the
names of any municipality's themes.
"""
