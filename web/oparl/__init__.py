"""What the minutes record as OParl 1.1 (https://oparl.org): open data for programs that know that standard.

`agenda.py` and `organs.py` make the objects, `lists.py` pages of them, `api.py` answers. Of a closed item
there is nothing.
"""
