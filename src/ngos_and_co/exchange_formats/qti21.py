"""A quiz as an IMS content package of QTI 2.1: a manifest, a test, and an item for each question."""

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable

from ngos_and_co.exchange_formats.qti21_item import assessment_item
from ngos_and_co.exchange_formats.qti21_nodes import NAMESPACE, SCORE
from ngos_and_co.exchange_formats.quiz import ExportedQuiz, Note, Quiz

PACKAGING = "http://www.imsglobal.org/xsd/imscp_v1p1"
ITEM_TYPE, TEST_TYPE = "imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1"
TEST_FILE = "test.xml"
WRITTEN_AT = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold: the same quiz gives the same bytes."""


def write_qti21(quiz: Quiz) -> ExportedQuiz:
    """Write a quiz as a package.

    Parameters
    ----------
    quiz : Quiz

    Returns
    -------
    ExportedQuiz
        A zip file; its notes say what it does not carry.
    """
    files: dict[str, ET.Element] = {}
    notes: list[Note] = []
    for question in quiz.questions:
        item, losses = assessment_item(question)
        notes += [Note(question.id, each) for each in losses]
        if item is not None:
            files[f"items/{question.id}.xml"] = item
    items = list(files)
    files = {
        "imsmanifest.xml": _manifest(items),
        TEST_FILE: _test(quiz.title, items),
        **files,
    }
    return ExportedQuiz(_zip(files), tuple(notes))


def _identifier(path: str) -> str:
    return path.removeprefix("items/").removesuffix(".xml")


def _test(title: str, items: Iterable[str]) -> ET.Element:
    test = ET.Element("assessmentTest", xmlns=NAMESPACE, identifier="quiz", title=title)
    outcome = ET.SubElement(
        test, "outcomeDeclaration", identifier=SCORE, cardinality="single", baseType="float"
    )
    ET.SubElement(ET.SubElement(outcome, "defaultValue"), "value").text = "0"
    part = ET.SubElement(
        test,
        "testPart",
        identifier="part",
        navigationMode="nonlinear",
        submissionMode="simultaneous",
    )
    section = ET.SubElement(
        part, "assessmentSection", identifier="section", title=title, visible="true"
    )
    for path in items:
        ET.SubElement(section, "assessmentItemRef", identifier=_identifier(path), href=path)
    processing = ET.SubElement(test, "outcomeProcessing")
    total = ET.SubElement(processing, "setOutcomeValue", identifier=SCORE)
    ET.SubElement(ET.SubElement(total, "sum"), "testVariables", variableIdentifier=SCORE)
    return test


def _manifest(items: Iterable[str]) -> ET.Element:
    manifest = ET.Element("manifest", xmlns=PACKAGING, identifier="package")
    metadata = ET.SubElement(manifest, "metadata")
    ET.SubElement(metadata, "schema").text = "QTIv2.1 Package"
    ET.SubElement(metadata, "schemaversion").text = "1.0.0"
    ET.SubElement(manifest, "organizations")
    resources = ET.SubElement(manifest, "resources")
    test = ET.SubElement(resources, "resource", identifier="test", type=TEST_TYPE, href=TEST_FILE)
    ET.SubElement(test, "file", href=TEST_FILE)
    for path in items:
        name = f"item-{_identifier(path)}"
        ET.SubElement(test, "dependency", identifierref=name)
        resource = ET.SubElement(resources, "resource", identifier=name, type=ITEM_TYPE, href=path)
        ET.SubElement(resource, "file", href=path)
    return manifest


def _zip(files: dict[str, ET.Element]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for path, root in files.items():
            content = b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "utf-8")
            package.writestr(zipfile.ZipInfo(path, WRITTEN_AT), content)
    return buffer.getvalue()
