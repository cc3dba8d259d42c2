"""What a moderator does with a message: our words beside the original, PALS, together with others, a draft story."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.models import OrganisationSettings, User
from involvement.actions.tell_us_merging import let_go, merge
from involvement.actions.tell_us_moderating import move, write_our_words
from involvement.actions.tell_us_story import draft_story
from involvement.models import StoryIndexPage, StoryPage, TellUsEntry, TellUsMessage, TellUsPage
from involvement.tell_us.similar import similar_to
from involvement.tell_us.tellers import tellers_of
from people.models import OutboxMessage, Person
from people.submissions import fingerprint
from tests.factories.stories import make_source
from tests.factories.tellings import EMAIL, WORDS, State, by_email, fresh, make_telling, newest, post_now, send

OURS = "Low chairs in a waiting room are hard for people with bad knees."


@pytest.fixture(autouse=True)
def form_page(tell_us_page: TellUsPage, organisation: OrganisationSettings) -> TellUsPage:
    """The page with the form."""
    return tell_us_page


def url_of(message: TellUsMessage) -> str:
    """Return where staff read a message."""
    return f"/admin/tellings/{message.pk}/"


def do(client: Client, message: TellUsMessage, what: str, **values: Any) -> Any:
    """Press a button on the screen of a message."""
    return client.post(url_of(message), {"do": what} | values)


def seen(message: TellUsMessage) -> str:
    """Return the mark of our words as they stand now."""
    return fingerprint({"words": fresh(message).our_words})


def text_of(answer: Any) -> str:
    """Return what an answer says, whatever its case."""
    return " ".join(answer.content.decode().split())


def test_our_words_stand_beside_the_original_with_what_was_there_before(editor: User, editor_client: Client) -> None:
    message = make_telling()
    for words in (OURS, f"{OURS} And cold."):
        assert do(editor_client, message, "words", our_words=words, seen=seen(message)).status_code == 302
    do(editor_client, message, "words", our_words=f"{OURS} And cold.", seen=seen(message))  # nothing new
    assert (fresh(message).words, fresh(message).our_words) == (WORDS, f"{OURS} And cold.")
    edits = message.entries.filter(kind="words").values_list("before", "after", "by")
    assert list(edits) == [(WORDS, OURS, editor.pk), (OURS, f"{OURS} And cold.", editor.pk)]
    shown = text_of(editor_client.get(url_of(message)))
    assert shown.count(OURS) >= 4
    assert "Before and after" in shown


@pytest.mark.parametrize("words", ["", "  \x01 ", "x" * 4001])
def test_our_words_that_cannot_be_kept_are_shown_again(editor_client: Client, words: str) -> None:
    message = make_telling(our_words="As it was.")
    answer = do(editor_client, message, "words", our_words=words, seen=seen(message))
    assert answer.status_code == 422
    assert "Everything you typed is still here" in text_of(answer)
    assert words.strip()[:50] in text_of(answer)
    assert (fresh(message).our_words, message.entries.count()) == ("As it was.", 0)


def test_two_moderators_do_not_overwrite_each_other(editor: User, editor_client: Client) -> None:
    message = make_telling()
    before = seen(message)
    assert write_our_words(message, "What the other one wrote.", by=editor, seen="")
    answer = do(editor_client, message, "words", our_words="What I wrote.", seen=before)
    assert answer.status_code == 409
    assert "Somebody has changed this" in text_of(answer)
    assert "What I wrote." in text_of(answer)
    assert fresh(message).our_words == "What the other one wrote."
    assert not write_our_words(message, "Again", by=editor, seen="")


def test_an_entry_of_the_history_is_never_changed(editor: User) -> None:
    message = make_telling()
    assert move(message, State.LOOKING, by=editor)
    entry = message.entries.get()
    for field, value in (("note", "x"), ("after", "x"), ("kind", "words"), ("happened_at", timezone.now())):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            TellUsEntry.objects.filter(pk=entry.pk).update(**{field: value})
    editor.delete()
    entry.refresh_from_db()
    assert (entry.by, entry.to_state) == (None, State.LOOKING)


def test_states_are_changed_one_step_at_a_time(editor: User, editor_client: Client) -> None:
    message = make_telling()
    assert do(editor_client, message, "move", state="looking").status_code == 302
    assert do(editor_client, message, "move", state="answered").status_code == 302
    assert [entry.states_in_words for entry in message.entries.all()] == [
        "New → Being looked at",
        "Being looked at → Answered",
    ]
    for state in ("story", "merged", "escalated", "set-aside", "nonsense", ""):
        assert do(editor_client, message, "move", state=state).status_code == 409, state
    assert fresh(message).state == State.ANSWERED
    assert not move(TellUsMessage(pk=999), State.SPAM, by=editor)


def test_notes_are_for_colleagues(editor_client: Client) -> None:
    message = make_telling()
    assert do(editor_client, message, "note", note="Ask the ward\nfirst").status_code == 302
    assert do(editor_client, message, "note", note="").status_code == 422
    assert do(editor_client, message, "note", note="x" * 1001).status_code == 422
    assert [entry.note for entry in message.entries.all()] == ["Ask the ward\nfirst"]


def test_a_worry_goes_to_pals_and_the_mail_holds_nothing_of_it(editor: User, editor_client: Client) -> None:
    message = make_telling()
    assert do(editor_client, message, "pass-on", why="").status_code == 422
    assert do(editor_client, message, "pass-on", why="She may not be safe at home.").status_code == 302
    entry = message.entries.get()
    assert (entry.kind, entry.by, entry.note, entry.states_in_words) == (
        "escalated",
        editor,
        "She may not be safe at home.",
        "New → Passed on to PALS",
    )
    (letter,) = post_now()
    assert (letter.to, letter.subject) == (["pals@example.org"], "Please look at something today")
    assert url_of(message) in letter.body
    for words in ("chairs", "safe at home", "waiting room"):
        assert words not in letter.body + letter.subject
    (line,) = ModelLogEntry.objects.filter(action="involvement.escalate_telling")
    assert (line.user, line.object_id) == (editor, str(message.pk))
    assert "safe at home" not in f"{line.label} {line.data}"
    assert do(editor_client, message, "pass-on", why="And again.").status_code == 302
    assert len(post_now()) == 1
    assert do(editor_client, message, "move", state="answered").status_code == 302


def test_without_an_address_of_pals_nothing_is_lost(editor_client: Client, organisation: OrganisationSettings) -> None:
    organisation.pals_email = ""
    organisation.save()
    message = make_telling()
    answer = do(editor_client, message, "pass-on", why="A worry.")
    assert answer.status_code == 409
    assert "Ring them" in text_of(answer)
    assert "A worry." in text_of(answer)
    assert (fresh(message).state, OutboxMessage.objects.count()) == (State.NEW, 0)


def test_what_is_no_spam_is_let_in_and_thanked_only_then(client: Client, editor_client: Client) -> None:
    send(client, by_email(words="Rank higher on Google? My GP’s page does not, please help it."))
    message = newest()
    assert (message.state, message.person, post_now()) == (State.SET_ASIDE, None, [])
    assert "It is no spam: let it in" in text_of(editor_client.get(url_of(message)))
    assert do(editor_client, message, "words", our_words="x", seen=seen(message)).status_code in (302, 422)
    assert do(editor_client, message, "move", state="new").status_code == 302
    message = fresh(message)
    assert (message.state, message.person.email) == (State.NEW, EMAIL)
    assert [letter.to for letter in post_now()] == [[EMAIL]]
    do(editor_client, message, "move", state="spam")
    do(editor_client, message, "move", state="new")
    assert post_now() == []


def test_words_that_were_let_in_once_are_trusted(client: Client, editor_client: Client) -> None:
    for number in range(3):
        send(client, by_email(words=WORDS, email=f"p{number}@example.com"))
    assert set(TellUsMessage.objects.values_list("state", flat=True)) == {State.SET_ASIDE}
    do(editor_client, newest(), "move", state="new")
    send(client, by_email(words=WORDS, email="p4@example.com"))
    assert newest().state == State.NEW


def test_similar_ones_are_suggested_and_others_are_not() -> None:
    message = make_telling()
    near = make_telling(words="In the waiting room the chairs were too low, I have bad knees.")
    make_telling(words="Nobody answers the phone at the crisis line.")
    make_telling(words=WORDS, state=State.SPAM)
    assert [each.message for each in similar_to(message)] == [near]


def test_two_are_put_together_after_both_were_seen(editor: User, editor_client: Client) -> None:
    stays, goes, earlier = make_telling(), make_telling(words="Chairs too low."), make_telling(words="Low chairs.")
    assert merge(earlier, goes, by=editor)
    page = f"{url_of(goes)}with/{stays.pk}/"
    shown = text_of(editor_client.get(page))
    assert WORDS in shown
    assert "Chairs too low." in shown
    assert fresh(goes).state == State.NEW
    assert editor_client.post(page).status_code == 302
    assert (fresh(goes).state, fresh(goes).merged_into, fresh(earlier).merged_into) == (State.MERGED, stays, stays)
    assert editor_client.post(page).status_code == 409
    assert f"Number {goes.pk}" in text_of(editor_client.get(url_of(stays)))
    assert move(goes, State.LOOKING, by=editor)
    assert (fresh(goes).merged_into, fresh(goes).state) == (None, State.LOOKING)


def test_what_goes_leaves_the_others_standing(editor: User) -> None:
    stays, goes = make_telling(), make_telling()
    merge(goes, stays, by=editor)
    let_go([stays.pk])
    stays.delete()
    assert (fresh(goes).state, fresh(goes).merged_into) == (State.NEW, None)


def test_spam_parts_and_a_message_itself_are_never_put_together(editor: User) -> None:
    message = make_telling()
    assert not merge(message, message, by=editor)
    for state in (State.SPAM, State.SET_ASIDE, State.MERGED):
        assert not merge(message, make_telling(state=state), by=editor)
        assert not merge(make_telling(state=state), message, by=editor)
    assert not merge(make_telling(state=State.ESCALATED), message, by=editor)


def test_one_press_makes_a_draft_story_and_publishes_nothing(form_page: TellUsPage, editor_client: Client) -> None:
    source = make_source("Our form", "tell-us")
    message = make_telling(our_words=f"{OURS}\nSecond <line>.", page=form_page)
    answer = do(editor_client, message, "story")
    story = StoryPage.objects.get()
    assert answer["Location"] == f"/admin/pages/{story.pk}/edit/"
    assert (story.live, story.source, story.heard_on) == (False, source, timezone.localdate(message.came_at))
    assert story.get_parent().specific == StoryIndexPage.objects.get()
    assert story.what_we_said == f"<p>{OURS}</p><p>Second &lt;line&gt;.</p>"
    assert WORDS not in str(story.latest_revision.content)
    assert (fresh(message).state, fresh(message).story) == (State.STORY, story)
    assert editor_client.get(answer["Location"]).status_code == 200
    do(editor_client, message, "story")
    assert StoryPage.objects.count() == 1


@pytest.mark.parametrize(
    "facts",
    [{"may_publish": False, "our_words": OURS}, {"our_words": ""}, {"our_words": OURS, "state": State.SPAM}],
)
def test_no_story_without_a_yes_and_our_words(editor: User, editor_client: Client, facts: dict[str, Any]) -> None:
    message = make_telling(**facts)
    assert draft_story(message, by=editor) is None
    assert do(editor_client, message, "story").status_code == 409
    assert not StoryPage.objects.exists()


def test_a_draft_that_was_deleted_can_be_made_again(editor: User) -> None:
    message = make_telling(our_words=OURS)
    first = draft_story(message, by=editor)
    assert first
    first.delete()
    again = draft_story(message, by=editor)
    assert again
    assert fresh(message).story == again


def test_titles_in_other_scripts_and_the_same_title_twice_find_an_address(editor: User) -> None:
    words = ["انتظار گاہ میں کرسیاں بہت کم ہیں۔", "انتظار گاہ میں کرسیاں بہت کم ہیں۔", OURS, OURS]
    stories = [draft_story(make_telling(our_words=each), by=editor) for each in words]
    assert len({story.slug for story in stories if story}) == 4


def test_whoever_told_us_and_agreed_is_entitled_to_hear_of_the_story(editor: User) -> None:
    now = timezone.now()
    people = [Person.objects.create(email=f"p{number}@example.com") for number in range(5)]
    agreed = {"may_contact": True, "confirmed_at": now}
    root = make_telling(our_words=OURS, person=people[0], **agreed)
    same = make_telling(person=people[1], **agreed)
    merge(same, root, by=editor)
    story = draft_story(root, by=editor)
    assert story
    later = make_telling(person=people[2], **agreed)
    merge(later, root, by=editor)
    merge(make_telling(person=people[3], may_contact=False, confirmed_at=now), root, by=editor)
    merge(make_telling(person=people[4]), root, by=editor)
    merge(make_telling(), root, by=editor)
    only_it = StoryPage.objects.filter(pk=story.pk)
    assert list(tellers_of(only_it)) == people[:3]
    let_go([root.pk])
    root.delete()
    assert list(tellers_of(only_it)) == people[1:3]


def test_the_trigger_is_there_after_all_migrations() -> None:
    with connection.cursor() as cursor:
        table = "sqlite_master" if connection.vendor == "sqlite" else "pg_trigger"
        column = "name" if connection.vendor == "sqlite" else "tgname"
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {column} = 'involvement_tellusentry_fixed'")  # noqa: S608
        assert cursor.fetchone() == (1,)
