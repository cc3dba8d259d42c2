"""Writing to the members of a group about one topic: only those who chose it, counted before anything goes."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from core.models import User
from network.archiving import letters_sent_to
from network.models import GroupPage, GroupTopic
from people.actions.mailing_letters import write_letters
from people.actions.mailings import Answer, start
from people.admin.mailings.form import MailingForm
from people.mailing_audience import headcount, recipients, still_gets_it, words_shown
from people.models import Mailing, OutboxMessage, Person, SignUp
from tests.factories.mailings import make_mailing, make_people, sign_up_all, start_now
from tests.factories.network import make_group

ABOUT = "What would you like to hear about?"
WRITTEN = {"subject": "What is new", "body": "Hello {name},\n\nthere is something new.", "audience": "taking-part"}


def choose(people: list[Person], page: Page, *topics: str, state: str = SignUp.State.ACTIVE) -> list[Person]:
    """Let these people be members who chose these topics."""
    sign_ups = sign_up_all(people, page, state)
    answers = [{"question": ABOUT, "answer": "; ".join(topics), "chosen": list(topics)}] if topics else []
    SignUp.objects.filter(pk__in=[each.pk for each in sign_ups]).update(answers=answers)
    return people


def about(group: Page, topic: str, **values: Any) -> Mailing:
    """Return a draft to the members of a group who chose a topic."""
    return make_mailing(audience="taking-part", page=group, states=["active"], topic=topic, **values)


def form_of(group: Page, topic: str, **values: Any) -> MailingForm:
    """Return the form as staff send it."""
    return MailingForm(WRITTEN | {"page": str(group.pk), "topic": topic and f"{group.pk}:{topic}"} | values)


def errors_with(group: Page, sent: str) -> set[str]:
    """Return which fields are refused when this was sent as the topic."""
    return set(MailingForm(WRITTEN | {"page": str(group.pk), "topic": sent, "states": ["active"]}).errors)


def names(mailing: Mailing) -> set[str]:
    """Return who gets it."""
    return set(recipients(mailing).values_list("name", flat=True))


def test_only_members_who_chose_the_topic_get_it(group: GroupPage, other_group: GroupPage) -> None:
    choose(make_people(1, prefix="ann"), group, "Trees", "Ponds")
    choose(make_people(1, prefix="bob"), group, "Ponds")
    choose(make_people(1, prefix="cat"), group, "Trees")
    choose(make_people(1, prefix="dan"), group)
    choose(make_people(1, prefix="eve"), other_group, "Ponds")
    for state in ("paused", "left", "waiting-list", "awaiting-team"):
        choose(make_people(1, prefix=state), group, "Ponds", state=state)
    typed = sign_up_all(make_people(1, prefix="typed"), group)[0]
    quoted = 'Ponds", "chosen": ["Ponds"'
    SignUp.objects.filter(pk=typed.pk).update(
        answers=[{"question": ABOUT, "answer": each} for each in ("Ponds", quoted)]
    )
    mailing = about(group, "Ponds")
    assert names(mailing) == {"Ann0", "Bob0"}
    assert headcount(mailing).letters == 2


@pytest.mark.parametrize("topic", ["Children’s beds", "A.B (c) [d] *", "100 % of it", "C:\\new", "پودے", "a, b"])
def test_a_topic_is_found_word_for_word_whatever_its_signs(group: GroupPage, topic: str) -> None:
    choose(make_people(1, prefix="ann"), group, "Trees", topic)
    choose(make_people(1, prefix="bob"), group, f"{topic} and more", f"More {topic}")
    assert names(about(group, topic)) == {"Ann0"}


def test_who_has_changed_their_mind_meanwhile_gets_nothing(group: GroupPage, editor: User) -> None:
    ann, bob = (choose(make_people(1, prefix=name), group, "Ponds")[0] for name in ("ann", "bob"))
    mailing = start_now(about(group, "Ponds"), editor)
    write_letters(mailing.pk)
    assert set(OutboxMessage.objects.values_list("person", flat=True)) == {ann.pk, bob.pk}
    SignUp.objects.filter(person=bob).update(answers=[{"question": ABOUT, "answer": "Trees", "chosen": ["Trees"]}])
    assert still_gets_it(mailing, ann.pk)
    assert not still_gets_it(mailing, bob.pk)


def test_staff_see_topic_number_and_text_before_it_goes(editor_client: Client, group: GroupPage) -> None:
    choose(make_people(3), group, "Ponds")
    choose(make_people(4, prefix="other"), group, "Trees")
    shown = editor_client.get(reverse("mailings:add")).content.decode()
    assert f'<optgroup label="{group.title}">' in shown
    answer = editor_client.post(reverse("mailings:add"), dict(form_of(group, "Ponds").data))
    mailing = Mailing.objects.get()
    assert answer["Location"] == reverse("mailings:inspect", args=[mailing.pk])
    assert (mailing.topic, mailing.states, mailing.state) == ("Ponds", ["active"], "draft")
    words = " ".join(editor_client.get(answer["Location"]).content.decode().split())
    for said in ("who chose “Ponds”", "3 people get this mail.", "Send now to 3 people", "there is something new"):
        assert said in words
    assert not OutboxMessage.objects.exists()
    assert f"{group.title}: Ponds" in editor_client.get(reverse("mailings:index")).content.decode()


def test_another_topic_is_another_mailing_than_was_shown(group: GroupPage, editor: User) -> None:
    choose(make_people(1, prefix="ann"), group, "Ponds")
    choose(make_people(1, prefix="bob"), group, "Trees")
    mailing = about(group, "Ponds")
    words = words_shown(mailing)
    Mailing.objects.update(topic="Trees")
    assert start(mailing, number=1, words=words, by=editor) == Answer.NOT_AS_SHOWN


def test_what_the_form_refuses_and_what_it_mends(group: GroupPage, other_group: GroupPage) -> None:
    for page in (group, other_group):
        choose(make_people(1, prefix=page.slug), page)
    other_group.topics.add(GroupTopic(name="Ponds"))
    other_group.save()
    assert form_of(group, "Ponds").is_valid()
    with_waiting = form_of(group, "Ponds", states=["active", "waiting-list"])
    assert with_waiting.is_valid()
    assert with_waiting.cleaned_data["states"] == ["active"]
    assert errors_with(group, f"{other_group.pk}:Ponds") == {"topic"}
    for nonsense in ("Ponds", f"{group.pk}:Nothing", "x:Ponds", "9" * 30 + ":Ponds", ":", "\x00"):
        assert errors_with(group, nonsense) == {"topic"}, nonsense
    assert set(form_of(group, "").errors) == {"states"}
    news = form_of(group, "Ponds", audience="news")
    assert news.is_valid()
    assert (news.cleaned_data["topic"], news.cleaned_data["page"]) == ("", None)


def test_a_topic_that_the_group_offers_no_more_stays_with_its_draft(group: GroupPage) -> None:
    choose(make_people(1), group, "Ponds")
    mailing = about(group, "Ponds")
    GroupTopic.objects.filter(name="Ponds").delete()
    form = MailingForm(instance=mailing)
    assert form["topic"].value() == f"{group.pk}:Ponds"
    again = MailingForm(dict(form_of(group, "Ponds").data) | {"subject": "Again"}, instance=mailing)
    assert again.is_valid()
    assert again.save().topic == "Ponds"


def test_a_subject_tells_no_topic_of_a_discreet_group(discreet_group: GroupPage, group: GroupPage) -> None:
    for page, topic in ((discreet_group, "Medicines"), (group, "Trees")):
        choose(make_people(1, prefix=page.slug), page, topic)
    assert set(form_of(discreet_group, "Medicines", subject="News about medicines").errors) == {"subject"}
    assert form_of(discreet_group, "Medicines").is_valid()
    assert form_of(group, "Trees", subject="News about trees").is_valid()


def test_a_copy_keeps_the_topic_and_the_archive_holds_letters_to_all_alone(
    editor_client: Client, group: GroupPage, home_page: Page
) -> None:
    choose(make_people(1), group, "Ponds")
    sent = about(group, "Ponds", state="sent")
    to_all = make_mailing(audience="taking-part", page=group, states=["active"], state="sent")
    assert (
        editor_client.get(reverse("mailings:copy", args=[sent.pk])).context["form"]["topic"].value().endswith(":Ponds")
    )
    assert list(letters_sent_to(group)) == [to_all]
    assert not letters_sent_to(make_group(home_page, title="Other", slug="other")).exists()


def test_5000_members_cost_no_more_queries_than_5(editor_client: Client, group: GroupPage) -> None:
    mailing = about(group, "Ponds")
    paths = [reverse("mailings:inspect", args=[mailing.pk]), reverse("mailings:edit", args=[mailing.pk])]

    def queries() -> list[int]:
        counted = []
        for path in paths:
            with CaptureQueriesContext(connection) as asked:
                assert editor_client.get(path).status_code == 200
            counted.append(len(asked))
        with CaptureQueriesContext(connection) as asked:
            headcount(mailing)
        return [*counted, len(asked)]

    choose(make_people(5), group, "Trees", "Ponds")
    queries()
    few = queries()
    choose(make_people(4_995, prefix="more"), group, "Ponds")
    assert queries() == few
    assert few[-1] <= 4
    assert headcount(mailing).letters == 5_000


def test_more_groups_cost_the_form_no_more_queries(editor_client: Client, group: GroupPage, home_page: Page) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert editor_client.get(reverse("mailings:add")).status_code == 200
        return len(asked)

    choose(make_people(1), group)
    queries()
    few = queries()
    for number in range(20):
        page = make_group(home_page, title=f"Group {number}", slug=f"group-{number}", topics=["Ponds", "Trees"])
        choose(make_people(1, prefix=f"in{number}"), page)
    assert queries() == few
