"""Who is told of a change of a story: for which reason, once, and never of what was there before they came."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import Directorate, Theme, User
from home.models import HomePage
from involvement.actions.story_telling import tell_nobody_of_story, tell_of_story
from involvement.models import OpportunityIndexPage, StoryIndexPage, StoryPage, StoryTelling
from involvement.story_telling import audience as story_audience
from involvement.story_telling.audience import FOLLOWS, TOLD_US, TOOK_PART, register_tellers
from involvement.story_telling.owed import owed_story
from people.actions.mailing_letters import write_letters
from people.actions.mailings import Answer
from people.mailing_audience import headcount
from people.models import Mailing, OutboxMessage, Person, SignUp
from people.post.delivery import deliver_due_messages
from tests.factories.following import (
    EMAIL,
    addresses_told,
    make_follow,
    make_followers,
    owed_of,
    publish_story,
    tell_all,
    told_now,
    translated_story,
)
from tests.factories.involvement import make_opportunity, make_term
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.notices import translated
from tests.factories.stories import could_not_values, done_values, make_story, make_story_index


@pytest.fixture
def stories(home_page: HomePage, organisation: object) -> StoryIndexPage:
    """The list."""
    return make_story_index(home_page)


@pytest.fixture
def story(stories: StoryIndexPage) -> StoryPage:
    """A published story with a theme and a directorate."""
    page = make_story(
        stories, live=False, directorate=make_term(Directorate, "Wards"), themes=[make_term(Theme, "Letters")]
    )
    return publish_story(page)


@pytest.fixture
def tellers(monkeypatch: pytest.MonkeyPatch) -> list[Person]:
    """People who told us what became a story, as the room that receives it would say; nobody yet."""
    people: list[Person] = []
    monkeypatch.setattr(story_audience, "_tellers", [])
    register_tellers(lambda stories: Person.objects.filter(pk__in=[person.pk for person in people]))
    return people


def test_followers_of_the_story_its_theme_and_its_directorate_are_told_once(story: StoryPage, editor: User) -> None:
    theme, directorate = story.themes.get(), story.directorate
    assert directorate is not None
    for what, email in ((story, "a"), (theme, "b"), (directorate, "c"), (make_term(Theme, "Food"), "d")):
        make_follow(what, email=f"{email}@example.com")
    for what in (story, theme, directorate):
        make_follow(what, email="all@example.com")
    publish_story(story, status="looking", update_note="We asked the ward.")
    assert headcount(owed_of(story).mailing()).letters_by_why == {FOLLOWS: 4}
    letters = told_now(story, editor)
    assert [each.to[0] for each in letters] == [f"{name}@example.com" for name in ("a", "all", "b", "c")]
    why = {each.to[0].split("@")[0]: each.body for each in letters}
    assert "because you asked for it: What becomes of “Clearer letters”." in why["a"]
    assert "because you asked for it: What becomes of “Clearer letters”." in why["all"]
    assert "because you asked for it: Stories about “Letters”." in why["b"]
    assert "because you asked for it: Stories of “Wards”." in why["c"]
    for letter in letters:
        assert "Looking into it. We asked the ward." in letter.body
        assert letter.message()["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert letter.subject == "There is an update for you"
    assert owed_story(story) is None


def test_who_told_us_and_who_took_part_are_told_by_service_mail_which_wins(
    story: StoryPage, opportunity_index: OpportunityIndexPage, editor: User, tellers: list[Person]
) -> None:
    source = make_opportunity(opportunity_index, title="Read our letters")
    told, took, both = make_people(3)
    tellers += [told, both]
    sign_up_all([took], source)
    sign_up_all([both], translated(source))
    sign_up_all(make_people(1, prefix="left"), source, SignUp.State.LEFT)
    sign_up_all(make_people(1, prefix="waiting"), source, SignUp.State.WAITING_LIST)
    sign_up_all(make_people(1, prefix="chosen"), source, SignUp.State.AWAITING_TEAM)
    make_follow(story, email=str(took.email))
    publish_story(story, status="looking", came_from=source)
    assert headcount(owed_of(story).mailing()).letters_by_why == {TOLD_US: 2, TOOK_PART: 2}
    letters = told_now(story, editor)
    bodies = {each.to[0]: each.body for each in letters}
    assert set(bodies) == {"person0@example.com", "person1@example.com", "person2@example.com", "chosen0@example.com"}
    assert "because you told us about it." in bodies["person0@example.com"]
    assert "because you took part in “Read our letters”." in bodies["person1@example.com"]
    assert "because you told us about it." in bodies["person2@example.com"]
    assert not [name for each in letters for name in each.message() if name.startswith("List-")]
    assert set(OutboxMessage.objects.values_list("kind", flat=True)) == {OutboxMessage.Kind.SERVICE}


def test_of_a_group_only_its_members_are_told(story: StoryPage, home_page: HomePage, editor: User) -> None:
    for state in (SignUp.State.ACTIVE, SignUp.State.PAUSED, SignUp.State.AWAITING_TEAM, SignUp.State.LEFT):
        sign_up_all(make_people(1, prefix=state.value), home_page, state)  # any page that is no opportunity
    publish_story(story, status="looking", came_from=home_page)
    assert addresses_told(story, editor) == ["active0@example.com", "paused0@example.com"]


def test_a_first_publication_is_news_to_those_who_follow_its_theme(stories: StoryIndexPage, editor: User) -> None:
    theme = make_term(Theme, "Letters")
    make_followers(theme, 2)
    page = publish_story(make_story(stories, live=False, themes=[theme]))
    (first, _second) = told_now(page, editor)
    assert "Heard." in first.body


def test_who_follows_since_then_is_not_told_of_what_was_there(story: StoryPage, editor: User) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        make_follow(story, email="early@example.com")
        clock.shift(timedelta(minutes=1))
        publish_story(story, status="looking")
        clock.shift(timedelta(minutes=1))
        make_follow(story, email="late@example.com")
        clock.shift(timedelta(minutes=1))
        assert addresses_told(story, editor) == ["early@example.com"]
        publish_story(story, status="doing", what_we_did="<p>We write.</p>")
        clock.shift(timedelta(minutes=1))
        assert addresses_told(story, editor) == ["early@example.com", "late@example.com"]


def test_what_happened_while_nobody_waited_is_told_to_nobody_later(story: StoryPage) -> None:
    publish_story(story, status="looking")
    make_follow(story)
    assert owed_story(story) is None
    assert not StoryTelling.objects.exists()


def test_two_changes_before_anybody_was_told_are_one_mail(story: StoryPage, editor: User) -> None:
    make_follow(story)
    publish_story(story, status="looking", update_note="We asked the ward.")
    publish_story(story, **done_values(update_note="New letters are out."))
    assert len(owed_of(story).changes) == 2
    (letter,) = told_now(story, editor)
    for words in ("Looking into it. We asked the ward.", "Done. New letters are out.", "What we did:"):
        assert words in letter.body
    assert letter.body.index("Looking into it.") < letter.body.index("Done.")
    assert owed_story(story) is None
    assert Mailing.objects.count() == 1


@pytest.mark.parametrize("times", [2, 3])
def test_the_same_change_is_told_once_however_often(story: StoryPage, editor: User, times: int) -> None:
    make_follow(story)
    publish_story(story, status="looking")
    owed = owed_of(story)
    answers = [tell_of_story(story, mark=owed.mark, number=1, note="", by=editor) for _time in range(times)]
    assert answers == [Answer.DONE] + [Answer.NOT_NOW] * (times - 1)
    assert Mailing.objects.get().occasion == owed.occasion
    StoryTelling.objects.update(settled_at=None)  # as if it had been forgotten that this was told
    assert tell_of_story(story, mark=owed.mark, number=1, note="", by=editor) == Answer.NOT_NOW
    assert Mailing.objects.count() == 1


def test_publishing_the_same_again_owes_nothing_more(story: StoryPage, editor: User) -> None:
    make_follow(story)
    publish_story(story, status="looking")
    assert len(told_now(story, editor)) == 1
    publish_story(story, title="A better title")
    publish_story(story)
    assert owed_story(story) is None


def test_nobody_needs_to_be_told(story: StoryPage, editor: User) -> None:
    make_follow(story)
    publish_story(story, status="looking")
    owed = owed_of(story)
    assert tell_nobody_of_story(story, mark="another", by=editor) == Answer.NOT_AS_SHOWN
    assert tell_nobody_of_story(story, mark=owed.mark, by=editor) == Answer.DONE
    assert tell_nobody_of_story(story, mark=owed.mark, by=editor) == Answer.NOT_NOW
    assert owed_story(story) is None
    assert not Mailing.objects.exists()


@pytest.mark.parametrize("kept", ["example", "private", "below a private page", "draft"])
def test_what_the_public_cannot_read_or_what_is_an_example_is_told_to_nobody(story: StoryPage, kept: str) -> None:
    make_follow(story)
    login = PageViewRestriction.LOGIN
    if kept == "private":
        PageViewRestriction.objects.create(page=story, restriction_type=login)
    elif kept == "below a private page":
        PageViewRestriction.objects.create(page=story.get_parent(), restriction_type=login)
    elif kept == "draft":
        story.status = "looking"
        story.save_revision()
    if kept != "draft":
        publish_story(story, status="looking", is_example=kept == "example")
    assert owed_story(story) is None
    assert not StoryTelling.objects.exists()


@pytest.mark.parametrize("hidden", ["unpublished", "private", "made an example"])
def test_what_is_hidden_before_a_letter_goes_is_not_mailed(story: StoryPage, editor: User, hidden: str) -> None:
    make_follow(story)
    publish_story(story, status="looking")
    mailing = tell_all(story, editor)
    assert write_letters(mailing.pk) == 1
    if hidden == "unpublished":
        StoryPage.objects.get(pk=story.pk).unpublish()
    elif hidden == "private":
        PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    else:
        StoryPage.objects.update(is_example=True)
    deliver_due_messages()
    assert mail.outbox == []
    assert OutboxMessage.objects.get().state == OutboxMessage.State.CANCELLED


def test_a_translation_is_no_change_of_its_own_and_is_what_its_readers_get(story: StoryPage, editor: User) -> None:
    make_follow(story)
    reader = make_follow(story, email="pl@example.com", language="pl")
    assert reader.person.language == "pl"
    publish_story(story, status="looking", update_note="We asked the ward.")
    polish = translated_story(story, title="Jasne listy", update_note="Zapytaliśmy na oddziale.")
    assert len(owed_of(polish).changes) == 1
    assert owed_of(polish).page.pk == story.pk
    letters = {each.to[0]: each.body for each in told_now(story, editor)}
    assert "Clearer letters" in letters[EMAIL]
    assert "Jasne listy" in letters["pl@example.com"]
    assert "Zapytaliśmy na oddziale." in letters["pl@example.com"]
    assert polish.full_url in letters["pl@example.com"]
    publish_story(polish, title="Jaśniejsze listy", update_note="Poprawka tłumaczenia.")
    assert owed_story(story) is None


def test_a_translation_that_is_behind_is_told_in_the_words_that_are_there(story: StoryPage, editor: User) -> None:
    polish = translated_story(story, title="Jasne listy")
    make_follow(story, email="pl@example.com", language="pl")
    publish_story(story, status="looking", update_note="We asked the ward.")
    (letter,) = told_now(story, editor)
    assert "We asked the ward." in letter.body
    assert polish.full_url in letter.body


def test_a_correction_says_what_it_corrects(story: StoryPage, editor: User) -> None:
    wrong = story.changes.get()
    make_follow(story)
    publish_story(story, update_note="It was Tuesday.", update_corrects=wrong)
    (letter,) = told_now(story, editor, note="Sorry & <b>thanks</b>.")
    assert "corrects what we wrote on" in letter.body
    assert "Sorry & <b>thanks</b>." in letter.body
    assert "&lt;b&gt;thanks&lt;/b&gt;" in letter.alternatives[0][0]


def test_what_could_not_be_done_comes_with_its_reason(story: StoryPage, editor: User) -> None:
    make_follow(story)
    publish_story(story, **could_not_values(who_to_ask="The council", could_not_reason="not-ours"))
    (letter,) = told_now(story, editor)
    for words in ("It is not ours to decide", "A new building costs", "Who to ask: The council"):
        assert words in letter.body
    assert "Next update" not in letter.body
