"""The rules of OParl 1.1 that its published schema sets, as data: what each type must have, and of what kind.

https://github.com/OParl/spec, `schema/`: "url" is a whole address, "ref" an object's id, "list" the address
of a list, "object:X" an embedded object of type X; in brackets, an array of these.
"""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlsplit

NAMESPACE = "https://schema.oparl.org/1.1/"
REQUIRED = {
    "System": {"oparlVersion", "body"},
    "Body": {
        "name", "organization", "person", "meeting", "paper", "legislativeTerm", "agendaItem", "consultation",
        "file", "locationList", "legislativeTermList", "membership",
    },
    "AgendaItem": {"order"},
    "File": {"accessUrl"},
}  # fmt: skip
COMMON = {
    "created": "date-time",
    "modified": "date-time",
    "web": "url",
    "license": "url",
    "deleted": "boolean",
}
PROPERTIES = {
    "System": {
        "oparlVersion": "url", "otherOparlVersions": ["url"], "body": "list", "name": "string",
        "contactEmail": "string", "contactName": "string", "website": "url", "vendor": "url",
        "product": "url",
    },
    "Body": {
        "system": "ref", "shortName": "string", "name": "string", "website": "url",
        "classification": "string",
        "organization": "list", "person": "list", "meeting": "list", "paper": "list", "agendaItem": "list",
        "consultation": "list", "file": "list", "locationList": "list", "legislativeTermList": "list",
        "membership": "list", "legislativeTerm": ["object:LegislativeTerm"], "location": "object:Location",
        "equivalent": ["url"], "contactEmail": "string", "contactName": "string",
    },
    "Organization": {
        "body": "ref", "name": "string", "membership": ["ref"], "meeting": "list", "shortName": "string",
        "subOrganizationOf": "ref", "organizationType": "string", "classification": "string",
        "startDate": "date", "endDate": "date", "website": "url", "location": "object:Location",
    },
    "Person": {
        "body": "ref", "name": "string", "familyName": "string", "givenName": "string", "title": ["string"],
        "membership": ["object:Membership"], "status": ["string"],
    },
    "Membership": {
        "person": "ref", "organization": "ref", "role": "string", "votingRight": "boolean",
        "startDate": "date", "endDate": "date", "onBehalfOf": "ref",
    },
    "Meeting": {
        "name": "string", "meetingState": "string", "cancelled": "boolean", "start": "date-time",
        "end": "date-time", "location": "object:Location", "organization": ["ref"], "participant": ["ref"],
        "invitation": "object:File", "resultsProtocol": "object:File", "verbatimProtocol": "object:File",
        "auxiliaryFile": ["object:File"], "agendaItem": ["object:AgendaItem"],
    },
    "AgendaItem": {
        "meeting": "ref", "number": "string", "order": "integer", "name": "string", "public": "boolean",
        "consultation": "ref", "result": "string", "resolutionText": "string",
        "resolutionFile": "object:File", "auxiliaryFile": ["object:File"],
        "start": "date-time", "end": "date-time",
    },
    "Paper": {
        "body": "ref", "name": "string", "reference": "string", "date": "date", "paperType": "string",
        "relatedPaper": ["ref"], "mainFile": "object:File", "auxiliaryFile": ["object:File"],
        "location": ["object:Location"], "originatorPerson": ["ref"], "underDirectionOf": ["ref"],
        "originatorOrganization": ["ref"], "consultation": ["object:Consultation"],
    },
    "Consultation": {
        "paper": "ref", "agendaItem": "ref", "meeting": "ref", "organization": ["ref"],
        "authoritative": "boolean", "role": "string",
    },
    "File": {
        "name": "string", "fileName": "string", "mimeType": "string", "date": "date", "size": "integer",
        "sha512Checksum": "string", "text": "string", "accessUrl": "url", "downloadUrl": "url",
        "meeting": ["ref"], "agendaItem": ["ref"], "paper": ["ref"],
    },
    "Location": {"description": "string", "room": "string", "locality": "string", "meetings": ["ref"]},
    "LegislativeTerm": {"body": "ref", "name": "string", "startDate": "date", "endDate": "date"},
}  # fmt: skip
ORGANIZATION_TYPES = {
    "Gremium", "Partei", "Fraktion", "Verwaltungsbereich", "externes Gremium", "Institution", "Sonstiges",
}  # fmt: skip
# What an embedded object leaves out, because it stands in the object that this leads back to.
BACKWARDS = {
    ("Meeting", "AgendaItem"): {"meeting"},
    ("Meeting", "File"): {"meeting"},
    ("Paper", "Consultation"): {"paper"},
    ("Person", "Membership"): {"person"},
}
_VENDOR = re.compile(r"[a-z]+:[A-Za-z]+")


