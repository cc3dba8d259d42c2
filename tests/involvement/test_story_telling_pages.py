"""The page on which staff tell people what is new about a story: what it shows, what its buttons do, who may."""

import re
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

from core.models import Theme, User
from home.models import HomePage
from involvement.loop.owed import everything_owed
from involvement.models import StoryIndexPage, StoryPage
from involvement.story_telling.owed import owed_story
from people.actions.mailing_letters import carry_on
from people.models import Mailing
from tests.factories.following import make_follow, make_followers, owed_of, publish_story, tell_all, translated_story
from tests.factories.involvement import make_term
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.stories import make_story, make_story_index
from tests.html_checker import html_errors_of
from tests.involvement.test_story_gate import PUBLISH, complete_data, edit
from tests.involvement.test_telling_pages import carried, main_of


@pytest.fixture
def index(home_page: HomePage, organisation: object) -> StoryIndexPage:
    """The list."""
    return make_story_index(home_page)


@pytest.fixture
def story(index: StoryIndexPage, home_page: HomePage) -> StoryPage:
    """A story that two people follow, and from whose source two took part, one of whom has to be rung."""
    page = publish_story(make_story(index, live=False, themes=[make_term(Theme, "Letters")]))
    make_followers(page, 2)
    caller = make_people(1, prefix="caller", email=None, channel="phone", email_confirmed_at=None)
    sign_up_all([*make_people(1), *caller], home_page)
    return publish_story(page, came_from=home_page)


@pytest.fixture
def untold(story: StoryPage) -> StoryPage:
    """The same with something new that nobody was told of."""
    return publish_story(story, status="looking", update_note="We asked the ward.")


def path_of(page: StoryPage) -> str:
    """Return the address at which people are told of a story."""
    return reverse("tell_of_story", args=[page.pk])


def staff(*, page: StoryIndexPage | None = None) -> Client:
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


def test_it_shows_the_count_by_reason_who_is_left_out_and_the_mail(editor_client: Client, untold: StoryPage) -> None:
    assert path_of(untold) == f"/admin/stories/tell/{untold.pk}/"
    text = re.sub(r"\s+", " ", editor_client.get(path_of(untold)).content.decode())
    for words in (
        "1 change can be read now.",
        "3 people get this mail",
        '<th scope="row">Took part in what it came from</th> <td>1</td>',
        '<th scope="row">Follow it, its theme or its part of the trust</th> <td>2</td>',
        '<th scope="row">No email, or want to be reached by phone or post</th> <td>1</td>',
        "1 person must be rung",
        "There is an update for you",
        "Looking into it. We asked the ward.",
        "Each person reads the reason that is theirs:",
        "Send to 3 people",
        "Nobody needs to be told",
    ):
        assert words in text, words
    assert not Mailing.objects.exists()
    assert mail.outbox == []


def test_nothing_goes_before_the_button_and_everything_after_it(editor_client: Client, untold: StoryPage) -> None:
    seen = carried(editor_client.get(path_of(untold)))
    looked = editor_client.post(path_of(untold), seen | {"wish": "look", "note": "Sorry & <b>soon</b>."})
    assert "Sorry &amp; &lt;b&gt;soon&lt;/b&gt;." in looked.content.decode()
    assert not Mailing.objects.exists()
    sent = editor_client.post(path_of(untold), carried(looked) | {"wish": "send", "note": "Sorry soon."}, follow=True)
    assert "It is on its way" in sent.content.decode()
    assert "There is nothing to tell" in sent.content.decode()
    mailing = Mailing.objects.get()
    carry_on.call(mailing.pk)
    assert len(mail.outbox) == 3
    assert all("Sorry soon." in each.body for each in mail.outbox)
    assert PageLogEntry.objects.get(action="involvement.tell").data["count"] == 3
    again = editor_client.post(path_of(untold), carried(looked) | {"wish": "send"}, follow=True)
    assert "dealt with already" in again.content.decode()
    assert Mailing.objects.count() == 1
    inspected = editor_client.get(reverse("mailings:inspect", args=[mailing.pk])).content.decode()
    for words in ("People who hear of a story", "To many people: something is new about a story", "ring or write to 1"):
        assert words in inspected
    assert "People who hear of a story" in editor_client.get(reverse("mailings:index")).content.decode()
    by_hand = editor_client.get(reverse("mailings:by_hand", args=[mailing.pk])).content.decode()
    assert "Caller0" in by_hand
    assert "Follower0" not in by_hand


