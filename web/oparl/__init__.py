"""What the minutes record as OParl 1.1 (https://oparl.org): open data for programs that know that standard.

`agenda.py` and `organs.py` make the objects; `contents.py` sees whether one says something else, `kept.py`
knows when each came, changed and went, `published.py` holds them together; `lists.py` makes pages of them,
`api.py` answers. Of a closed item there is nothing.
"""
