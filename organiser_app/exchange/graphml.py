"""The web as GraphML, the XML of graphs that most programs for networks read.

See Brandes and others, "GraphML Progress Report" (2001), and http://graphml.graphdrawing.org.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID
from xml.etree import ElementTree as ET

from organiser_app.store.queries.web import Web

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = (
    ("label", "node", "string"),
    ("type", "node", "string"),
    ("circle", "node", "string"),
    ("strength", "edge", "int"),
)


def graphml(web: Web, called: Mapping[UUID, str]) -> bytes:
    """Everybody in `called` by that name, and the ties between them, without direction."""
    root = ET.Element("graphml", {"xmlns": _SPACE})
    for name, of, kind in _KEYS:
        ET.SubElement(root, "key", {"id": name, "for": of, "attr.name": name, "attr.type": kind})
    graph = ET.SubElement(root, "graph", {"id": "web", "edgedefault": "undirected"})
    people = [person for person in web.people if person.id in called]
    nodes = {person.id: f"n{number}" for number, person in enumerate(people)}
    for person in people:
        node = ET.SubElement(graph, "node", {"id": nodes[person.id]})
        _datum(node, "label", called[person.id])
        _datum(node, "type", "organiser" if person.organiser else "resident")
        _datum(node, "circle", person.circle or "")
    for tie in web.ties:
        if tie.one in nodes and tie.other in nodes:
            ends = {"source": nodes[tie.one], "target": nodes[tie.other]}
            _datum(ET.SubElement(graph, "edge", ends), "strength", str(tie.strength))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _datum(of: ET.Element, key: str, text: str) -> None:
    if text:
        ET.SubElement(of, "data", {"key": key}).text = text
