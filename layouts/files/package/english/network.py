"""Events, internship sites and practices, in English."""

from __future__ import annotations

from typing import Final

from layouts.files.package.english import told

TABLES: Final = told.tables(
    {
        "events": (
            "Network events",
            "One row for each municipality that took part in an event of the period; an event in "
            "which nobody of those asked about took part, or which is still to come, has one row.",
            {
                "code": ("Event code", "Lasting code of the event; it repeats in its rows."),
                "title": ("Event", "Title of the event."),
                "kind": (
                    "Kind",
                    "seminar, webinar, conference, master_class, method_landing (a team of "
                    "methodists goes to a district), round_table, festival or other.",
                ),
                "starts_on": (
                    "First day",
                    "First day; after the reporting date the event is only announced.",
                ),
                "ends_on": ("Last day", "Last day. Empty: the event lasts one day."),
                "format": ("Format", "in_person, remote or mixed."),
                "organizer_code": (
                    "Organiser code",
                    "Organisation, in the resource organizations. Empty: not stated.",
                ),
                "organizer": (
                    "Organiser",
                    "Name of the organisation. Empty: not stated, or not in the register.",
                ),
                "host_oktmo": (
                    "OKTMO code of the place",
                    "Municipality in which it is held, 8 digits, text. Empty: not stated.",
                ),
                "host": ("Place", "Name of the municipality of the place. Empty: not stated."),
                "direction": (
                    "Direction",
                    "One of the eight directions of the project “School of the Ministry of "
                    "Education”. Empty: none.",
                ),
                "url": ("Link", "Page of the event. Empty: none."),
                "oktmo": (
                    "OKTMO code of the participants",
                    "Municipality from which they came, 8 digits, text. Empty: nobody is reported, "
                    "or the event is still to come.",
                ),
                "municipality": (
                    "Municipality of the participants",
                    "Name of the municipality from which they came. Empty: as oktmo.",
                ),
                "participants": (
                    "Participants",
                    "People from this municipality; their sum is the numerator of the indicator "
                    "event_participation. Empty: nobody is reported.",
                ),
                "event_participants": (
                    "Participants of the event",
                    "People from all municipalities asked about; it repeats in every row of the "
                    "event, do not add it up. Empty: nobody is reported.",
                ),
                "event_municipalities": (
                    "Municipalities of the event",
                    "Number of the municipalities asked about that took part; it repeats in every "
                    "row of the event.",
                ),
            },
        ),
        "internship_sites": (
            "Internship sites",
            "One row for each internship site that worked in the period or received trainees in "
            "it, with its internships of the period.",
            {
                "code": ("Site code", "Lasting code of the site."),
                "topic": (
                    "Topic",
                    "What the site teaches. Empty: the register does not know the site.",
                ),
                "oktmo": (
                    "OKTMO code",
                    "Municipality of the site, 8 digits, text. Empty: the register does not know "
                    "the site.",
                ),
                "municipality": ("Municipality", "Name of the municipality. Empty: not known."),
                "school_code": (
                    "School code",
                    "School of the site, in the resource schools. Empty: not stated.",
                ),
                "school": ("School", "Name of the school. Empty: not stated."),
                "opened_on": (
                    "Opening date",
                    "First day of work. Empty: the register does not know the site.",
                ),
                "closed_on": (
                    "Closing date",
                    "Day from which the site works no more, it may be ahead. Empty: not set.",
                ),
                "status": (
                    "State",
                    "On the reporting date: open (the numerator of the indicator "
                    "internship_sites), planned or closed. Empty: the register does not know it.",
                ),
                "visits": (
                    "Visits",
                    "Internships in the period: a municipality on a day is one visit.",
                ),
                "participants": (
                    "Trainees",
                    "People who came in the period, from any municipality.",
                ),
                "municipalities": (
                    "Municipalities of the trainees",
                    "Number of municipalities from which they came.",
                ),
                "asked_participants": (
                    "Trainees of the selection",
                    "People who came from the municipalities asked about; their sum is the "
                    "numerator of the indicator internship_participation.",
                ),
            },
        ),
        "practices": (
            "Best practices",
            "One row for each practice that was in force in the period: begun by the reporting "
            "date and not ended before the period.",
            {
                "code": ("Practice code", "Lasting code of the practice."),
                "kind": (
                    "Kind",
                    "method_council (municipal method council), method_active (methodical active), "
                    "young_teacher_club, method_landing (a team of methodists goes to a district), "
                    "mentoring, master_class or other.",
                ),
                "title": ("Practice", "Title of the practice."),
                "oktmo": ("OKTMO code", "Municipality of the practice, 8 digits, text."),
                "municipality": (
                    "Municipality",
                    "Name of the municipality. Empty: the register does not know it.",
                ),
                "started_on": ("First day", "Day on which the practice began."),
                "ended_on": (
                    "Last day",
                    "Day on which it ends, it may be ahead. Empty: no end is set.",
                ),
                "meeting_code": (
                    "Meeting code",
                    "Meeting at which it was presented, in the resource meetings. Empty: it was "
                    "not.",
                ),
                "presented_on": (
                    "Presentation date",
                    "Day of that meeting. Empty: not presented, or the meeting is not known.",
                ),
                "url": ("Link", "Page about the practice. Empty: none."),
            },
        ),
    }
)