def test_the_editor_is_led_there_after_publishing_and_reminded_until_it_is_done(
    editor_client: Client, editor: User, story: StoryPage
) -> None:
    screen = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert path_of(story) not in editor_client.get(screen).content.decode()
    data = complete_data(title=story.title, slug=story.slug, status="looking")
    saved = edit(editor_client, story, data)
    assert saved.headers.get("Location") != path_of(story)
    led = edit(editor_client, story, data | PUBLISH)
    assert (led.status_code, led.headers.get("Location")) == (302, path_of(story))
    for address in (screen, reverse("wagtailadmin_home")):
        assert path_of(story) in editor_client.get(address).content.decode()
    (line,) = everything_owed(timezone.now(), editor)
    assert (line.key, line.what, line.url) == (story.pk, "1 change can be read now.", path_of(story))
    polish = translated_story(StoryPage.objects.get(pk=story.pk))
    tell_all(story, editor)
    for each in (story, polish):
        screen = reverse("wagtailadmin_pages:edit", args=[each.pk])
        assert "/admin/stories/tell/" not in editor_client.get(screen).content.decode()
    assert everything_owed(timezone.now(), editor) == []
    led = edit(editor_client, story, data | PUBLISH)  # nothing is new
    assert led.headers.get("Location") != path_of(story)


@pytest.mark.parametrize("number", ["", "-1", "1", "3.0", "٣", "three", "9" * 30])
def test_another_number_than_the_one_shown_sends_nothing(editor_client: Client, untold: StoryPage, number: str) -> None:
    values = carried(editor_client.get(path_of(untold))) | {"number": number, "wish": "send", "note": "Kept."}
    refused = editor_client.post(path_of(untold), values)
    assert refused.status_code == 409
    assert "Nothing was sent: the numbers or the words have changed" in refused.content.decode()
    assert "Kept." in refused.content.decode()
    assert not Mailing.objects.exists()


def test_what_changed_since_it_was_shown_is_shown_again_first(editor_client: Client, untold: StoryPage) -> None:
    def seen() -> dict[str, str]:
        return carried(editor_client.get(path_of(untold))) | {"wish": "send"}

    stale = seen()
    make_person_follow = make_follow(untold, email="new@example.com")
    assert editor_client.post(path_of(untold), stale | {"number": "4"}).status_code == 409  # came after the change
    stale = seen()
    publish_story(untold, update_note="And then we wrote.")
    assert editor_client.post(path_of(untold), stale).status_code == 409
    assert editor_client.post(path_of(untold), stale | {"wish": "nobody"}).status_code == 409
    stale = seen()
    publish_story(untold, title="Another title")
    assert editor_client.post(path_of(untold), stale).status_code == 409
    assert not Mailing.objects.exists()
    assert "2 changes can be read now." in editor_client.get(path_of(untold)).content.decode()
    assert make_person_follow.is_on


@pytest.mark.parametrize("note", ["x" * 601, "a\x00b"])
def test_a_note_that_cannot_be_sent_is_refused_and_kept(editor_client: Client, untold: StoryPage, note: str) -> None:
    values = carried(editor_client.get(path_of(untold))) | {"wish": "send", "note": note}
    assert editor_client.post(path_of(untold), values).status_code in (400, 422)
    assert not Mailing.objects.exists()


def test_a_slip_of_the_pen_is_written_down_and_nothing_goes(editor_client: Client, untold: StoryPage) -> None:
    assert editor_client.post(path_of(untold), {"wish": "everything"}).status_code == 200
    values = carried(editor_client.get(path_of(untold))) | {"wish": "nobody"}
    done = editor_client.post(path_of(untold), values, follow=True)
    assert "Written down: nobody needs to be told." in done.content.decode()
    assert not Mailing.objects.exists()
    assert PageLogEntry.objects.filter(action="involvement.tell_nobody", page=untold.pk).count() == 1
    assert owed_story(untold) is None


