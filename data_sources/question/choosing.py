"""From a question to whom it speaks of: codes are looked up in the registers of its time."""

from __future__ import annotations

from data_sources.question.filters import Filters
from data_sources.question.notices import Notice, NoticeKind
from data_sources.question.scope import Scope
from data_sources.scoring.results import KINDS, Municipality, Registers


def admitted(registers: Registers, scope: Scope) -> tuple[Municipality, ...]:
    """Municipalities of the region that the asker may see one by one."""
    return tuple(member for member in registers.municipalities if scope.admits(member.oktmo))


def resolve(
    filters: Filters, registers: Registers, scope: Scope
) -> tuple[Filters, tuple[Notice, ...]]:
    """Drops what the registers do not know; every drop has its notice.

    Afterwards the region is named only where it is not the first, the group exists and the
    choice leaves at least one municipality (or the register is empty).
    """
    notices: list[Notice] = []
    codes = [region.code for region in registers.regions]
    if filters.region is not None:
        if filters.region not in codes:
            notices.append(_unknown("region", f"Регион с кодом «{filters.region}» не найден"))
            filters = filters.without("region")
        elif filters.region == codes[0]:
            filters = filters.without("region")
    visible = admitted(registers, scope)
    if filters.group is not None and not _of_group(filters.group, visible):
        notices.append(_unknown("group", f"Группа «{filters.group}» не найдена"))
        filters = filters.without("group")
    filters, unknown = _known_codes(filters, visible)
    notices.extend(unknown)
    if filters.m and not chosen(filters, visible):
        notices.append(
            Notice(
                NoticeKind.EMPTY_CHOICE,
                "m",
                "В выбранной группе нет ни одного из выбранных муниципалитетов; "
                "показана вся группа.",
            )
        )
        filters = filters.without("m")
    return filters, tuple(notices)


def chosen(filters: Filters, visible: tuple[Municipality, ...]) -> tuple[Municipality, ...]:
    """The municipalities shown: of the group, and among those named."""
    return tuple(
        member
        for member in compared(filters, visible)
        if not filters.m or member.oktmo in filters.m
    )


def compared(filters: Filters, visible: tuple[Municipality, ...]) -> tuple[Municipality, ...]:
    """The municipalities over which score and rank are taken."""
    return visible if filters.group is None else _of_group(filters.group, visible)


def _of_group(group: str, visible: tuple[Municipality, ...]) -> tuple[Municipality, ...]:
    return tuple(
        member
        for member in visible
        if member.peer_group == group or (group in KINDS and member.kind == group)
    )


def _known_codes(
    filters: Filters, visible: tuple[Municipality, ...]
) -> tuple[Filters, tuple[Notice, ...]]:
    known = {member.oktmo for member in visible}
    strangers = [code for code in filters.m if code not in known]
    if not strangers:
        return filters, ()
    named = ", ".join(strangers[:3]) + ("…" if len(strangers) > 3 else "")
    kept = tuple(code for code in filters.m if code in known)
    resolved = filters.naming(kept)
    return resolved, (_unknown("m", f"Муниципалитет с кодом ОКТМО {named} не найден"),)


def _unknown(key: str, what: str) -> Notice:
    return Notice(
        NoticeKind.UNKNOWN_CODE,
        key,
        f"{what} на выбранную дату. Проверьте адрес или дату знания.",
    )
