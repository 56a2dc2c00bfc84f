"""What a person does not see in a Word file is not read, and what is seen is read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.ingest.minutes.reading import read_minutes
from tests.data_sources.ingest.minutes.documents.word_files import (
    NUMBERING,
    PREFIXES,
    cell,
    numbered,
    paragraph,
    row,
    run,
    table,
    text_box,
    word_package,
)

HEAD = "".join(
    paragraph(line)
    for line in ("ПРОТОКОЛ № 4", "заседания совета", "14.03.2024", "ПОВЕСТКА:", "1. О плане.")
)
DECIDED = paragraph("РЕШИЛИ:")
POINT = "Провести семинар для методистов"
STYLES = (
    f"<w:styles {PREFIXES}>"
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Kin"><w:basedOn w:val="Gone"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="List"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    "</w:pPr></w:style></w:styles>"
)


def points_of(folder: Path, decided: str, head: str = HEAD) -> list[tuple[str | None, str]]:
    path = word_package(
        folder / "minutes.docx",
        head + DECIDED + decided,
        {"styles": STYLES, "numbering": NUMBERING},
    )
    return [(point.number, point.text.rstrip(".")) for point in read_minutes(path).points]


def one(content: str) -> str:
    return paragraph(content)


@pytest.mark.parametrize(
    "decided",
    [
        pytest.param(
            one(
                run("1. Провести ")
                + run("вебинар ", "<w:strike/>")
                + run("семинар для методистов.")
            ),
            id="struck out",
        ),
        pytest.param(
            one(
                run("1. Провести ")
                + run("вебинар ", "<w:dstrike/>")
                + run("семинар для методистов.")
            ),
            id="struck out twice",
        ),
        pytest.param(
            one(
                run("1. Провести ")
                + run("вебинар ", "<w:vanish/>")
                + run("семинар для методистов.")
            ),
            id="hidden",
        ),
        pytest.param(
            one(f"1. {POINT}.") + one(run("2. Провести вебинар.", "<w:strike/>")),
            id="a whole point struck out",
        ),
        pytest.param(
            one(
                run("1. Провести ")
                + run("вебинар ", '<w:rStyle w:val="Kin"/>')
                + run("семинар для методистов.")
            ),
            id="struck out by a style of a style",
        ),
        pytest.param(
            one(f"1. {POINT}.") + paragraph("2. Провести вебинар.", '<w:pStyle w:val="Secret"/>'),
            id="hidden by the style of the paragraph",
        ),
        pytest.param(
            one(run(f"1. {POINT}.", '<w:strike w:val="0"/><w:vanish w:val="false"/>')),
            id="not struck out in truth",
        ),
        pytest.param(
            one(
                run("1. Провести ")
                + f"<w:moveFrom w:id='1'>{run('вебинар ')}</w:moveFrom>"
                + f"<w:moveTo w:id='2'>{run('семинар ')}</w:moveTo>"
                + run("для методистов.")
            ),
            id="moved",
        ),
        pytest.param(
            paragraph("1. Провести ", "<w:rPr><w:del w:id='1'/></w:rPr>")
            + one("семинар для методистов."),
            id="the end of the paragraph was deleted",
        ),
        pytest.param(
            one(f"1. {POINT}.")
            + table(
                f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell(one('2. Собрать данные.'))}</w:tr>"
            ),
            id="a deleted row",
        ),
        pytest.param(one(text_box(one(f"1. {POINT}."))), id="a text box"),
        pytest.param(
            one(
                run("1. Провести ")
                + "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
                + "<w:r><w:instrText>HYPERLINK вебинар</w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
                + run("семинар")
                + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
                + "<w:fldSimple w:instr='TITLE'>"
                + run(" для ")
                + "</w:fldSimple>"
                + "<w:hyperlink>"
                + run("методистов.")
                + "</w:hyperlink>"
            ),
            id="fields",
        ),
        pytest.param(
            one(
                run("1. Провести ")
                + f"<w:smartTag><w:customXml>{run('семинар ')}</w:customXml></w:smartTag>"
                + "<w:sdt><w:sdtContent><w:ins w:id='1'>"
                + run("для ")
                + "</w:ins></w:sdtContent></w:sdt>"
                + f"<w:bdo w:val='ltr'>{run('методистов.')}</w:bdo>"
            ),
            id="wrappers",
        ),
        pytest.param(
            one(
                "<w:commentRangeStart w:id='1'/>"
                + run(f"1. {POINT}")
                + "<w:r><w:footnoteReference w:id='2'/></w:r><w:commentRangeEnd w:id='1'/>"
                + "<w:r><w:commentReference w:id='1'/></w:r>"
                + run(".")
            ),
            id="a footnote and a comment",
        ),
        pytest.param(
            one(
                "<w:r><w:t>1.</w:t><w:tab/><w:t>Провести</w:t><w:br/><w:t>семи</w:t><w:softHyphen/>"
                "<w:t>нар для</w:t><w:cr/><w:t>методистов.</w:t></w:r>"
            ),
            id="soft breaks",
        ),
        pytest.param(numbered(f"{POINT}.", 1), id="a number of Word"),
        pytest.param(paragraph(f"{POINT}.", '<w:pStyle w:val="List"/>'), id="a number of a style"),
        pytest.param(
            numbered(f"{POINT}.", 1)
            + paragraph(
                run("Провести вебинар.", "<w:vanish/>"),
                '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
                "<w:rPr><w:vanish/></w:rPr>",
            ),
            id="a hidden point of a list",
        ),
        pytest.param(
            table(f"<w:tr>{cell(table(row(f'1. {POINT}.')), one(''))}</w:tr>"), id="a nested table"
        ),
        pytest.param(
            table(
                "<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>"
                + cell(one(f"1. {POINT}."))
                + "</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
            ),
            id="controls around a row and a cell",
        ),
    ],
)
def test_the_point_that_is_seen(tmp_path: Path, decided: str) -> None:
    assert points_of(tmp_path, decided) == [("1", POINT)]


def test_lists_of_word_are_numbered_as_word_shows_them(tmp_path: Path) -> None:
    decided = (
        numbered("Провести семинар.", 1)
        + numbered("Собрать заявки.", 1, 1)
        + paragraph(
            "<w:del w:id='1'><w:r><w:delText>Провести вебинар.</w:delText></w:r></w:del>",
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
            "<w:rPr><w:del w:id='2'/></w:rPr>",
        )
        + numbered("Собрать данные.", 1)
    )

    assert points_of(tmp_path, decided) == [
        ("1", "Провести семинар"),
        ("1.1", "Собрать заявки"),
        ("2", "Собрать данные"),
    ]


def test_headers_and_footers_are_no_part_of_the_minutes(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="r0"/></w:sectPr>'
    path = word_package(
        tmp_path / "minutes.docx",
        HEAD + DECIDED + paragraph(f"1. {POINT}.") + section,
        {"header1": f"<w:hdr {PREFIXES}>{paragraph('Проект от 01.02.2024 № 99')}</w:hdr>"},
    )
    draft = read_minutes(path)

    assert draft.number is not None
    assert draft.held_on is not None
    assert (draft.number.value, draft.held_on.value.isoformat()) == ("4", "2024-03-14")


def test_a_file_without_section_styles_and_numbering_is_read(tmp_path: Path) -> None:
    path = word_package(tmp_path / "minutes.docx", HEAD + DECIDED + paragraph(f"1. {POINT}."))

    assert [point.text for point in read_minutes(path).points] == [f"{POINT}."]
