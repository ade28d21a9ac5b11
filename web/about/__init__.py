"""What the program is, what it keeps and how accessible it is: pages that every other one leads to.

What an operator can set is shown as it is set.
"""
