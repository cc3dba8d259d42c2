"""Adding and taking away papers: the file and its row come and go together, and who did it is written down."""

from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.models import User
from core.private_files import private_files
from network.meetings import leading_meeting
from network.models import MeetingPage, MeetingPaper

ADDED = "network.add_paper"
DELETED = "network.delete_paper"
READ = "network.read_paper"


def add_paper(
    page: MeetingPage, *, title: str, kind: str, format_: str, language: str, file: UploadedFile, by: User
) -> MeetingPaper:
    """Keep a file for the members of a meeting's group; they see it once it is sent to them."""
    paper = MeetingPaper(
        meeting=leading_meeting(page), title=title, kind=kind, format=format_, language=language, size=file.size or 0
    )
    paper.file.save(file.name or "", file, save=False)
    with transaction.atomic():
        paper.save()
        _write_down(paper, ADDED, by)
    return paper


def delete_paper(paper: MeetingPaper, *, by: User) -> None:
    """Take a paper away from everyone; its file goes once that holds."""
    with transaction.atomic():
        _write_down(paper, DELETED, by)
        paper.delete()


def write_down_reading(paper: MeetingPaper, *, by: User) -> None:
    """Write down that a member of staff took a copy; what members read is nobody's business."""
    _write_down(paper, READ, by)


def forget_file(paper: MeetingPaper) -> None:
    """Delete the file of a row that is gone, once that cannot be undone."""
    if name := paper.file.name:
        transaction.on_commit(partial(private_files().delete, name), robust=True)


def _write_down(paper: MeetingPaper, action: str, by: User) -> None:
    log(instance=paper.meeting, action=action, user=by, title=_("Papers"), data={"paper": paper.pk})
