"""A report as a DOCX: what it says comes from its answer alone."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from data_sources.answers.documents.report.answer import Report
from layouts.files.mark import FileMark
from layouts.files.question import made_of
from layouts.files.report import municipality, region, writing

NAME: Final = "report.docx"
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def make(report: Report, changed: datetime, mark: FileMark | None = None) -> bytes:
    """The document; `changed` is when the data changed, in the region's time.

    `mark` is that of the snapshot that it shows. Equal answers give equal bytes.
    """
    if report.municipality is None:
        paper = region.compose(report, changed)
    else:
        paper = municipality.compose(report, changed)
    overview = report.overview
    return writing.write(paper, made_of(overview.scorecard.question, overview.provenance), mark)
