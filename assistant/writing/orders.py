"""Text that gives orders to whoever reads it for an answer.

What is found here is not sent to a model and carries no sentence. That is no defence to rely on: who
knows the patterns writes around them. What holds is that a sentence is held against its sources.
"""

from __future__ import annotations

import re

_DROP = r"(?:ignorer|glem|tilsidesæt|se bort fra|overtræd|omgå|ignore|disregard|forget|override|bypass)"
_EARLIER = (
    r"(?:tidligere|foregående|ovenstående|forrige|alle?|dine|previous|prior|above|earlier|all|any|your)"
)
_RULES = (
    r"(?:instruk(?:tion|s)\w*|anvisning\w*|regler\w*|retningslinj\w*|ordrer?|beskeder|prompt\w*|kilder\w*"
    r"|tekststykker\w*|dokumenter|instructions?|rules?|directions?|guidelines?|guardrails?|sources?|passages?"
    r"|documents)"
)
_READER = (
    r"(?:sprogmodel\w*|AI[- ]?(?:assistent|model|system)?\w*|chatbot\w*|assistenten|modellen"
    r"|kunstig intelligens|language model|LLM|assistant|chat assistant|the model|GPT)"
)
_SAYS = (
    r"(?:svare?|skrive?|sige|nævne|oplyse|anbefale|gengive|ignorere|glemme|respond|reply|answer|say|write|state"
    r"|mention|recommend|ignore|output|claim)"
)
_IMPERATIVE = (
    r"(?:svar|besvar|skriv|sig|gentag|oversæt|afslut|tilføj|udskriv|answer|respond|reply|write|say|repeat|output"
    r"|print|translate|append|include|end)"
)
_HOW = (
    r"(?:altid|kun|blot|at|med|følgende|ordret|ja|nej|denne|dette|alle|på alle|only|always|just|with|that"
    r"|the following|exactly|yes|no|verbatim|every|this|all|your|in)"
)
_HIDDEN = r"(?:prompt\w*|instruk\w*|instructions?|nøgle\w*|api[- ]?key|keys?|password|adgangskode\w*)"
_FEW = r"(?:\W+\w+){0,4}?\W+"
_ORDERS = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"\b{_DROP}\b{_FEW}{_EARLIER}{_FEW}{_RULES}",
        rf"\b{_DROP}\b\W+(?:{_EARLIER}\W+)?{_RULES}",
        r"\bsystem[- ]?(?:prompt|besked|message|instru)\w*|\bdeveloper message\b",
        r"<\|?(?:im_|system|assistant|user)|\[/?INST\]",
        r"\bassistant\s*:|(?:^|[.!?:»]\s*)(?:system|assistent|developer)\s*:",
        r"\b(?:du er nu (?:en|et|ikke|i)|fra nu af (?:skal|er|må) du)\b",
        r"\b(?:lad som om du|opfør dig som|spil rollen)\b",
        r"\b(?:you are now|from now on,? you)\b",
        r"\b(?:pretend (?:to|that)|act as (?:if|an?)|roleplay)\b",
        r"\b(?:instruk(?:s|tion)\w*|besked|note|ordre|til|instructions?|message|dear|kære|hej)\W+"
        rf"(?:(?:til|for|to|the|alle|enhver|any|all)\W+)*{_READER}\b",
        rf"\b{_READER}\b{_FEW}(?:skal|bør|må|must|should|shall)\W+(?:\w+\W+){{0,3}}?{_SAYS}\b",
        r"\bi (?:dit|jeres|alle|ethvert) svar\b",
        r"\bin (?:your|every|any|all) (?:answer|response|repl(?:y|ies))\b",
        r"(?:^|[.!?:;»\"“]\s*|\b(?:og|and|så|then|derefter|men|but)\s+)"
        rf"(?:du skal |you must |please |venligst )?{_IMPERATIVE}\b\W+{_HOW}\b",
        rf"\b(?:afslør|vis|røb|udlever|reveal|show|print|leak|disclose|expose)\b{_FEW}{_HIDDEN}\b",
        r"\b(?:din|jeres|your) (?:nye |egentlige |eneste |new |real |only )?"
        r"(?:opgave|rolle|task|role|job) (?:er|is)\b",
        r"\b(?:svaret|the (?:correct |right )?answer)\b(?:\W+\w+){0,8}?\W+"
        r"(?:skal (?:altid )?(?:være|lyde)|er altid|must (?:always )?be|is always|is that)\b",
        r"\b(?:når|hvis) (?:du|nogen) (?:bliver )?(?:spurgt|spørges?|spørger)\b",
        r"\b(?:when|if) (?:you are )?asked\b",
        r"\b(?:citer|nævn|henvis til|brug|cite|mention|use)\b\W+"
        r"(?:kun|altid|ikke andre|always|only|no other)\b",
    )
)


def gives_orders(text: str) -> bool:
    """Tell whether a text addresses its reader as a machine that answers, to steer it."""
    plain = text.replace("é", "e").replace("É", "E")
    return any(pattern.search(plain) for pattern in _ORDERS)
