"""Whether a question asks openly: what the documents say of a thing, not one certain fact of it.

"Hvad planlagde I for klimatilpasning?", "klimatilpasning 2012" and "Tell me about noise" are answered by what
stands there of it; "Hvor søger jeg om parkeringstilladelse?" and "Blev letbanen bygget?" are not.
"""

from __future__ import annotations

import re

_BEGINS = r"[\W\d_]*(?:(?:og|men|så|and|but|so)\s+)?"
_ONE_FACT = re.compile(
    rf"{_BEGINS}(?:(?:hvor|hvem|hvis|hvornår|hvorfor|hvorhen|where|who|whom|whose|when|why|"
    r"how (?:long|far|tall|wide|high|big|large|old|often|soon|fast))\b|"
    r"hvordan\b[^?.!]{0,25}\b(?:jeg|man|vi|du|min|mit|mine)\b|hvad (?:gør|skal|må|kan) (?:jeg|man|vi|du)\b|"
    r"(?:how|what) (?:do|can|should|must|may) (?:i|we|you|one)\b)",
    re.IGNORECASE,
)
_SHORT_FOR = re.compile(r"\bstands? for\b", re.IGNORECASE)
# A question that begins so is answered by yes or no.
_YES_OR_NO = re.compile(
    rf"{_BEGINS}(?:er|var|bliver|blev|har|havde|kan|kunne|skal|skulle|må|måtte|vil|"
    r"ville|får|fik|kommer|kom|findes|fandtes|gælder|gjaldt|sker|skete|nåede|lykkedes|tør|bør|burde|står|stod|"
    r"giver|gav|is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)\s",
    re.IGNORECASE,
)


def asks_openly(question: str) -> bool:
    """Tell whether what the documents say of its subject answers the question, whichever fact they tell."""
    asked = (_ONE_FACT.match(question), _YES_OR_NO.match(question), _SHORT_FOR.search(question))
    return not any(asked)
