"""The pages on which staff tell people: what they show, what their buttons do, who may, and what keeps it in sight."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageLogEntry

from core.models import User
from involvement.desk.waiting import MOST
from involvement.loop.owed import everything_owed
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.telling.notices import owed_notice
from people.actions.mailing_letters import carry_on
from people.mailing_audience import headcount
from people.models import Mailing
from tests.factories.mailings import make_mailing, make_people, sign_up_all
from tests.factories.notices import OUTCOME, in_a_week, over, owed_to, publish, published, tell_people
from tests.html_checker import as_document, html_errors_of
from tests.involvement.editing import PUBLISH, complete_data, edit

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def page(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """An opportunity that three people signed up for, one of whom has to be rung."""
    found = published(opportunity_index, in_a_week())
    people = [*make_people(2), *make_people(1, prefix="caller", email=None, channel="phone", email_confirmed_at=None)]
    sign_up_all(people, found)
    return found


def path_of(page: OpportunityPage) -> str:
    """Return the address at which people are told of a page."""
    return reverse("tell_people", args=[page.pk])


def carried(answer: Any) -> dict[str, str]:
    """Return what the buttons carry."""
    return dict(re.findall(r'<input type="hidden" name="(number|mark)" value="(\w+)">', answer.content.decode()))


def main_of(page: str) -> str:
    """Return our part of an admin page as a document."""
    (ours,) = re.findall(r'<div class="nice-padding">(.*)</div>\s*</div>\s*</main>', page, re.DOTALL)
    return as_document(str(ours))


def staff(*groups: str, page: OpportunityIndexPage | None = None) -> Client:
    """Return the browser of somebody who may publish below this page, or only sign in."""
    user = User.objects.create_user("somebody", "somebody@example.org", "example-password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    if page:
        group = Group.objects.create(name="Publishers")
        user.groups.add(group)
        for codename in ("change_page", "publish_page"):
            permission = Permission.objects.get(codename=codename)
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    client = Client()
    client.force_login(user)
    return client


def test_the_address_is_the_one_that_was_promised(page: OpportunityPage) -> None:
    assert path_of(page) == f"/admin/opportunities/tell/{page.pk}/"


def test_publishing_a_change_leads_to_telling_people_and_the_mail_says_the_note(
    editor_client: Client, page: OpportunityPage
) -> None:
    publish(page, moved=HOUR)
    shown = editor_client.get(path_of(page))
    text = shown.content.decode()
    for words in ("2 people get this mail", "No email, or want to be reached by phone", "1 person must be rung"):
        assert words in text
    for words in ("Something has changed: please read", "The date was:", "Send to 2 people", "Sam Example"):
        assert words in text
    looked = editor_client.post(path_of(page), carried(shown) | {"wish": "look", "note": "Sorry & <b>soon</b>."})
    assert looked.status_code == 200
    assert "Sorry &amp; &lt;b&gt;soon&lt;/b&gt;." in looked.content.decode()
    assert not Mailing.objects.exists()
    sent = editor_client.post(
        path_of(page), carried(looked) | {"wish": "send", "note": "Sorry & <b>soon</b>."}, follow=True
    )
    assert "It is on its way" in sent.content.decode()
    assert "There is nothing to tell" in sent.content.decode()
    mailing = Mailing.objects.get()
    assert reverse("mailings:inspect", args=[mailing.pk]) in sent.content.decode()
    carry_on.call(mailing.pk)
    assert len(mail.outbox) == 2
    assert all("Sorry & <b>soon</b>." in each.body for each in mail.outbox)
    entry = PageLogEntry.objects.get(action="involvement.tell")
    assert entry.data["count"] == 2
    again = editor_client.post(path_of(page), carried(looked) | {"wish": "send"}, follow=True)
    assert "dealt with already" in again.content.decode()
    assert Mailing.objects.count() == 1


def test_the_editor_is_led_there_after_publishing(editor_client: Client, page: OpportunityPage) -> None:
    answer = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert path_of(page) not in answer.content.decode()
    publish(page, place="Another House")
    assert path_of(page) in editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    data = complete_data(title=page.title, slug=page.slug)
    led = edit(editor_client, page, data | PUBLISH)
    assert (led.status_code, led.headers.get("Location")) == (302, path_of(page)), led.content.decode()[:2000]
    saved = edit(editor_client, page, data)
    assert saved.headers.get("Location") != path_of(page)


@pytest.mark.parametrize("number", ["", "-1", "1", "2.0", "٢", "two", "9" * 30])
def test_another_number_than_the_one_shown_sends_nothing(
    editor_client: Client, page: OpportunityPage, number: str
) -> None:
    publish(page, moved=HOUR)
    values = carried(editor_client.get(path_of(page))) | {"number": number, "wish": "send", "note": "Kept."}
    refused = editor_client.post(path_of(page), values)
    assert refused.status_code == 409
    assert "Nothing was sent: the numbers or the words have changed" in refused.content.decode()
    assert "Kept." in refused.content.decode()
    assert not Mailing.objects.exists()


def test_another_change_or_another_person_since_it_was_shown_sends_nothing(
    editor_client: Client, page: OpportunityPage
) -> None:
    publish(page, moved=HOUR)
    seen = carried(editor_client.get(path_of(page))) | {"wish": "send"}
    sign_up_all(make_people(1, prefix="new"), page)
    assert editor_client.post(path_of(page), seen).status_code == 409
    seen = carried(editor_client.get(path_of(page))) | {"wish": "send"}
    publish(page, moved=HOUR)
    assert editor_client.post(path_of(page), seen).status_code == 409
    assert editor_client.post(path_of(page), seen | {"wish": "nobody"}).status_code == 409
    assert editor_client.post(path_of(page), seen | {"mark": ""}).status_code == 409
    assert not Mailing.objects.exists()


def test_a_note_that_is_too_long_is_refused_and_kept(editor_client: Client, page: OpportunityPage) -> None:
    publish(page, moved=HOUR)
    values = carried(editor_client.get(path_of(page))) | {"wish": "send", "note": "x" * 601}
    refused = editor_client.post(path_of(page), values)
    assert refused.status_code == 422
    assert "Nothing was sent. Everything you typed is still here." in refused.content.decode()
    assert not Mailing.objects.exists()


def test_an_unknown_wish_only_looks(editor_client: Client, page: OpportunityPage) -> None:
    publish(page, moved=HOUR)
    assert editor_client.post(path_of(page), {"wish": "everything"}).status_code == 200
    assert not Mailing.objects.exists()
    assert owed_notice(page) is not None


def test_a_slip_of_the_pen_is_written_down_and_nothing_goes(editor_client: Client, page: OpportunityPage) -> None:
    publish(page, moved=HOUR)
    values = carried(editor_client.get(path_of(page))) | {"wish": "nobody"}
    done = editor_client.post(path_of(page), values, follow=True)
    assert "Written down: nobody needs to be told." in done.content.decode()
    assert not Mailing.objects.exists()
    assert PageLogEntry.objects.filter(action="involvement.tell_nobody", page=page.pk).count() == 1


def test_where_nobody_has_email_the_list_of_whom_to_ring_is_made(
    editor_client: Client, opportunity_index: OpportunityIndexPage, organisation: object
) -> None:
    page = published(opportunity_index, in_a_week())
    sign_up_all(make_people(2, email=None, channel="phone", email_confirmed_at=None), page)
    publish(page, cancelled_at=timezone.now())
    shown = editor_client.get(path_of(page))
    assert "Make the list of whom to ring" in shown.content.decode()
    editor_client.post(path_of(page), carried(shown) | {"wish": "send"})
    by_hand = editor_client.get(reverse("mailings:by_hand", args=[Mailing.objects.get().pk]))
    assert "2 people" in by_hand.content.decode()


def test_only_who_may_publish_the_page_may_tell(page: OpportunityPage, opportunity_index: OpportunityIndexPage) -> None:
    publish(page, moved=HOUR)
    assert Client().get(path_of(page)).status_code == 302
    plain = staff()
    assert plain.get(path_of(page), follow=True).redirect_chain
    assert plain.post(path_of(page), {"wish": "nobody", "mark": owed_to(page).mark}).status_code in (302, 403)
    assert owed_notice(page) is not None
    User.objects.all().delete()
    publisher = staff(page=opportunity_index)
    shown = publisher.get(path_of(page))
    assert shown.status_code == 200
    sent = publisher.post(path_of(page), carried(shown) | {"wish": "send"}, follow=True)
    assert "It is on its way" in sent.content.decode()
    assert "/admin/mailings/" not in sent.content.decode()  # who the people are is another permission


def test_a_page_that_is_not_there_is_a_404(editor_client: Client, opportunity_index: OpportunityIndexPage) -> None:
    for number in (999_999, opportunity_index.pk):
        assert editor_client.get(reverse("tell_people", args=[number])).status_code == 404
        assert editor_client.post(reverse("tell_people", args=[number])).status_code == 404


def test_the_pages_are_valid_html(editor_client: Client, editor: User, page: OpportunityPage) -> None:
    documents = {"nothing": editor_client.get(path_of(page))}
    publish(page, moved=HOUR)
    documents["change"] = editor_client.get(path_of(page))
    documents["bad note"] = editor_client.post(path_of(page), {"wish": "send", "note": "x" * 700})
    documents["refused"] = editor_client.post(path_of(page), {"wish": "send", "note": "</script>"})
    tell_people(page, editor)
    documents["told"] = editor_client.get(path_of(page))
    publish(page, cancelled_at=timezone.now())
    documents["cancelled"] = editor_client.get(path_of(page))
    documents["mailing"] = editor_client.get(reverse("mailings:inspect", args=[Mailing.objects.get().pk]))
    found = html_errors_of({name: main_of(answer.content.decode()) for name, answer in documents.items()})
    assert found == {name: [] for name in documents}


def test_the_screens_of_mailings_show_a_notice_sensibly(
    editor_client: Client, editor: User, page: OpportunityPage
) -> None:
    publish(page, moved=HOUR)
    mailing = tell_people(page, editor, note="We are sorry.")
    shown = editor_client.get(reverse("mailings:inspect", args=[mailing.pk])).content.decode()
    for words in (
        "To many people: a date or the place has changed",
        "Something has changed: please read",
        "We are sorry.",
        page.title,
    ):
        assert words in shown
    assert "Stop: let nothing more leave" not in shown
    assert "Write another one like this" not in shown
    assert editor_client.get(reverse("mailings:copy", args=[mailing.pk])).status_code == 404
    tested = editor_client.post(reverse("mailings:test", args=[mailing.pk]), follow=True)
    assert "there is nothing to test" in tested.content.decode()
    changed = editor_client.get(reverse("mailings:edit", args=[mailing.pk]), follow=True)
    assert "This can be changed no more" in changed.content.decode()
    assert page.title in editor_client.get(reverse("mailings:index")).content.decode()
    stopped = editor_client.post(reverse("mailings:stop", args=[mailing.pk]), follow=True)
    assert "Nothing more leaves" not in stopped.content.decode()
    assert Mailing.objects.get(pk=mailing.pk).state == Mailing.State.SENDING


def test_staffs_own_mailings_reach_no_more_people_than_before(page: OpportunityPage) -> None:
    sign_up_all(make_people(1, prefix="paused"), page, "paused")
    values: dict[str, Any] = {"audience": "taking-part", "page": page, "states": ["active", "paused"]}
    assert make_mailing(**values).states == ["active", "paused"]
    assert headcount(make_mailing(**values)).letters == 2


def test_the_front_page_of_the_admin_says_who_waits_the_oldest_first(
    editor_client: Client, editor: User, opportunity_index: OpportunityIndexPage, page: OpportunityPage
) -> None:
    assert "People wait to be told" not in editor_client.get(reverse("wagtailadmin_home")).content.decode()
    day = timedelta(days=1)
    late = published(opportunity_index, title="Long over")
    over(late, closes_at=timezone.now() - 90 * day, outcome_due=(timezone.now() - 30 * day).date())
    answered = published(opportunity_index, title="Answered")
    sign_up_all(make_people(1, prefix="answered"), answered)
    over(publish(answered, outcome=OUTCOME))
    publish(page, moved=HOUR)
    lines = everything_owed(timezone.now(), editor)
    assert [(line.title, line.is_late) for line in lines] == [
        ("Long over", True),
        ("Answered", False),
        (page.title, False),
    ]
    text = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "People wait to be told" in text
    assert path_of(page) in text
    assert text.count("Overdue") == 1
    assert everything_owed(timezone.now(), User.objects.create_user("nobody")) == []


def test_the_front_page_asks_the_same_for_few_and_for_many(
    editor: User, opportunity_index: OpportunityIndexPage, organisation: object
) -> None:
    (person,) = make_people(1)

    def wait(number: int, prefix: str) -> int:
        for each in range(number):
            page = published(opportunity_index, in_a_week(), title=f"{prefix} {each}")
            sign_up_all([person], page)
            publish(page, moved=HOUR)
            over(published(opportunity_index, title=f"{prefix} over {each}"))
        everything_owed(timezone.now(), editor)
        with CaptureQueriesContext(connection) as asked:
            lines = everything_owed(timezone.now(), editor)
        assert len(lines) >= 2 * number
        return len(asked)

    assert wait(1, "Few") == wait(6, "Many") <= 9  # one for each kind of thing owed
    assert MOST == 10
