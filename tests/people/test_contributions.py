"""People's words and pictures: seen and taken back on their own page, joined, erased, deleted after a time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.models import Contribution, ContributionText, CustomImage, OtherUse, User
from core.withdrawing import withdraw
from people.actions.contributions import link_to_person, remind_of_reviews, take_back
from people.actions.erasure import erase_now
from people.models import Contributor, Erasure, OutboxMessage, Person
from people.post.delivery import deliver_due_messages
from people.records import record_of
from people.registry import stores_to_read
from people.retention import purge
from people.retention.people import with_nothing_left
from tests.factories.contributions import WORDS, agreement_of, make_agreed_picture, make_contribution
from tests.factories.involvement import make_term
from tests.people.own_page import own_path

HOW = Contribution.Withdrawal


@pytest.fixture
def person(db: None) -> Person:
    """Somebody we know."""
    return Person.objects.create(name="Sam Sample", email="sam@example.com", email_confirmed_at=timezone.now())


@pytest.fixture
def said(person: Person) -> Contribution:
    """Something they said."""
    contribution = make_contribution(in_open_data=True)
    contribution.other_uses.add(make_term(OtherUse, "Training"))
    contribution.save()
    Contributor.objects.create(person=person, contribution=contribution)
    return contribution


def queries_of(person: Person, ask: Callable[[Any], Any]) -> int:
    """Return how many queries a person's own page takes."""
    with ask(100) as queries:
        assert Client().get(own_path(person)).status_code == 200
    return len(queries)


def test_they_see_their_words_and_where_they_stand(person: Person, said: Contribution, client: Client) -> None:
    page = client.get(own_path(person)).content.decode()
    for words in (WORDS, "You let us show this on our website.", "Training", "Feeds and open data"):
        assert words in page, words
    assert "folder 3" not in page


def test_they_take_it_back_with_one_button_and_the_team_hears_of_it_once(
    person: Person, said: Contribution, client: Client, organisation: object
) -> None:
    address = own_path(person, f"words/{said.pk}/")
    assert WORDS in client.get(address).content.decode()
    assert Contribution.objects.get().withdrawn_at is None  # looking changes nothing
    answer = client.post(address, follow=True)
    assert "You have taken it back." in answer.content.decode()
    first = Contribution.objects.get()
    assert first.withdrawn_how == HOW.OWN_PAGE
    assert client.post(address).status_code == 302
    assert Contribution.objects.get().withdrawn_at == first.withdrawn_at
    again = client.get(address)
    assert again.status_code == 200
    assert "You have taken this back" in again.content.decode()
    assert WORDS not in client.get(own_path(person)).content.decode()
    assert OutboxMessage.objects.filter(template="team_words_withdrawn").count() == 1
    deliver_due_messages()
    (letter,) = mail.outbox
    assert letter.to == ["team@example.org"]
    assert "sam" not in letter.body.lower()
    assert WORDS not in letter.body


@pytest.mark.parametrize("number", [0, 2**31 - 1, 10**30])
def test_what_is_somebody_elses_is_not_found(person: Person, client: Client, number: int) -> None:
    others = make_contribution()
    for address in (own_path(person, f"words/{others.pk}/"), own_path(person, f"words/{number}/")):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    assert client.put(own_path(person, f"words/{others.pk}/")).status_code == 405
    assert client.get(f"/my/wrong/words/{others.pk}/").status_code == 404
    assert Contribution.objects.get().withdrawn_at is None


def test_ten_things_ask_no_more_than_one(
    person: Person, said: Contribution, django_assert_max_num_queries: Callable[[Any], Any]
) -> None:
    queries_of(person, django_assert_max_num_queries)
    few = queries_of(person, django_assert_max_num_queries)
    for _number in range(9):
        Contributor.objects.create(person=person, contribution=make_contribution())
    assert queries_of(person, django_assert_max_num_queries) == few


