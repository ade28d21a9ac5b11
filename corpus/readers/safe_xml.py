"""XML from strangers, parsed without document types, entities, inclusions or the network."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from corpus.readers.types import Refused

_DOCTYPE = "<!DOCTYPE"
_FORBIDDEN = "declares a document type, which office programs do not write; save it anew in its program"


def parse(data: bytes) -> etree._Element:
    """Return the root element.

    A document type is refused: all attacks by entities, external files and addresses need one.

    Raises:
        Refused: the XML is not well formed, too deep, or has a document type.
    """
    # Before the parser sees it, in the encodings it may be in; afterwards for those not thought of.
    if any(_DOCTYPE.encode(encoding) in data for encoding in ("ascii", "utf-16-le", "utf-16-be")):
        raise Refused(_FORBIDDEN)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("holds damaged XML; open it in its program and save it anew") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(_FORBIDDEN)
    return root


def nearest(
    container: etree._Element, tags: Collection[str], dropped: Collection[str] = ()
) -> Iterator[etree._Element]:
    """Yield what stands under the container with one of the tags, in order and each only once.

    Nothing is looked for inside of what is yielded or dropped. The parser bounds how deep it goes.
    """
    for element in container:
        if element.tag in tags:
            yield element
        elif element.tag not in dropped:
            yield from nearest(element, tags, dropped)
