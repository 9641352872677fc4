"""What makes a PDF an archivable one (PDF/A-2b, ISO 19005-2) beyond what the typesetter writes.

TT 02/2019/TT-BNV takes PDF from 1.4 on, or PDF/A (as reported; which part of PDF/A its successor of
2025 asks for could not be seen). The typesetter embeds the fonts, says what colours mean and tags
the text; here the paper says what it is.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

import pydyf

#: The variant that WeasyPrint is asked for.
VARIANT = "pdf/a-2b"
#: Our name of the profile that colours are given in; under "srgb" WeasyPrint opens one itself.
INTENT = "srgb2014"
#: The name in a template's head under which the number and symbol of a paper stand.
IDENTIFIER = "dcterms.identifier"

# The namespaces stand on Description and each property is an element of its own: readers that are
# less than a whole XML parser find neither what WeasyPrint writes as attributes nor namespaces
# further up.
_RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{identifier}<xmp:CreateDate>{created}</xmp:CreateDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>"""
_NUMBERED = "<dc:identifier>{symbol}</dc:identifier>\n"


def _described(metadata: Any, producer: str, *_: object) -> bytes:
    """The XMP of a paper: the facts of its Info dictionary, and its number and symbol if it has.

    `metadata` is WeasyPrint's DocumentMetadata.
    """
    symbol = metadata.custom.get(IDENTIFIER)
    return _RDF.format(
        title=escape(metadata.title),
        author=escape(", ".join(metadata.authors)),
        language=escape(metadata.lang),
        identifier=_NUMBERED.format(symbol=escape(symbol)) if symbol else "",
        created=escape(metadata.created),
        producer=escape(producer),
    ).encode()


@dataclass
class Profile:
    """What the colours of a paper mean: sRGB, in the place of WeasyPrint's own class for it.

    That one opens its file for each paper and does not close it, and gives other bytes once it has
    been asked for its name.
    """

    content: bytes
    components: tuple[str, ...] = ("r", "g", "b")
    name: str = "IEC 61966-2-1 Default RGB Colour Space - sRGB"
    pdf_reference: bytes | None = None


def describe(document: Any, producer: str) -> None:
    """Let `document`, laid out by WeasyPrint, describe itself in XMP as we do.

    It has a title, an author, a language and a date; `producer` is what Info names.
    """
    document.metadata.generate_rdf_metadata = partial(_described, document.metadata, producer)


class _Serialised(pydyf.Object):  # type: ignore[misc]  # pydyf ships no types
    """An object of a PDF as the bytes it is written as, made once.

    pydyf writes every object twice, once into the file and once into the digest that is the
    file's identifier, and compresses its streams twice for that.
    """

    data = b""  # in pydyf a property, which is computed each time
    compressible = False

    def __init__(self, source: Any) -> None:
        super().__init__()
        self.number, self.compressible = source.number, source.compressible
        self.data = source.data


def serialise_once(_: Any, pdf: Any) -> None:
    """Put the bytes of each object in its place; WeasyPrint calls it last before it writes."""
    pdf.objects[:] = [each if each.free == "f" else _Serialised(each) for each in pdf.objects]