def test_their_record_holds_it(person: Person, said: Contribution) -> None:
    said.uses_elsewhere.create(where="Slides", used_on="2026-01-02")
    said.save()
    (row,) = record_of(person)["Your words and pictures"]
    assert row["Your words"] == [{"Language": "English", "Words": WORDS, "Signed": "A patient"}]
    assert row["Used outside this site"] == [{"Where": "Slides", "Since": "2026-01-02"}]
    assert "Training" in row["You agreed to"]


def test_erasing_takes_back_and_deletes_at_once(
    person: Person, said: Contribution, django_capture_on_commit_callbacks: Any
) -> None:
    portrait = make_agreed_picture()
    size = portrait.get_rendition("width-50")
    Contributor.objects.create(person=person, contribution=agreement_of(portrait))
    with django_capture_on_commit_callbacks(execute=True):
        erase_now(person, cause=Erasure.Cause.ASKED, with_receipt=False)
    assert not ContributionText.objects.exists()
    assert not CustomImage.objects.exists()
    assert not Contributor.objects.exists()
    assert set(Contribution.objects.values_list("withdrawn_how", "agreement_note")) == {(HOW.ERASED, "")}
    for file in (size.file, portrait.file):
        assert not file.storage.exists(file.name)


def test_joining_two_records_keeps_each_thing_once(person: Person, said: Contribution) -> None:
    other = Person.objects.create(name="Sam", phone="01632 960001")
    second = make_contribution()
    for contribution in (said, second):
        Contributor.objects.create(person=other, contribution=contribution)
    (store,) = [store for store in stores_to_read() if store.name == "contributions"]
    assert store.join is not None
    store.join(person, other)
    other.delete()
    assert set(Contributor.objects.values_list("person", "contribution")) == {
        (person.pk, said.pk),
        (person.pk, second.pk),
    }


def test_whoever_lets_us_use_something_is_not_erased_for_silence(person: Person, said: Contribution) -> None:
    later = timezone.now() + timedelta(days=400)
    assert not with_nothing_left(later, 30).exists()
    take_back(said)
    OutboxMessage.objects.all().delete()
    assert list(with_nothing_left(later, 30)) == [person]


def test_words_and_pictures_are_deleted_some_days_after_they_were_taken_back(
    said: Contribution, time_machine: Any
) -> None:
    portrait = make_agreed_picture()
    kept = make_contribution("Kept")
    for contribution in (said, agreement_of(portrait)):
        withdraw(contribution, how=HOW.TOLD_US)
    time_machine.move_to(timezone.now() + timedelta(days=6))
    purge(is_real=True)
    assert ContributionText.objects.filter(contribution=said).exists()
    time_machine.move_to(timezone.now() + timedelta(days=2))
    purge(is_real=True)
    assert list(ContributionText.objects.values_list("contribution", flat=True)) == [kept.pk]
    assert not CustomImage.objects.exists()
    assert Contribution.objects.count() == 3
    time_machine.move_to(timezone.now() + timedelta(days=3 * 365))
    purge(is_real=True)
    assert list(Contribution.objects.values_list("pk", flat=True)) == [kept.pk]


def test_the_team_is_reminded_in_time_and_once(organisation: object, time_machine: Any) -> None:
    make_contribution()
    make_contribution(review_on=timezone.localdate() + timedelta(days=29))
    make_contribution(review_on=timezone.localdate() + timedelta(days=28), withdrawn_at=timezone.now())
    make_contribution(review_on=timezone.localdate() + timedelta(days=27), on_website=False)
    assert [remind_of_reviews(), remind_of_reviews()] == [2, 0]  # for use outside this site too
    deliver_due_messages()
    (letter,) = mail.outbox
    assert "2 records" in letter.body
    assert "due=yes" in letter.body
    Contribution.objects.filter(review_told_for__isnull=False).update(review_on=timezone.localdate())
    assert [remind_of_reviews(), remind_of_reviews()] == [2, 0]  # another day was written down


def test_linking_twice_links_once_and_is_written_down(person: Person, said: Contribution, editor: User) -> None:
    link_to_person(said, person, by=editor)
    assert Contributor.objects.count() == 1
