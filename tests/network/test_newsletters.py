"""The public archive of letters to members: whole, newest first, and without anybody's name or number."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from core.models import OrganisationSettings, User
from network.models import GroupPage, NewsletterPage
from people.models import Mailing
from tests.factories.mailings import make_mailing
from tests.factories.network import make_group, make_newsletter
from tests.factories.staff import make_staff, signed_in
from tests.html_checker import html_errors_of
from tests.network.editing import PUBLISH, create


def letter_data(body: str, **overrides: str) -> dict[str, str]:
    """Return what the browser sends for a letter with this text."""
    values = {"title": "Autumn letter", "slug": "autumn", "sent_on": "2026-10-01", "names_nobody": "on"}
    comments = {"comments": {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}, "formats": streamfield([])}
    return nested_form_data(values | {"body": rich_text(body)} | comments | overrides)


def refused_for(client: Client, group: GroupPage, **data: str) -> set[str]:
    """Return the fields for which publishing a letter is refused."""
    answer = create(client, group, data, kind="newsletterpage")
    return set(answer.context["form"].errors) if answer.status_code == 200 else set()


@pytest.mark.parametrize(
    "text",
    [
        "<p>Hello {name}, here is the news.</p>",
        "<p>Write to sam@family.example.</p>",
        '<p><a href="mailto:sam@family.example">Write</a></p>',
        "<p>Ring Sam on 07700 900123.</p>",
        "<p>Ring Sam on +44 7700 900123.</p>",
        "",
    ],
)
def test_what_would_tell_who_somebody_is_stays_out(text: str, group: GroupPage, editor_client: Client) -> None:
    assert refused_for(editor_client, group, **letter_data(text, **PUBLISH)) == {"body"}
    assert not NewsletterPage.objects.exists()
    assert create(editor_client, group, letter_data(text), kind="newsletterpage").status_code == 302  # a draft may


def test_somebody_must_have_read_it(group: GroupPage, editor_client: Client) -> None:
    data = letter_data("<p>News.</p>", **PUBLISH)
    del data["names_nobody"]
    assert refused_for(editor_client, group, **data) == {"names_nobody"}


@pytest.mark.parametrize(
    "text",
    [
        "Ring the contact on 01632 960001 or write to team@example.org.",
        "Ring PALS on +44 1632 960100, or 111.",
        "We met on 01 October 2026, from 14:00 to 16:00. 1,200 people came, 10 of 12 said yes.",
    ],
)
def test_contacts_dates_and_figures_may_stand_there(
    text: str, group: GroupPage, editor_client: Client, client: Client
) -> None:
    create(editor_client, group, letter_data(f"<p>{text}</p>", **PUBLISH), kind="newsletterpage")
    page = NewsletterPage.objects.get()
    assert page.live
    shown = client.get(page.url).content.decode()
    assert "Sent to all members on 1 October 2026" in shown
    assert html_errors_of({"letter": shown}) == {"letter": []}


def test_no_other_way_leads_past_the_gate(group: GroupPage) -> None:
    with pytest.raises(ValidationError):
        make_newsletter(group, body="<p>Ring 07700 900123.</p>", live=True).full_clean()


def test_the_group_shows_the_newest_and_leads_to_all(group: GroupPage, client: Client) -> None:
    for month in range(1, 8):
        make_newsletter(group, title=f"Letter {month}", slug=f"letter-{month}", sent_on=f"2026-0{month}-01")
    make_newsletter(group, title="Not yet", slug="not-yet", live=False)
    page = client.get(group.url).content.decode()
    assert [number for number in range(1, 8) if f">Letter {number}<" in page] == [5, 6, 7]
    archive = client.get(f"{group.url}newsletters/").content.decode()
    places = [archive.index(f">Letter {number}<") for number in range(7, 0, -1)]
    assert places == sorted(places)
    assert "Not yet" not in archive
    assert client.get(f"{group.url}newsletters/?page=99&x=%00").status_code in (200, 400)


def test_a_private_letter_is_in_no_list(group: GroupPage, client: Client) -> None:
    page = make_newsletter(group)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "Autumn letter" not in client.get(group.url).content.decode()
    assert "There are no letters yet." in client.get(f"{group.url}newsletters/").content.decode()


def test_crisis_help_stands_on_every_page_of_a_section_about_health(discreet_group: GroupPage, client: Client) -> None:
    page = make_newsletter(discreet_group)
    for address in (discreet_group.url, page.url, f"{discreet_group.url}newsletters/", f"{discreet_group.url}join/"):
        assert "NHS 111" in client.get(address).content.decode(), address


def test_a_letter_that_was_sent_becomes_a_draft_without_names(
    group: GroupPage, editor: User, editor_client: Client
) -> None:
    body = "Hello {name},\n\n# What we did\n\n- We planted\n- We watered\n\nThank you"
    mailing = make_mailing(audience="taking-part", page=group, states=["active"], body=body, state="sent")
    make_mailing(audience="taking-part", page=group, states=["active"], subject="Only a draft")
    address = reverse("archive_letters", args=[group.pk])
    shown = editor_client.get(address).content.decode()
    assert "What is new" in shown
    assert "Only a draft" not in shown
    made = editor_client.post(address, {"letter": mailing.pk})
    page = NewsletterPage.objects.get()
    assert made["Location"].endswith(f"/pages/{page.pk}/edit/")
    assert (page.live, page.title, page.owner) == (False, "What is new", editor)
    assert "Hello" not in page.body
    assert "<h2>What we did</h2>" in page.body
    assert "<li>We watered</li>" in page.body
    assert editor_client.get(made["Location"]).status_code == 200


@pytest.mark.parametrize("letter", ["", "x", "²", "999999"])
def test_a_letter_that_is_none_makes_nothing(letter: str, group: GroupPage, editor_client: Client) -> None:
    answer = editor_client.post(reverse("archive_letters", args=[group.pk]), {"letter": letter})
    assert answer.status_code == 302
    assert not NewsletterPage.objects.exists()


def test_only_who_may_add_pages_here_sees_the_letters(home_page: Page, organisation: OrganisationSettings) -> None:
    group, other = make_group(home_page), make_group(home_page, title="Other", slug="other")
    Mailing.objects.all().delete()
    client = signed_in(make_staff(pages=("add", "change"), below=group))
    assert client.get(reverse("archive_letters", args=[group.pk])).status_code == 200
    assert client.get(reverse("archive_letters", args=[other.pk])).status_code == 302
    assert "Letters to the archive" in client.get(f"/admin/pages/{group.pk}/edit/").content.decode()
