"""The editors' guide inside the admin: every job of the file, its pictures, and for those only who may come in."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from core.models import User
from home.actions.editors import set_up_groups
from home.actions.report import Report
from home.guide.text import GUIDE, PICTURES, sections_of

ADDRESS = "/admin/guide/"


def test_every_job_is_there_and_the_contents_lead_to_it(editor_client: Client) -> None:
    soup = BeautifulSoup(editor_client.get(ADDRESS).content, "html.parser")
    jobs = [line[3:] for line in GUIDE.read_text().splitlines() if line.startswith("## ")]
    assert len(jobs) > 15
    assert [heading.get_text() for heading in soup.select(".our-guide h2")] == jobs
    ids = {heading["id"] for heading in soup.select(".our-guide h2")}
    assert len(ids) == len(jobs)
    assert [link["href"] for link in soup.select(".our-contents a")] == [
        f"#{each['id']}" for each in soup.select(".our-guide h2")
    ]


def test_its_pictures_come_from_the_admin(editor_client: Client) -> None:
    soup = BeautifulSoup(editor_client.get(ADDRESS).content, "html.parser")
    pictures = soup.select(".our-guide img")
    assert pictures
    for picture in pictures:
        answer = editor_client.get(str(picture["src"]))
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
        assert b"".join(answer)[:2] == b"\xff\xd8"
        assert picture["alt"]


@pytest.mark.parametrize("name", ["nothing.jpg", "front-page.txt", "..%2Feditors.md", "front-page.jpg%00", "*.jpg"])
def test_nothing_else_is_handed_out(editor_client: Client, name: str) -> None:
    assert editor_client.get(f"{ADDRESS}pictures/{name}").status_code in (301, 400, 404)


def test_it_is_for_those_who_work_here(db: None, client: Client) -> None:
    picture = next(PICTURES.glob("*.jpg")).name
    for address in (ADDRESS, reverse("guide:picture", args=[picture])):
        assert client.get(address).status_code == 302
    set_up_groups(Report())
    user = User.objects.create_user("new", "new@example.org", "example-password")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    assert client.get(ADDRESS).status_code == 200


def test_markup_in_the_text_stays_words() -> None:
    section = sections_of(
        "# Top\n\n## One job\n\n<script>alert(1)</script>\n\n![A form](pictures/editors/a.jpg)\n", "/p/{}".format
    )[0]
    assert "<script>" not in section.html
    assert 'src="/p/a.jpg"' in section.html
    assert section.slug == "one-job"