def test_only_who_may_publish_the_story_may_tell(untold: StoryPage, index: StoryIndexPage) -> None:
    assert Client().get(path_of(untold)).status_code == 302
    assert Client().post(path_of(untold), {"wish": "nobody", "mark": owed_of(untold).mark}).status_code == 302
    plain = staff()
    assert plain.get(path_of(untold)).status_code in (302, 403)
    assert plain.post(path_of(untold), {"wish": "nobody", "mark": owed_of(untold).mark}).status_code in (302, 403)
    assert owed_story(untold) is not None
    User.objects.all().delete()
    publisher = staff(page=index)
    shown = publisher.get(path_of(untold))
    assert shown.status_code == 200
    sent = publisher.post(path_of(untold), carried(shown) | {"wish": "send"}, follow=True)
    assert "It is on its way" in sent.content.decode()
    assert "/admin/mailings/" not in sent.content.decode()  # who the people are is another permission
    assert "example.com" not in sent.content.decode()


def test_a_page_that_is_no_story_is_a_404(editor_client: Client, index: StoryIndexPage) -> None:
    for number in (999_999, index.pk):
        assert editor_client.get(reverse("tell_of_story", args=[number])).status_code == 404
        assert editor_client.post(reverse("tell_of_story", args=[number])).status_code == 404


def test_a_story_is_not_hidden_before_people_were_told(editor_client: Client, editor: User, untold: StoryPage) -> None:
    parent = untold.get_parent()
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    tries: list[tuple[str, dict[str, str]]] = [
        (reverse("wagtailadmin_pages:unpublish", args=[untold.pk]), {}),
        (reverse("wagtailadmin_pages:unpublish", args=[parent.pk]), {"include_descendants": "on"}),
        (f"{bulk}?id={untold.pk}", {}),
        (f"{bulk}?id={parent.pk}", {"include_descendants": "on"}),
    ]
    for address, values in tries:
        answer = editor_client.post(address, values)
        assert answer.headers["Location"] == path_of(untold), address
        assert StoryPage.objects.get(pk=untold.pk).live
    assert "Tell them first, then unpublish" in editor_client.get(path_of(untold)).content.decode()
    tell_all(untold, editor)
    editor_client.post(tries[2][0])
    assert not StoryPage.objects.get(pk=untold.pk).live


def test_the_pages_are_valid_html(editor_client: Client, editor: User, story: StoryPage) -> None:
    documents = {"nothing": editor_client.get(path_of(story))}
    publish_story(story, status="looking", update_note="<b>bold</b>")
    documents["change"] = editor_client.get(path_of(story))
    documents["bad note"] = editor_client.post(path_of(story), {"wish": "send", "note": "x" * 700})
    documents["refused"] = editor_client.post(path_of(story), {"wish": "send", "note": "</script>"})
    tell_all(story, editor)
    documents["told"] = editor_client.get(path_of(story))
    documents["followers"] = editor_client.get(reverse("followers:index"))
    documents["mailing"] = editor_client.get(reverse("mailings:inspect", args=[Mailing.objects.get().pk]))
    found = html_errors_of({name: main_of(answer.content.decode()) for name, answer in documents.items()})
    assert found == {name: [] for name in documents}


def test_the_front_page_asks_the_same_for_few_and_for_many(editor: User, index: StoryIndexPage) -> None:
    theme = make_term(Theme, "Letters")
    make_follow(theme)

    def wait(number: int, prefix: str) -> int:
        for each in range(number):
            slug = f"{prefix}-{each}"
            publish_story(make_story(index, live=False, themes=[theme], slug=slug, title=slug))
        everything_owed(timezone.now(), editor)
        with CaptureQueriesContext(connection) as asked:
            lines: list[Any] = everything_owed(timezone.now(), editor)
        assert len(lines) >= number
        return len(asked)

    assert wait(1, "few") == wait(8, "many") <= 10
