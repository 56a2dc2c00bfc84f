"""The slow obvious reader of an iCalendar file: written from RFC 5545, not from our writer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75


@dataclass
class Part:
    """A component: its lines as (name, parameters, value as it is written), and its parts."""

    name: str
    lines: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def all(self, name: str) -> list[Part]:
        return [part for part in self.parts if part.name == name]

    def line(self, name: str) -> tuple[dict[str, str], str]:
        """The parameters and the raw value of the one line with this name."""
        ((_, parameters, value),) = [line for line in self.lines if line[0] == name]
        return parameters, value

    def has(self, name: str) -> bool:
        return any(line[0] == name for line in self.lines)

    def text(self, name: str) -> str:
        return unescaped(self.line(name)[1])

    def day(self, name: str) -> date:
        parameters, value = self.line(name)
        assert parameters == {"VALUE": "DATE"}
        return datetime.strptime(value, "%Y%m%d").replace(tzinfo=UTC).date()


def read(content: bytes) -> Part:
    """The calendar in the file; an AssertionError where the file breaks the standard."""
    assert content.endswith(b"\r\n")
    physical = content.split(b"\r\n")[:-1]
    assert all(len(line) <= LONGEST_LINE for line in physical)
    text = content.decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "")
    for sign in text.replace("\r\n", "").replace("\t", ""):
        assert ord(sign) >= 0x20, f"{sign!r} may not stand in a line"
        assert ord(sign) != 0x7F
    stack = [Part("")]
    for line in text.split("\r\n")[:-1]:
        name, parameters, value = _line(line)
        if name == "BEGIN":
            stack.append(Part(value))
        elif name == "END":
            ended = stack.pop()
            assert ended.name == value
            stack[-1].parts.append(ended)
        else:
            stack[-1].lines.append((name, parameters, value))
    (root,) = stack
    (calendar,) = root.parts
    assert calendar.name == "VCALENDAR"
    return calendar


def _line(line: str) -> tuple[str, dict[str, str], str]:
    head, value = _split_at(line, ":")
    name, *pairs = list(_split_all(head, ";"))
    parameters = dict(pair.split("=", 1) for pair in pairs)
    return name.upper(), {key: text.strip('"') for key, text in parameters.items()}, value


def _split_at(line: str, mark: str) -> tuple[str, str]:
    quoted = False
    for place, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == mark and not quoted:
            return line[:place], line[place + 1 :]
    raise AssertionError(f"no {mark} in {line!r}")


def _split_all(head: str, mark: str) -> Iterator[str]:
    rest = head + mark
    while rest:
        part, rest = _split_at(rest, mark)
        yield part


def unescaped(value: str) -> str:
    """The text that the value of a line stands for."""
    found, signs = [], iter(value)
    for sign in signs:
        if sign == "\\":
            following = next(signs)
            assert following in "\\;,nN"
            found.append("\n" if following in "nN" else following)
        else:
            assert sign not in ";,", f"{value!r} has a bare {sign}"
            found.append(sign)
    return "".join(found)


def moment(calendar: Part, event: Part, name: str) -> datetime:
    """The moment of a line with a time zone, by the offsets that the file itself describes."""
    parameters, value = event.line(name)
    if value.endswith("Z"):
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    (zone,) = [
        part for part in calendar.all("VTIMEZONE") if part.text("TZID") == parameters["TZID"]
    ]
    local = _local(value)
    begun = [part for part in zone.parts if _local(part.line("DTSTART")[1]) <= local]
    current = max(begun, key=lambda part: part.line("DTSTART")[1])
    return local - _offset(current.line("TZOFFSETTO")[1])


def _local(value: str) -> datetime:
    return datetime.strptime(f"{value}Z", "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _offset(text: str) -> timedelta:
    amount = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
    return -amount if text[0] == "-" else amount
