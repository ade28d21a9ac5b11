"""Words by which Danish municipalities call the themes of a strategy."""

from __future__ import annotations

import re

_AREA = r"(?:fokus|indsats|strategi|vækst|udviklings|kerne|satsnings|nøgle|mål)\w*områder?"
_ONE = (
    rf"{_AREA}|fokuspunkt(?:er)?|tema(?:er)?|indsats(?:er)?|målsætning(?:er)?|pejlemærker?|spor|satsning(?:er)?"
    r"|ambition(?:er)?|prioritet(?:er)?|prioritering(?:er)?|princip(?:per)?|søjler?|løfter?|hovedmål|kerneværdi(?:er)?"
    r"|værdi(?:er)?|retning(?:er)?"
)
# "udviklingstemaer", "strategiske målsætninger", "Vores fem pejlemærker", "temaerne".
_CALLED = re.compile(rf"\b\w*?(?:{_ONE})(?:ne)?\b", re.IGNORECASE)


def names_themes(text: str) -> bool:
    """Tell whether the text calls something a strategy's themes by one of their usual names."""
    return bool(_CALLED.search(text))
