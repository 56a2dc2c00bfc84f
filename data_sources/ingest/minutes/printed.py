"""A draft as JSON (docs/minutes.md)."""

from __future__ import annotations

from data_sources.ingest.minutes.draft import Draft, Said


def as_json_dict(draft: Draft) -> dict[str, object]:
    """The draft in the words of docs/minutes.md: dates ISO, lists in the order of the document."""
    held_on = draft.held_on.value if draft.held_on else None
    present = sorted((*draft.participants, *draft.online), key=lambda each: each.place.start)
    return {
        "number": _text(draft.number),
        "held_on": held_on.isoformat() if held_on else None,
        "starts_at": _text(draft.starts_at),
        "place": _text(draft.venue),
        "title": _text(draft.title),
        "chair": _text(draft.chair),
        "secretary": _text(draft.secretary),
        "participants": [each.value for each in present],
        "present_count": draft.present_count,
        "agenda": [
            {"position": each.position, "title": each.title, "speaker": each.speaker}
            for each in draft.agenda
        ],
        "decisions": [
            {
                "position": each.position,
                "number": each.number,
                "agenda_position": each.agenda_position,
                "kind": each.kind.value,
                "text": each.text,
                "assignees": [assignee.value for assignee in each.assignees],
                "due_kind": each.due_kind.value,
                "due_on": each.due_on.isoformat() if each.due_on else None,
            }
            for each in draft.points
        ],
        "votes": [
            {
                "agenda_position": each.agenda_position,
                "for": each.votes_for,
                "against": each.votes_against,
                "abstained": each.votes_abstained,
            }
            for each in draft.votes
        ],
        "warnings": [
            {"code": each.code.value, "message": each.message, "line": each.line}
            for each in draft.warnings
        ],
    }


def _text(said: Said[str] | None) -> str | None:
    return said.value if said is not None else None
