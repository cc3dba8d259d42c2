"""The questions to the trust: their state is the story's, a late answer is called late, an example is marked."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from involvement.models import StoryIndexPage, StoryPage
from tests.factories.stories import could_not_values, done_values, make_story, make_story_index, story_values
from tests.factories.youngpeople import make_trust_question
from youngpeople.models import TrustQuestion, YoungPeoplesForumPage
from youngpeople.trust_questions import QuestionLine, questions_to_the_trust

TODAY = timezone.localdate()


@pytest.fixture
def stories(home_page: Page) -> StoryIndexPage:
    """The list of stories."""
    return make_story_index(home_page)


def only(forum: YoungPeoplesForumPage) -> QuestionLine:
    """Return the one question of a forum, as the page shows it."""
    (line,) = questions_to_the_trust(YoungPeoplesForumPage.objects.get(pk=forum.pk))
    return line


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("heard", "Asked"),
        ("looking", "Being looked into"),
        ("doing", "Being looked into"),
        ("paused", "Being looked into"),
    ],
)
def test_as_long_as_the_story_goes_on(
    forum: YoungPeoplesForumPage, stories: StoryIndexPage, status: str, shown: str
) -> None:
    """The state follows the story, and the promise stands beside it."""
    extra = {"what_we_did": "<p>We try it.</p>"} if status == "doing" else {}
    story = make_story(stories, **story_values(status=status, **extra))
    make_trust_question(forum, story=story, answer_due=TODAY)
    line = only(forum)
    assert (line.state, line.is_late) == (shown, False)
    assert line.promise.startswith("We promised an answer by")
    assert (line.story_title, line.story_url) == (story.title, story.url)


def test_answered_and_could_not(forum: YoungPeoplesForumPage, stories: StoryIndexPage, client: Client) -> None:
    """Then nothing is late any more; a no says why."""
    make_trust_question(
        forum,
        "One",
        story=make_story(stories, **done_values()),
        answer_due=TODAY - timedelta(days=9),
        asked_on=TODAY - timedelta(days=20),
    )
    make_trust_question(forum, "Two", story=make_story(stories, **could_not_values(title="Other")))
    two, one = questions_to_the_trust(forum)
    assert (one.state, one.promise, one.is_late) == ("Answered", "", False)
    assert (two.state, two.because) == ("We could not", "There is not enough money")
    page = client.get(forum.url).content.decode()
    assert "Because: There is not enough money." in page


def test_late_is_called_late(forum: YoungPeoplesForumPage, client: Client) -> None:
    """From the day after the promise, without a story and with one that goes on."""
    question = make_trust_question(forum, asked_on=TODAY - timedelta(days=30), answer_due=TODAY)
    assert not only(forum).is_late
    TrustQuestion.objects.filter(pk=question.pk).update(answer_due=TODAY - timedelta(days=1))
    assert only(forum).is_late
    assert "We are late, and we are sorry." in client.get(forum.url).content.decode()


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_what_the_public_cannot_read_is_no_answer(
    forum: YoungPeoplesForumPage, stories: StoryIndexPage, client: Client, hidden: str
) -> None:
    """Neither its state nor its title is told."""
    story = make_story(stories, **done_values(title="A secret answer"))
    make_trust_question(forum, story=story)
    if hidden == "draft":
        StoryPage.objects.filter(pk=story.pk).update(live=False)
    else:
        PageViewRestriction.objects.create(page=stories, restriction_type=PageViewRestriction.LOGIN)
    assert (only(forum).state, only(forum).story_url) == ("Asked", "")
    assert "A secret answer" not in client.get(forum.url).content.decode()


def test_an_example_is_marked_and_words_are_shown_as_words(forum: YoungPeoplesForumPage, client: Client) -> None:
    """No markup of a question reaches the page."""
    make_trust_question(forum, "<script>alert(1)</script> Why?", is_example=True)
    page = client.get(forum.url).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Why?" in page
    assert page.count("Example</") >= 1
    assert "Our questions to the trust" in page


def test_without_questions_the_part_is_not_there(forum: YoungPeoplesForumPage, client: Client) -> None:
    """An empty heading would look like a broken promise."""
    assert "Our questions to the trust" not in client.get(forum.url).content.decode()


def test_days_that_cannot_be(forum: YoungPeoplesForumPage) -> None:
    """Asked tomorrow, or answered before it was asked."""
    early = TrustQuestion(page=forum, words="Why?", asked_on=TODAY, answer_due=TODAY - timedelta(days=1))
    ahead = TrustQuestion(page=forum, words="Why?", asked_on=TODAY + timedelta(days=1))
    for question, field in ((early, "answer_due"), (ahead, "asked_on")):
        with pytest.raises(ValidationError) as refused:
            question.full_clean(exclude=["page"])
        assert set(refused.value.message_dict) == {field}


def test_a_deleted_story_leaves_the_question(forum: YoungPeoplesForumPage, stories: StoryIndexPage) -> None:
    """It is asked again, so to speak."""
    story = make_story(stories, **done_values())
    make_trust_question(forum, story=story)
    story.delete()
    assert only(forum).state == "Asked"
