"""A sheet as a word-processor document (.docx), made with nothing but zip and XML.

Headings, lists and tables are real ones, so that a screen reader and a table of contents find them. The file holds no
date and no author: the same sheet is the same file, and nobody's name is in it.
"""

from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from involvement.road_map.sheets import Part, Sheet, Table
from involvement.road_map.word_styles import CONTENT_TYPES, DOCUMENT_RELATIONS, NUMBERING, RELATIONS, styles

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NEVER = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file knows
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WHOLE_WIDTH = 9640  # twentieths of a point, within the margins of A4


def word_file(sheet: Sheet) -> bytes:
    """Return the sheet as the bytes of a .docx file."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "docProps/core.xml": _properties(sheet),
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
        "word/document.xml": _document(sheet),
        "word/numbering.xml": NUMBERING,
        "word/styles.xml": styles(sheet.language),
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = ZipInfo(name, _NEVER)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, _HEAD + text)
    return made.getvalue()


def _properties(sheet: Sheet) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(sheet.title)}</dc:title><dc:subject>{escape(sheet.kind)}</dc:subject>"
        f"<dc:language>{escape(sheet.language)}</dc:language></cp:coreProperties>"
    )


def _document(sheet: Sheet) -> str:
    pen = _Pen(is_right_to_left=sheet.direction == "rtl")
    inside = "".join(pen.sheet(sheet))
    direction = "<w:bidi/>" if pen.is_right_to_left else ""
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1020" w:right="1133" w:bottom="1020" '
        f'w:left="1133" w:header="567" w:footer="567" w:gutter="0"/>{direction}</w:sectPr>'
    )
    return f'<w:document xmlns:w="{_SPACE}"><w:body>{inside}{page}</w:body></w:document>'


class _Pen:
    """Writes paragraphs and tables in the direction of the language."""

    def __init__(self, *, is_right_to_left: bool) -> None:
        self.is_right_to_left = is_right_to_left

    def sheet(self, sheet: Sheet) -> Iterator[str]:
        yield self.paragraph(sheet.kind, "Subtitle")
        yield self.paragraph(sheet.title, "Title")
        for part in sheet.parts:
            yield from self.part(part)
        if sheet.note:
            yield self.paragraph(sheet.note)

    def part(self, part: Part) -> Iterator[str]:
        yield self.paragraph(part.heading, "Heading1")
        yield from (self.paragraph(text) for text in part.paragraphs)
        if part.table:
            yield self.table(part.table)
        yield from (self.paragraph(text, "ListBullet" if text[:1] not in "☐☑" else "Checklist") for text in part.items)

    def paragraph(self, text: str, style: str = "Normal", *, is_bold: bool = False) -> str:
        direction = "<w:bidi/>" if self.is_right_to_left else ""
        weight = "<w:b/>" if is_bold else ""
        run = f"{weight}{'<w:rtl/>' if self.is_right_to_left else ''}"
        lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction}</w:pPr>'
            f"<w:r>{f'<w:rPr>{run}</w:rPr>' if run else ''}{lines}</w:r></w:p>"
        )

    def table(self, table: Table) -> str:
        widths = _widths(len(table.headings))
        direction = "<w:bidiVisual/>" if self.is_right_to_left else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = self._row(table.headings, widths, is_head=True)
        rows = "".join(self._row(row, widths) for row in table.rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{direction}<w:tblW w:w="{_WHOLE_WIDTH}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:firstColumn="1" w:val="00A0"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>{self.paragraph('')}"
        )

    def _row(self, texts: tuple[str, ...], widths: tuple[int, ...], *, is_head: bool = False) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{self.paragraph(text, 'TableText', is_bold=is_head or number == 0)}</w:tc>"
            for number, (text, width) in enumerate(zip(texts, widths, strict=True))
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>{cells}</w:tr>"


def _widths(columns: int) -> tuple[int, ...]:
    """Return the widths of the columns: the first, with the headings of the rows, takes a quarter of the line."""
    if columns == 1:
        return (_WHOLE_WIDTH,)
    first = _WHOLE_WIDTH // 4
    return (first, *((_WHOLE_WIDTH - first) // (columns - 1) for _number in range(columns - 1)))
