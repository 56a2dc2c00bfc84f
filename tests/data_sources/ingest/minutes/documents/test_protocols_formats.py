"""OpenDocument and RTF: what a person sees is read, whatever the name of the file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from data_sources.ingest.minutes.draft import Draft
from data_sources.ingest.minutes.reading import read_minutes
from data_sources.ingest.minutes.refusal import NotMinutesError

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
STYLES = (
    '<style:style style:name="Gone"><style:text-properties style:text-line-through-style="solid"/>'
    '</style:style><style:style style:name="Kin" style:parent-style-name="Gone"/>'
    '<style:style style:name="Secret"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2"'
    ' style:num-format="1" style:num-suffix="." text:display-levels="2"/></text:list-style>'
)
HEAD = ("ПРОТОКОЛ № 4", "заседания совета", "14.03.2024", "РЕШИЛИ:")


def p(content: str, style: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{content}</text:p>"


def span(content: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{content}</text:span>'


def odt_draft(folder: Path, decided: str, name: str = "minutes.odt") -> Draft:
    path = folder / name
    body = "".join(map(p, HEAD)) + decided
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
    return read_minutes(path)


def rtf_draft(folder: Path, decided: str, name: str = "minutes.rtf") -> Draft:
    path = folder / name
    head = "\\par ".join(map(escaped, HEAD))
    opening = "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 Times;}{\\f1\\fcharset0 A;}}"
    path.write_text(f"{opening}\\f0 {head}\\par {decided}}}", encoding="latin-1")
    return read_minutes(path)


def escaped(text: str) -> str:
    return "".join(sign if sign.isascii() else f"\\'{sign.encode('cp1251').hex()}" for sign in text)


def points_of(draft: Draft) -> list[tuple[str | None, str]]:
    return [(point.number, point.text.rstrip(".")) for point in draft.points]


ITEM = "<text:list-item>{}</text:list-item>"


@pytest.mark.parametrize(
    "decided",
    [
        pytest.param(p("1. Провести семинар."), id="plain"),
        pytest.param(p("1. Провести " + span("вебинар ", "Gone") + "семинар."), id="struck out"),
        pytest.param(p("1. Провести " + span("вебинар ", "Kin") + "семинар."), id="by a parent"),
        pytest.param(p("1. Провести семинар.") + p("2. Дать.", "Secret"), id="hidden paragraph"),
        pytest.param(
            "<text:tracked-changes><text:changed-region><text:deletion>"
            + p("Собрать данные.")
            + "</text:deletion></text:changed-region></text:tracked-changes>"
            + p('1. Провести<text:change text:change-id="c"/> семинар.'),
            id="deleted",
        ),
        pytest.param(
            p(
                '1.<text:tab/>Провести<text:s text:c="2"/>семи<text:soft-page-break/>нар'
                "<text:note><text:note-body><text:p>сноска</text:p></text:note-body></text:note>"
                "<office:annotation><text:p>примечание</text:p></office:annotation>."
            ),
            id="tabs, spaces, notes",
        ),
        pytest.param(
            f'<text:list text:style-name="L">{ITEM.format(p("Провести семинар."))}</text:list>',
            id="a number that is drawn",
        ),
        pytest.param(
            p(f"<draw:text-box>{p('1. Провести семинар.')}</draw:text-box>"),
            id="a text box",
        ),
    ],
)
def test_open_document(tmp_path: Path, decided: str) -> None:
    assert points_of(odt_draft(tmp_path, decided)) == [("1", "Провести семинар")]


def test_lists_of_open_document(tmp_path: Path) -> None:
    inner = f"<text:list>{ITEM.format(p('Собрать заявки.'))}</text:list>"
    first = f'<text:list text:style-name="L">{ITEM.format(p("Провести семинар.") + inner)}'
    second = '<text:list text:style-name="L" text:continue-numbering="true">'
    decided = f"{first}</text:list>{second}{ITEM.format(p('Собрать данные.'))}</text:list>"

    assert points_of(odt_draft(tmp_path, decided)) == [
        ("1", "Провести семинар"),
        ("1.1", "Собрать заявки"),
        ("2", "Собрать данные"),
    ]


def test_a_table_of_open_document(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell{more}>{p(text)}</table:table-cell>"

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    titles = row(*map(cell, ("№", "Решение", "Ответственный", "Срок")))
    merged = cell("Кленов С.С.", ' table:number-rows-spanned="2"')
    first = row(cell("1"), cell("Собрать данные."), merged, cell("30.05.2024"))
    second = row(
        cell("2"), cell("Свести данные."), "<table:covered-table-cell/>", cell("10.06.2024")
    )
    head = f"<table:table-header-rows>{titles}</table:table-header-rows>"
    draft = odt_draft(tmp_path, f"<table:table>{head}{first}{second}</table:table>")

    assert points_of(draft) == [("1", "Собрать данные"), ("2", "Свести данные")]
    assert [[said.value for said in point.assignees] for point in draft.points] == (
        [["Кленов С.С."]] * 2
    )


@pytest.mark.parametrize(
    "decided",
    [
        pytest.param(escaped("1. Провести семинар."), id="bytes of cp1251"),
        pytest.param(
            "1. " + "".join(f"\\u{ord(sign)}?" for sign in "Провести семинар") + ".", id="codes"
        ),
        pytest.param(
            "{\\uc2 1. " + "".join(f"\\u{ord(sign)}??" for sign in "Провести семинар") + ".}",
            id="codes with two stand-ins",
        ),
        pytest.param(
            escaped("1. Провести ")
            + "{\\strike "
            + escaped("вебинар ")
            + "}"
            + escaped("семинар."),
            id="struck out",
        ),
        pytest.param(
            escaped("1. Провести ") + "\\v " + escaped("вебинар ") + "\\v0 " + escaped("семинар."),
            id="hidden",
        ),
        pytest.param(
            escaped("1. Провести ")
            + "{\\deleted "
            + escaped("вебинар \\par ")
            + "}"
            + escaped("семинар."),
            id="deleted",
        ),
        pytest.param(
            "{\\listtext\\pard 1.\\tab}" + escaped("Провести семинар."), id="a number that is drawn"
        ),
        pytest.param(
            "{\\*\\shpinst{\\sp{\\sn a}}{\\shptxt "
            + escaped("1. Провести семинар.")
            + "\\par}}"
            + "{\\shprslt "
            + escaped("1. Провести семинар.")
            + "\\par}",
            id="a text box",
        ),
        pytest.param(
            escaped("1. Провести ")
            + "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt "
            + escaped("семинар")
            + "}}{\\footnote "
            + escaped("сноска")
            + "}{\\*\\annotation "
            + escaped("примечание")
            + "}.",
            id="a field, a footnote, a comment",
        ),
        pytest.param(
            "{\\header "
            + escaped("Проект")
            + "}{\\pict 0102}\\bin3 }}}"
            + escaped("1. Провести семинар."),
            id="a header, a picture, bytes",
        ),
    ],
)
def test_rtf(tmp_path: Path, decided: str) -> None:
    assert points_of(rtf_draft(tmp_path, decided)) == [("1", "Провести семинар")]


def test_a_table_of_rtf(tmp_path: Path) -> None:
    def row(*texts: str) -> str:
        cells = "".join(f"\\pard\\intbl {escaped(text)}\\cell " for text in texts)
        return f"\\trowd\\cellx100\\cellx200\\cellx300\\cellx400 {cells}\\row "

    decided = (
        row("№", "Решение", "Ответственный", "Срок")
        + row("1", "Провести семинар.", "Кленов С.С.", "30.05.2024")
        + "\\pard "
        + escaped("Председатель П.Р. Вязова")
    )
    draft = rtf_draft(tmp_path, decided)

    assert points_of(draft) == [("1", "Провести семинар")]
    assert [f"{point.due_on}" for point in draft.points] == ["2024-05-30"]


def test_a_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    assert len(odt_draft(tmp_path, p("1. Провести семинар."), "minutes.docx").points) == 1
    assert len(rtf_draft(tmp_path, escaped("1. Провести семинар."), "minutes.doc").points) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"{\\rtf1" + b"{" * 100_000,
        b"{\\rtf1" + b"\\b" * 1_600_000,
        b"{\\rtf1 \\",
        b"{\\rtf1\\u-99999999999999999999 ?\\ansicpg99999\\f99\\'zz}",
        b"{\\rtf1\\bin999999999 abc}",
        b"}}}}{\\rtf1",
        b"{\\rtf1" + b"a\\par " * 20_000 + b"}",
    ],
)
def test_spoilt_rtf_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "minutes.rtf"
    path.write_bytes(content)

    with pytest.raises(NotMinutesError, match=r"\.$"):
        read_minutes(path)
