"""Meetings, attendance, decisions and assignments, in English."""

from __future__ import annotations

from typing import Final

from layouts.files.package.english import told

_BODY: Final = (
    "Body",
    "Whose meeting: rumo (regional educational and methodical association, RUMO), "
    "municipal_council (municipal method council) or another, in its own word.",
)

TABLES: Final = told.tables(
    {
        "attendance": (
            "Attendance of meetings",
            "One row for each person on the attendance list of a meeting held in the period. A "
            "meeting whose list has nobody of those asked about has one row without a person: "
            "representation is counted over all meetings.",
            {
                "meeting_code": ("Meeting code", "Meeting, in the resource meetings."),
                "body": _BODY,
                "meeting_number": (
                    "Meeting number",
                    "Number of the meeting as it is written, text. Empty: none.",
                ),
                "held_on": ("Meeting date", "Day on which the meeting was held."),
                "person": (
                    "Person",
                    "Name as the list has it. Empty: the list of this meeting has nobody of those "
                    "asked about, and so are all fields of the person.",
                ),
                "is_member": (
                    "Member",
                    "1: a member of the body or a substitute, counted in attendance and quorum; "
                    "0: an invited guest, counted in representation alone.",
                ),
                "status": (
                    "Presence",
                    "present (in the room) and online came; excused and absent did not.",
                ),
                "is_substitute": (
                    "Substitute",
                    "1: stands in for a member of the body; 0: does not.",
                ),
                "oktmo": (
                    "OKTMO code",
                    "Municipality of the person, 8 digits, text. Empty: the person comes from an "
                    "organisation of the region.",
                ),
                "municipality": (
                    "Municipality",
                    "Name of the municipality. Empty beside a code: the region has no such "
                    "municipality, and the row counts in the quorum alone.",
                ),
                "organization": (
                    "Organisation",
                    "Name of the person's organisation. Empty: not stated.",
                ),
                "quorum_rule": (
                    "Quorum rule",
                    "Share of members who must come: half (at least a half), more_than_half, "
                    "two_thirds (at least). Take all rows of the meeting. Empty: no rule is set.",
                ),
            },
        ),
        "decisions": (
            "Decisions and assignments",
            "One row for each assignment (a decision and one who has to carry it out), and one for "
            "a decision without any, as it stands on the reporting date: of meetings held in the "
            "period, due in it, or still open.",
            {
                "meeting_code": ("Meeting code", "Meeting, in the resource meetings."),
                "body": _BODY,
                "held_on": ("Meeting date", "Day on which the meeting was held."),
                "meeting_number": (
                    "Number of the minutes",
                    "Number of the meeting as it is written, text. Empty: none.",
                ),
                "position": (
                    "Position in the minutes",
                    "Place of the decision among those of its meeting, from 1.",
                ),
                "number": (
                    "Number of the decision",
                    "Number as the minutes have it, text; it may repeat. Empty: none.",
                ),
                "text": ("Text", "Text of the decision."),
                "kind": (
                    "Kind",
                    "assignment, recommendation or informational; indicators count assignments "
                    "alone.",
                ),
                "assignee": (
                    "Owner",
                    "Who has to carry it out, as it is written. Empty: nobody is named.",
                ),
                "oktmo": (
                    "OKTMO code",
                    "Municipality of the owner, 8 digits, text; of a council's decision without "
                    "owners that of the council. Empty: none.",
                ),
                "municipality": (
                    "Municipality",
                    "Name of the municipality. Empty: no code, or the region has no such "
                    "municipality.",
                ),
                "organization": (
                    "Organisation",
                    "Name of the owner's organisation. Empty: not stated.",
                ),
                "due_on": (
                    "Due date",
                    "Last day to carry it out: the owner's own, else that of the decision. Empty: "
                    "no date is set.",
                ),
                "original_due_on": (
                    "Original due date",
                    "Due date before it was extended. Empty: it was not.",
                ),
                "due_kind": (
                    "Kind of term",
                    "date: by a day; continuous: permanently; none: no term.",
                ),
                "completed_on": (
                    "Completion date",
                    "Day on which it was carried out. Empty: not by the reporting date.",
                ),
                "withdrawn_on": (
                    "Withdrawal date",
                    "Day on which it was taken off control without execution. Empty: not by the "
                    "reporting date.",
                ),
                "status": (
                    "Status",
                    "On the reporting date: in_progress, done, done_late (after the due date), "
                    "overdue, continuous, withdrawn, informational.",
                ),
                "lateness_days": (
                    "Lateness, days",
                    "Days from the due date to completion, of an overdue one to the reporting "
                    "date. Empty: it is not late, or no date is set.",
                ),
                "evidence": (
                    "Evidence of execution",
                    "Document or link that confirms the execution. Empty: none.",
                ),
                "indicator": (
                    "Indicator code",
                    "Indicator that the decision is aimed at. Empty: none.",
                ),
            },
        ),
        "meetings": (
            "Register of meetings",
            "Meetings that rows of the package refer to, one row each. A code that the register "
            "did not know stands alone in its row.",
            {
                "code": ("Meeting code", "Lasting code of the meeting."),
                "body": _BODY,
                "oktmo": (
                    "OKTMO code",
                    "Municipality whose council met, 8 digits, text. Empty: not a council's "
                    "meeting.",
                ),
                "number": ("Number of the minutes", "Number as it is written, text. Empty: none."),
                "title": ("Title", "Subject of the meeting. Empty: none."),
                "status": ("State", "planned, held or cancelled."),
                "held_on": ("Meeting date", "Day of the meeting, planned or real."),
                "starts_at": (
                    "Start time",
                    "Local time as HH:MM, text. Empty: not stated.",
                ),
                "place": ("Place", "Where the meeting is held. Empty: not stated."),
                "form": ("Form", "in_person, online or mixed. Empty: not stated."),
                "quorum_rule": (
                    "Quorum rule",
                    "Share of members who must come: half (at least a half), more_than_half, "
                    "two_thirds (at least). Empty: no rule is set.",
                ),
                "present_count": (
                    "People present",
                    "Number of people present as the minutes state it. Empty: not stated.",
                ),
                "region_code": (
                    "Region code",
                    "Region, in the resource regions. Empty: the only one.",
                ),
            },
        ),
    }
)
