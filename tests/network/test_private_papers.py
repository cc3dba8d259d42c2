"""Every way we could think of to reach a private paper or page without right, each refused."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from core.models import CustomDocument, CustomImage, User
from network.models import GroupPage, MeetingPage, MeetingPaper
from people.models import Person, SignUp
from people.tokens import enter_token, own_token
from tests.factories.meetings import (
    JOINING_LINK,
    SECRET,
    group_path,
    inside,
    make_meeting,
    make_members,
    make_paper,
    meeting_path,
    paper_path,
    publish,
)
from tests.factories.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db


def private_paths(group: GroupPage, paper: MeetingPaper) -> list[str]:
    """Return the addresses that only members may open."""
    return [group_path(group), meeting_path(group, paper.meeting), paper_path(group, paper)]


def name_of(paper: MeetingPaper) -> str:
    """Return under which name a file is stored."""
    return str(paper.file.name)


def refuses(client: Client, paths: list[str], **headers: Any) -> None:
    """Fail where one of these addresses gives anything away, whatever the method."""
    for path in paths:
        for method in (client.get, client.head, client.post):
            answer: Any = method(path, headers=headers)
            assert answer.status_code in (403, 404, 410), (method.__name__, path, answer.status_code)
            shown = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert SECRET not in shown
            assert JOINING_LINK.encode() not in shown
            assert b"Agenda" not in shown


def test_a_member_gets_all_of_it(member_client: Client, group: GroupPage, paper: MeetingPaper) -> None:
    home, of_group, of_meeting, file = ["/members/", *private_paths(group, paper)]
    assert group.title in member_client.get(home).content.decode()
    assert paper.meeting.title in member_client.get(of_group).content.decode()
    shown = member_client.get(of_meeting).content.decode()
    assert JOINING_LINK in shown
    assert file in shown
    answer: Any = member_client.get(file)
    assert b"".join(answer.streaming_content) == SECRET
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="agenda.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_way_1_the_address_itself_without_a_visit(client: Client, group: GroupPage, paper: MeetingPaper) -> None:
    refuses(client, private_paths(group, paper))


def test_way_2_the_address_of_the_file_in_the_store(client: Client, paper: MeetingPaper) -> None:
    name = name_of(paper)
    for path in (f"/media/{name}", f"/media/images/{name}", f"/private/{name}", f"/documents/{paper.pk}/agenda.pdf"):
        assert client.get(path).status_code == 404
    with pytest.raises(ValueError, match="no address"):
        assert paper.file.url
    assert not default_storage.exists(name)
    assert "agenda" not in name


def test_way_3_the_old_address_of_a_meeting_that_was_renamed(
    client: Client, group: GroupPage, paper: MeetingPaper
) -> None:
    before = paper.meeting.url
    renamed = publish(paper.meeting, slug="beds")
    for path in (f"{before}papers/{paper.pk}/", f"{renamed.url}papers/{paper.pk}/", f"{before}{name_of(paper)}"):
        assert client.get(path, follow=True).status_code == 404
    shown = client.get(renamed.url).content.decode()
    assert JOINING_LINK not in shown
    assert "123 456" not in shown
    assert "Agenda" not in shown
    refuses(client, private_paths(group, paper))


def test_way_4_renditions_and_libraries(editor_client: Client, paper: MeetingPaper) -> None:
    assert not CustomDocument.objects.exists()
    assert not CustomImage.objects.exists()
    for path in ("/admin/documents/chooser/", "/admin/documents/", "/admin/images/", "/admin/images/chooser/"):
        shown = editor_client.get(path).content.decode()
        assert "Agenda" not in shown
        assert name_of(paper) not in shown


@pytest.mark.parametrize("words", ["Agenda", "only-for-members", "123 456", "members may read"])
def test_way_5_search(client: Client, editor_client: Client, paper: MeetingPaper, words: str) -> None:
    for browser, path in ((client, "/search/"), (editor_client, "/admin/pages/search/")):
        shown = browser.get(path, {"q": words}).content.decode()
        assert paper.meeting.title not in shown


def test_way_6_the_api(client: Client, group: GroupPage, paper: MeetingPaper) -> None:
    assert "joining_link" not in client.get("/api/v1/openapi.json").content.decode()
    for path in (
        "meetings",
        "papers",
        f"papers/{paper.pk}",
        f"pages/{paper.meeting_id}",
        "documents",
        f"groups/{paper.meeting_id}",
    ):
        answer = client.get(f"/api/v1/{path}", follow=True)
        assert answer.status_code == 404
        assert JOINING_LINK not in answer.content.decode()
    for path in ("groups", f"groups/{group.pk}"):  # public, and nothing of its meetings in it
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code == 200
        for private in (JOINING_LINK, paper.title, name_of(paper), paper.meeting.title, "meeting"):
            assert private not in answer.content.decode()


def test_way_7_feeds_and_public_calendars(client: Client, group: GroupPage, paper: MeetingPaper) -> None:
    answer = client.get(f"{group.url}calendar.ics")
    assert answer.status_code == 200
    shown = answer.content.decode().replace("\r\n ", "")
    assert paper.meeting.title in shown
    assert JOINING_LINK not in shown
    assert "123 456" not in shown
    assert client.get(f"{group.url}feed/").status_code == 404


def test_way_8_the_sitemap_and_robots(client: Client, group: GroupPage, paper: MeetingPaper) -> None:
    shown = client.get("/sitemap.xml").content.decode()
    assert paper.meeting.url in shown
    assert "/members/" not in shown
    assert "noindex" in client.get(paper_path(group, paper))["X-Robots-Tag"]


def test_way_9_previews_drafts_and_the_history_of_the_page(editor_client: Client, paper: MeetingPaper) -> None:
    meeting = paper.meeting
    meeting.save_revision()
    for path in (
        f"/admin/pages/{meeting.pk}/view_draft/",
        f"/admin/pages/{meeting.pk}/history/",
        f"/admin/pages/{meeting.pk}/revisions/{meeting.latest_revision_id}/view/",
    ):
        answer = editor_client.get(path)
        assert answer.status_code == 200
        shown = answer.content.decode()
        assert name_of(paper) not in shown
        assert "Agenda" not in shown
    for revision in meeting.revisions.all():
        assert name_of(paper) not in str(revision.content)


def test_way_10_a_link_that_has_run_out_and_a_visit_that_has_ended(
    group: GroupPage, paper: MeetingPaper, member: Person
) -> None:
    token, client = enter_token(member, ""), inside(member)
    with time_machine.travel(timezone.now() + timedelta(minutes=119)):
        assert client.get(paper_path(group, paper)).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=121)):
        refuses(client, private_paths(group, paper))
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        fresh = Client()
        assert fresh.post(f"/members/enter/{token}/").status_code == 410
        refuses(fresh, private_paths(group, paper))


@pytest.mark.parametrize("state", [state for state in SignUp.State.values if state != SignUp.State.ACTIVE])
def test_way_11_who_paused_left_waits_or_never_was_a_member(
    member_client: Client, group: GroupPage, paper: MeetingPaper, state: str
) -> None:
    until = timezone.now() + timedelta(days=1) if state == SignUp.State.OFFERED else None
    SignUp.objects.update(state=state, offer_ends_at=until)
    refuses(member_client, private_paths(group, paper))
    assert group.title not in member_client.get("/members/").content.decode()


def test_way_12_a_member_on_a_break(
    member_client: Client, member: Person, group: GroupPage, paper: MeetingPaper
) -> None:
    Person.objects.filter(pk=member.pk).update(paused_at=timezone.now())
    refuses(member_client, ["/members/", *private_paths(group, paper)])
    answer = Client().post(f"/members/enter/{enter_token(member)}/")
    assert answer.status_code == 403
    assert not answer.cookies
    assert "on a break" in answer.content.decode()
    Person.objects.filter(pk=member.pk).update(paused_at=None)
    assert member_client.get(paper_path(group, paper)).status_code == 200


def test_way_13_a_member_of_another_group(
    group: GroupPage, other_group: GroupPage, paper: MeetingPaper, secretary: User
) -> None:
    (stranger,) = make_members(other_group, prefix="stranger")
    client = inside(stranger)
    refuses(client, private_paths(group, paper))
    own = make_meeting(other_group, slug="menus", title="Menus")
    assert client.get(meeting_path(other_group, own)).status_code == 200
    refuses(client, [f"{group_path(other_group)}{paper.meeting.translation_key}/", paper_path(other_group, paper)])


def test_way_14_the_number_of_a_paper_of_another_meeting(
    member_client: Client, group: GroupPage, other_group: GroupPage, paper: MeetingPaper, secretary: User
) -> None:
    elsewhere = make_paper(make_meeting(other_group, slug="menus", title="Menus"), secretary, is_sent=True)
    refuses(member_client, [f"{meeting_path(group, paper.meeting)}papers/{elsewhere.pk}/"])
    for number in ("0", "999999", "9" * 40):
        refuses(member_client, [f"{meeting_path(group, paper.meeting)}papers/{number}/"])


@pytest.mark.parametrize("what", ["meeting", "group"])
def test_way_15_what_is_not_published_any_more(
    member_client: Client, group: GroupPage, paper: MeetingPaper, what: str
) -> None:
    page: Page = paper.meeting if what == "meeting" else group
    page.unpublish()
    refuses(member_client, [meeting_path(group, paper.meeting), paper_path(group, paper)])


def test_way_16_a_paper_that_was_not_sent_yet(
    member_client: Client, group: GroupPage, meeting: MeetingPage, secretary: User
) -> None:
    refuses(member_client, [paper_path(group, make_paper(meeting, secretary))])


def test_way_17_a_part_of_a_file(client: Client, group: GroupPage, paper: MeetingPaper) -> None:
    refuses(client, private_paths(group, paper), range="bytes=0-5")
    refuses(client, private_paths(group, paper), if_modified_since="Thu, 01 Jan 1970 00:00:00 GMT", if_none_match="*")


def test_way_18_an_editor_without_the_permission(paper: MeetingPaper, member: Person) -> None:
    path = f"/admin/meetings/papers/file/{paper.pk}/"
    client = signed_in(make_staff("add_meetingpaper", pages=("change", "publish"), name="editor-only"))
    answer = client.get(path)
    assert answer.status_code in (302, 403)
    assert not answer.streaming
    assert Client().get(path).status_code == 302
    assert inside(member).get(path).status_code == 302


def test_way_19_the_token_of_something_else(group: GroupPage, paper: MeetingPaper, member: Person) -> None:
    client = Client()
    for token in (own_token(member), "x", "a:b:c", "%00"):
        assert client.post(f"/members/enter/{token}/").status_code in (400, 404)
        client.cookies["visit"] = token
        refuses(client, private_paths(group, paper))


def test_way_20_links_that_their_owner_has_ended(
    member_client: Client, member: Person, group: GroupPage, paper: MeetingPaper
) -> None:
    Person.objects.filter(pk=member.pk).update(token_key="another")
    refuses(member_client, ["/members/", *private_paths(group, paper)])


def test_staff_with_the_permission_get_a_copy_and_that_is_written_down(secretary: User, paper: MeetingPaper) -> None:
    answer: Any = signed_in(secretary).get(f"/admin/meetings/papers/file/{paper.pk}/")
    assert b"".join(answer.streaming_content) == SECRET
    assert Permission.objects.filter(codename="read_meetingpaper").exists()
    shown = signed_in(secretary).get(f"/admin/pages/{paper.meeting_id}/history/").content.decode()
    assert "Took a copy of a paper" in shown
