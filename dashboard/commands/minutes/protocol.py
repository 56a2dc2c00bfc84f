"""`rumo protocol`: minutes read, checked before they are signed, and written."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

import click
import sqlalchemy as sa

from dashboard.commands.loads.authorship import by_option
from dashboard.commands.minutes.filing import AskedOfSecretary, settle
from dashboard.commands.minutes.loading import Wish, load
from dashboard.commands.minutes.tables import console, tell_draft, tell_findings
from dashboard.commands.speech import (
    REJECTED,
    ExistingFile,
    NewFile,
    RussianCommand,
    RussianGroup,
    in_words,
    refuse,
)
from dashboard.settings import Settings
from data_sources.database.engine import SchemaRefusedError, make_engine, require_current_schema
from data_sources.ingest.minutes.draft import Draft
from data_sources.ingest.minutes.filing.checking import (
    QUORUM_WORDS,
    QuorumRule,
    check,
    check_against,
)
from data_sources.ingest.minutes.filing.rows import MinutesRefusedError
from data_sources.ingest.minutes.printed import as_json_dict
from data_sources.ingest.minutes.reading import NotMinutesError, read_minutes
from data_sources.ingest.minutes.refusal import SeveralMinutesError

_BODY_HELP: Final = (
    "Чей протокол: РУМО, методсовет или другой орган; без него — по названию протокола."
)
_OKTMO_HELP: Final = "Муниципалитет заседания, кодом или названием; без него — по протоколу."
_QUORUM_HELP: Final = "Правило кворума: half — {half}; more_than_half — {more}; two_thirds — {two}."


_part_option: Final = click.option(
    "--part",
    type=click.IntRange(min=1),
    metavar="НОМЕР",
    help="Какой из нескольких протоколов файла, по порядку от 1.",
)


@click.group(cls=RussianGroup, name="protocol", help="Протоколы заседаний: из файла — в решения.")
def protocol() -> None:
    """The group of commands about minutes."""


@protocol.command(
    cls=RussianCommand,
    name="read",
    help="Прочитать протокол (.docx, .odt, .rtf, .doc, .txt, .pdf с текстом) и показать, "
    "что понято. База не нужна, ничего не записывается.",
)
@click.argument("file", metavar="ФАЙЛ", type=ExistingFile())
@_part_option
@click.option("--json", "as_json", is_flag=True, help="Прочитанное в JSON.")
@in_words
def read(file: Path, part: int | None, as_json: bool) -> None:
    """Prints the draft; a file that holds no minutes ends with one sentence."""
    draft = _read(file, part)
    if as_json:
        click.echo(json.dumps(as_json_dict(draft), ensure_ascii=False))
    else:
        tell_draft(draft, console())


@protocol.command(
    cls=RussianCommand,
    name="check",
    help="Проверить протокол до подписания: номера, исполнители, сроки, голоса, кворум.\n\n"
    "Исполнители и повторы проверяются по базе, если она есть. Код выхода 0 — замечаний нет, "
    "1 — есть.",
)
@click.argument("file", metavar="ФАЙЛ", type=ExistingFile())
@_part_option
@click.option("--body", metavar="ОРГАН", help=_BODY_HELP)
@click.option("--oktmo", metavar="ОКТМО", help=_OKTMO_HELP)
@click.option("--code", metavar="КОД", help="Код заседания, если протокол уже записан.")
@click.option(
    "--quorum",
    type=click.Choice([rule.value for rule in QuorumRule]),
    default=QuorumRule.HALF.value,
    show_default=True,
    metavar="ПРАВИЛО",
    help=_QUORUM_HELP.format(
        half=QUORUM_WORDS[QuorumRule.HALF],
        more=QUORUM_WORDS[QuorumRule.MORE_THAN_HALF],
        two=QUORUM_WORDS[QuorumRule.TWO_THIRDS],
    ),
)
@in_words
def check_command(
    file: Path,
    part: int | None,
    body: str | None,
    oktmo: str | None,
    code: str | None,
    quorum: str,
) -> None:
    """Reports what to put right; the exit status is 1 where there is anything."""
    draft = _read(file, part)
    rule = QuorumRule(quorum)
    findings = list(check(draft, rule))
    skipped = None
    try:
        engine = make_engine(Settings.current().database_url)
        require_current_schema(engine)
        with engine.connect() as connection:
            asked = AskedOfSecretary(code or "", body, oktmo, None)
            filing = settle(connection, draft, asked, lambda: False).filing
            findings += check_against(connection, draft, filing, rule)
    except (SchemaRefusedError, MinutesRefusedError) as error:
        skipped = str(error)
    except sa.exc.DatabaseError:
        skipped = "База данных не отвечает."
    to = console()
    tell_findings(sorted(findings, key=lambda each: (each.severity, each.line or 0)), to)
    if skipped is not None:
        click.echo(f"\nПо базе не проверено (исполнители, состав, повторы). {skipped}")
    click.echo(f"\nКворум проверялся по правилу: {QUORUM_WORDS[rule]}.")
    click.echo(f"Замечаний: {len(findings)}." if findings else "Замечаний нет.")
    if findings:
        sys.exit(REJECTED)


@protocol.command(
    cls=RussianCommand,
    name="load",
    help="Записать протокол: заседание, повестку, участников, решения, поручения.\n\n"
    "Сначала показывает, что будет записано, и спрашивает. Орган, муниципалитет и код "
    "предлагает по названию протокола. Исправить прочитанное можно в "
    "Excel: --draft пишет черновик и ничего больше, --from записывает исправленный черновик. "
    "Тот же протокол ещё раз ничего не меняет; исправленный заменяет прежние записи, отметки об "
    "исполнении остаются. Чужой код и то, что исправили после загрузки, без --replace не "
    "заменяются.",
)
@click.argument("file", metavar="ФАЙЛ", type=ExistingFile())
@_part_option
@click.option("--code", metavar="КОД", help="Код заседания; без него предлагается по базе.")
@click.option("--body", metavar="ОРГАН", help=_BODY_HELP)
@click.option("--oktmo", metavar="ОКТМО", help=_OKTMO_HELP)
@click.option("--region", metavar="КОД", help="Код региона, если их в базе несколько.")
@click.option(
    "--yes",
    is_flag=True,
    help="Записать без вопроса, если предложение одно; прежние решения не менять, исправленное "
    "потом не возвращать.",
)
@click.option(
    "--replace",
    is_flag=True,
    help="Записать поверх: другого заседания под этим кодом или того, что исправили потом.",
)
@click.option("--second-copy", is_flag=True, help="Записать, хотя протокол есть под другим кодом.")
@click.option(
    "--draft", "draft_to", type=NewFile(), metavar="XLSX", help="Записать черновик для правки."
)
@click.option(
    "--from",
    "draft_from",
    type=ExistingFile(),
    metavar="XLSX",
    help="Взять значения из исправленного черновика.",
)
@by_option
@in_words
def load_command(
    file: Path,
    part: int | None,
    code: str | None,
    body: str | None,
    oktmo: str | None,
    region: str | None,
    yes: bool,
    replace: bool,
    second_copy: bool,
    draft_to: Path | None,
    draft_from: Path | None,
    loaded_by: str | None,
) -> None:
    """Shows the proposal, asks, and writes all of it or nothing."""
    if draft_to is not None and draft_from is not None:
        raise click.UsageError("--draft и --from вместе не нужны: черновик или пишут, или берут.")
    wish = Wish(file, yes, replace, second_copy, draft_to, draft_from, loaded_by)
    draft = _read(file, part)
    engine = make_engine(Settings.current().database_url)
    require_current_schema(engine)
    try:
        load(engine, draft, AskedOfSecretary(code, body, oktmo, region), wish)
    except MinutesRefusedError as error:
        refuse("Ничего не записано.\n" + "\n".join(error.sentences))


def _read(file: Path, part: int | None) -> Draft:
    try:
        return read_minutes(file, part)
    except SeveralMinutesError as error:
        refuse(f"{error} Выбирает --part, например --part {error.count}.")
    except NotMinutesError as error:
        refuse(str(error))
