"""The pages on which staff look after papers: adding, taking away, sending, who has access; and who may."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from wagtail.models import PageLogEntry

from core.models import User
from core.private_files import private_files
from network.desk.paper_form import LARGEST, PaperForm
from network.desk.papers import ON_A_PAGE
from network.models import GroupPage, MeetingPage, MeetingPaper
from people.models import Mailing, Person
from tests.factories.meetings import make_members, make_paper, paper_path
from tests.factories.staff import make_staff, signed_in
from tests.html_checker import html_errors_of
from tests.involvement.test_telling_pages import main_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(secretary: User) -> Client:
    """The browser of who looks after papers."""
    return signed_in(secretary)


def path_of(meeting: MeetingPage) -> str:
    """Return the address of a meeting's papers in the admin."""
    return reverse("meeting_papers:of", args=[meeting.pk])


def form_data(**overrides: Any) -> dict[str, Any]:
    """Return what the form sends."""
    file = SimpleUploadedFile("Agenda 4 March.PDF", b"%PDF-1.7 secret")
    return {"title": " Agenda  of March ", "kind": "paper", "format": "standard", "language": "en", "file": file} | (
        overrides
    )


def test_a_paper_is_added_and_members_see_it_once_it_is_sent(
    desk: Client, meeting: MeetingPage, group: GroupPage, member: Person, member_client: Client
) -> None:
    assert desk.post(path_of(meeting), form_data()).status_code == 302
    paper = MeetingPaper.objects.get()
    assert paper.title == "Agenda of March"
    assert str(paper.file.name).endswith(".pdf")
    assert Path(paper.file.path).stat().st_mode & 0o077 == 0
    assert member_client.get(paper_path(group, paper)).status_code == 404
    tell = reverse("meeting_papers:tell", args=[meeting.pk, "papers"])
    shown = desk.get(tell).content.decode()
    assert html_errors_of({"page": main_of(shown)}) == {"page": []}
    assert "1 person gets this mail." in shown
    mark = shown.partition('name="mark" value="')[2].partition('"')[0]
    assert desk.post(tell, {"wish": "send", "mark": mark, "number": "1"}).status_code == 302
    assert desk.post(tell, {"wish": "send", "mark": mark, "number": "1"}).status_code == 302
    assert Mailing.objects.count() == 1
    assert member_client.get(paper_path(group, paper)).status_code == 200


def test_papers_can_be_shown_without_a_mail(
    desk: Client, meeting: MeetingPage, secretary: User, group: GroupPage, member_client: Client
) -> None:
    paper = make_paper(meeting, secretary)
    tell = reverse("meeting_papers:tell", args=[meeting.pk, "papers"])
    mark = desk.get(tell).content.decode().partition('name="mark" value="')[2].partition('"')[0]
    assert desk.post(tell, {"wish": "nobody", "mark": mark}).status_code == 302
    assert not Mailing.objects.exists()
    assert member_client.get(paper_path(group, paper)).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 5_000},
        {"title": "\x00"},
        {"kind": "secret"},
        {"format": "hologram"},
        {"language": "xx"},
        {"file": ""},
        {"file": SimpleUploadedFile("page.html", b"<script>")},
        {"file": SimpleUploadedFile("drawing.svg", b"<svg/>")},
        {"file": SimpleUploadedFile("agenda", b"no ending")},
        {"file": SimpleUploadedFile("agenda.pdf", b"")},
    ],
)
def test_what_cannot_be_kept_is_refused_by_the_field(desk: Client, meeting: MeetingPage, wrong: dict[str, Any]) -> None:
    answer = desk.post(path_of(meeting), form_data(**wrong))
    assert answer.status_code in (400, 422)
    assert not MeetingPaper.objects.exists()
    if answer.status_code == 422:
        shown = answer.content.decode()
        assert "Nothing was added." in shown
        assert html_errors_of({"page": main_of(shown)}) == {"page": []}


def test_a_file_that_is_too_large_is_refused() -> None:
    file = SimpleUploadedFile("film.mp4", b"x")
    file.size = LARGEST + 1
    form = PaperForm(form_data(), MultiValueDict({"file": [file]}))
    assert list(form.errors) == ["file"]


def test_an_odd_name_of_a_file_leads_nowhere(desk: Client, meeting: MeetingPage) -> None:
    for name in ("../../evil.pdf", "\u202efdp.exe.pdf", "a" * 400 + ".pdf"):
        desk.post(path_of(meeting), form_data(file=SimpleUploadedFile(name, b"x")))
    for paper in MeetingPaper.objects.all():
        assert str(paper.file.name).startswith("papers/")
        assert len(str(paper.file.name)) < 60


def test_deleting_asks_first_and_takes_the_file_too(
    desk: Client, meeting: MeetingPage, secretary: User, django_capture_on_commit_callbacks: Any
) -> None:
    paper = make_paper(meeting, secretary)
    path, name = reverse("meeting_papers:delete", args=[paper.pk]), str(paper.file.name)
    assert "Delete this paper" in desk.get(path).content.decode()
    assert private_files().exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(path).status_code == 302
    assert not private_files().exists(name)
    assert desk.post(path).status_code == 404
    done = set(PageLogEntry.objects.filter(page=meeting.pk, user=secretary).values_list("action", flat=True))
    assert {"network.add_paper", "network.delete_paper"} <= done


def test_a_deleted_meeting_takes_its_files_along(
    meeting: MeetingPage, secretary: User, django_capture_on_commit_callbacks: Any
) -> None:
    name = str(make_paper(meeting, secretary).file.name)
    with django_capture_on_commit_callbacks(execute=True):
        meeting.delete()
    assert not private_files().exists(name)


def test_staff_see_who_has_access_page_by_page_and_without_permission_only_how_many(
    desk: Client, meeting: MeetingPage, group: GroupPage
) -> None:
    people = make_members(group, ON_A_PAGE + 1, prefix="reader")
    shown = desk.get(path_of(meeting)).content.decode()
    assert f"{ON_A_PAGE + 1} members can read what was sent." in shown
    assert shown.count("/admin/sign_ups/inspect/") == ON_A_PAGE
    assert html_errors_of({"page": main_of(shown)}) == {"page": []}
    last = desk.get(path_of(meeting), {"p": "2"}).content.decode()
    assert last.count("/admin/sign_ups/inspect/") == 1
    without = signed_in(make_staff("add_meetingpaper", name="without")).get(path_of(meeting)).content.decode()
    assert f"{ON_A_PAGE + 1} members can read what was sent." in without
    assert not [person for person in people if person.name in without]


def test_who_may_not_gets_no_page(meeting: MeetingPage, secretary: User) -> None:
    paper = make_paper(meeting, secretary)
    paths = [path_of(meeting), reverse("meeting_papers:tell", args=[meeting.pk, "papers"])]
    paths += [reverse(f"meeting_papers:{name}", args=[paper.pk]) for name in ("delete", "file")]
    for browser in (Client(), signed_in(make_staff(pages=("change", "publish"), name="other"))):
        for path in paths:
            assert browser.get(path).status_code in (302, 403)
            assert browser.post(path).status_code in (302, 403, 405)
    assert MeetingPaper.objects.filter(pk=paper.pk).exists()


@pytest.mark.parametrize("kind", ["x", "papers%00", "change "])
def test_odd_addresses_are_not_found(desk: Client, meeting: MeetingPage, kind: str) -> None:
    assert desk.get(f"/admin/meetings/papers/{meeting.pk}/tell/{kind}/").status_code in (400, 404)
    assert desk.get("/admin/meetings/papers/999999/").status_code == 404