def problems(thing: dict[str, object], inside: str = "") -> list[str]:
    """Return what an object breaks of the rules, those embedded in it as well."""
    kind = str(thing.get("type", "")).removeprefix(NAMESPACE)
    if kind not in PROPERTIES:
        return [f"unknown type {thing.get('type')!r}"]
    needed = {"id", "type", "created", "modified"} | REQUIRED.get(kind, set())
    found = [f"{kind} lacks {name}" for name in needed - thing.keys()]
    found += [f"{kind} in {inside} has {n}" for n in BACKWARDS.get((inside, kind), set()) & thing.keys()]
    for name, value in thing.items():
        expected = PROPERTIES[kind].get(name) or COMMON.get(name)
        if name in ("id", "type"):
            expected = "url"
        if expected is None:
            if not _VENDOR.fullmatch(name):
                found.append(f"{kind} has no {name}")
        elif value is None or (value == [] and name not in REQUIRED.get(kind, set())):
            found.append(f"{kind}.{name} is empty")
        else:
            found += _of_value(kind, name, value, expected)
    if kind == "Organization" and thing.get("organizationType") not in ORGANIZATION_TYPES:
        found.append(f"Organization.organizationType is {thing.get('organizationType')!r}")
    return found


def list_problems(page: dict[str, object]) -> list[str]:
    """Return what a page of a list breaks of the rules."""
    found = [f"a list lacks {name}" for name in {"data", "pagination", "links"} - page.keys()]
    pagination, links = page["pagination"], page["links"]
    assert isinstance(pagination, dict)
    assert isinstance(links, dict)
    if pagination["currentPage"] < pagination["totalPages"] and "next" not in links:
        found.append("a page before the last has no next")
    found += [f"{name} is no address" for name, link in links.items() if not _is_url(link)]
    data = page["data"]
    assert isinstance(data, list)
    return [*found, *(problem for each in data for problem in problems(each))]


def _of_value(kind: str, name: str, value: object, expected: str | list[str]) -> list[str]:
    if isinstance(expected, list):
        if not isinstance(value, list):
            return [f"{kind}.{name} is no array"]
        return [problem for each in value for problem in _of_value(kind, name, each, expected[0])]
    if expected.startswith("object:"):
        if not isinstance(value, dict):
            return [f"{kind}.{name} is no object"]
        return problems(value, inside=kind)
    return [] if _is(value, expected) else [f"{kind}.{name} is no {expected}: {value!r}"]


def _is(value: object, expected: str) -> bool:
    match expected:
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "string":
            return isinstance(value, str) and value != ""
        case "date":
            return isinstance(value, str) and dt.date.fromisoformat(value).isoformat() == value
        case "date-time":
            return isinstance(value, str) and dt.datetime.fromisoformat(value).tzinfo is not None
    return _is_url(value)


def _is_url(value: object) -> bool:
    if not isinstance(value, str):
        return False
    parts = urlsplit(value)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and value.isascii() and " " not in value


def deleted_problems(thing: dict[str, object]) -> list[str]:
    """Return what a deleted object breaks of the rules (2.8): nothing is left but who it was, and when."""
    found = [f"{name} is there" for name in thing.keys() - {"id", "type", "created", "modified", "deleted"}]
    found += [f"{name} is no date-time" for name in ("created", "modified") if not _is_moment(thing[name])]
    if thing.get("deleted") is not True:
        found.append("deleted is not true")
    kind = str(thing["type"]).removeprefix(NAMESPACE)
    if kind not in PROPERTIES or f"/{kind.lower()}/" not in str(thing["id"]):
        found.append(f"{thing['id']} is no {kind}")
    return found


def _is_moment(value: object) -> bool:
    return isinstance(value, str) and dt.datetime.fromisoformat(value).tzinfo is not None
