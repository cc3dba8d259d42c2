"""Handing out a private file: read by the site wherever it is stored, so that no address of a store is ever given."""

from typing import cast

from django.http import FileResponse, HttpResponse

from network.models import MeetingPaper
from network.papers import content_type, download_name


def handed_out(paper: MeetingPaper) -> HttpResponse | None:
    """Return the file as something to save, which no browser runs; None where the store has lost it."""
    try:
        opened = paper.file.open("rb")
    except OSError:
        return None
    answer = FileResponse(opened, as_attachment=True, filename=download_name(paper), content_type=content_type(paper))
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "no-store, private"
    return cast("HttpResponse", answer)  # views of this house say HttpResponse; a stream of bytes is answered alike
