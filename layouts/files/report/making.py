"""A report as a DOCX: what it says comes from its answer alone."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from data_sources.report_picture import Report
from layouts.files.report import municipality, region, writing

NAME: Final = "report.docx"
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def make(report: Report, changed: datetime) -> bytes:
    """The document; `changed` is when the data changed, in the region's time.

    Equal answers give equal bytes.
    """
    if report.municipality is None:
        paper = region.compose(report, changed)
    else:
        paper = municipality.compose(report, changed)
    return writing.write(paper, report.overview.provenance.changed_at)
