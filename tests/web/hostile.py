"""Text that wants to be more than text, and pages of which every word is such text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import cycle

from assistant.record import Record
from corpus.types import Kind, Period
from tests.focus_texts import NUMBERED
from tests.texts import read
from tests.web.fakes import FakeAssistant, make_document

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "<img src=https://evil.example/p.png>",
    "<svg/onload=alert(1)>",
    "'><svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext></form><form action=//evil.example>",
    "<math><mi//xlink:href=javascript:alert(1)>x</mi></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=//evil.example/x.swf>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{background:url(//evil.example)}</style>",
    "<a href=javascript:alert(1)>klik</a>",
    "javascript:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
    "<form action=//evil.example><button>Send</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<body onload=alert(1)>",
    "<textarea></textarea><script>alert(1)</script>",
    "</textarea></title></mark><script>alert(1)</script>",
    "</select><option>x",
    "<!-- --><script>alert(1)</script><!--",
    "<![CDATA[<script>alert(1)</script>]]>",
    '" onmouseover="alert(1)" x="',
    '" hx-get="//evil.example" hx-trigger="load',
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;",
    "{{7*7}} {% raw %} %(x)s {0.__class__} ${7*7} #{7*7}",
    "\u202etxt.exe\u202c <b>\u2066fed\u2069</b>",
)  # fmt: skip
DOCUMENT, MINUTES = "plan", "moede"


class HostileAssistant(FakeAssistant):
    """Answers from a plan, minutes and strategies of which every word is the payload.

    The strategies' headings are the `short` ones, in turn: long lines are none.
    """

    def __init__(self, payload: str, *short: str) -> None:
        text = (
            f"# {payload}\n{payload} om klimatilpasning og skolevejene\n• {payload}\n## {payload}\n{payload}"
        )
        plan = make_document(
            DOCUMENT, text, title=payload, kind=Kind.PLAN, organ=payload, period=Period(2012, 2012)
        )
        self._minutes = read(
            _minutes(payload), id=MINUTES, title=payload, kind="referat", organ=payload, date="2012-01-24"
        )
        strategies = [
            document
            for name, period in (("nu", [2024, 2099]), ("foer", [2014, 2018]))
            for document in read(
                _strategy(*short or (payload,)), id=name, kind="strategi", title=payload, period=period
            )
        ]
        super().__init__((replace(plan, file=f"{payload}.html"), *self._minutes, *strategies))

    def record(self) -> Record:
        return Record(self._minutes, dict.fromkeys([MINUTES], "2026-11-21T12:00:00+00:00"))


def _strategy(*payloads: str) -> str:
    each = cycle(payloads)
    return re.sub(r"(?m)^(Indsatsområde \d: .*|Vi vil)", lambda line: f"{line[1]} {next(each)}", NUMBERED)


def _minutes(payload: str) -> str:
    return f"""\
1

{payload}
.

Sagsfremstilling
{payload} om klimaet.

Indstilling
Forvaltningen foreslår, at {payload} godkendes.

Økonomiudvalget den 24. januar 2012:
Godkendt. {payload}
{payload} ({payload}) var fraværende.
"""
