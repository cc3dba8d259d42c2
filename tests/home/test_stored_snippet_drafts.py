"""What is published of a banner or a small win while a draft of it is on its way stays published, word for word."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import DraftStateMixin, Page
from wagtail.test.utils.form_data import querydict_from_html

from core.apps import our_apps
from core.draft_publishing import DraftForm
from core.models import AlertBanner
from home.actions.editors import set_up_groups
from home.actions.report import Report
from home.actions.starter_workflows import moderate_snippets
from home.models import HomePage
from involvement.models import SmallWin
from tests.factories.stories import make_small_win
from tests.factories.translated_pages import locale_of

AUTOSAVE = {"Accept": "application/json"}
BEFORE, PUBLISHED, TYPED = "As it was", "As it was published", "Other words"
PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture(params=[AlertBanner, SmallWin])
def draft(request: pytest.FixtureRequest, home_page: HomePage) -> AlertBanner | SmallWin:
    """A banner, and a small win, that nobody has published yet."""
    ends_at = timezone.now() + timedelta(days=1)
    made: AlertBanner | SmallWin
    if request.param is AlertBanner:
        made = AlertBanner.objects.create(
            heading=BEFORE, message="Write to us.", ends_at=ends_at, locale=locale_of("en"), live=False
        )
    else:
        made = make_small_win(BEFORE, live=False)
    made.save_revision()
    return made


def words_field(snippet: AlertBanner | SmallWin) -> str:
    """Return the name of the field that people read first."""
    return "heading" if isinstance(snippet, AlertBanner) else "sentence"


def words_of(snippet: AlertBanner | SmallWin) -> tuple[bool, str, str]:
    """Return whether it is public now, what people read then, and what an editor would find in the window."""
    stored, field = type(snippet).objects.get(pk=snippet.pk), words_field(snippet)
    return stored.live, getattr(stored, field), getattr(stored.get_latest_revision_as_object(), field)


def address_of(snippet: AlertBanner | SmallWin) -> str:
    """Return where an editor changes it."""
    return reverse(f"wagtailsnippets_{snippet._meta.label_lower.replace('.', '_')}:edit", args=[snippet.pk])


def typed_of(client: Client, snippet: AlertBanner | SmallWin) -> dict[str, Any]:
    """Return what the browser sends where an editor has typed other words and pressed nothing."""
    html = client.get(address_of(snippet)).content.decode()
    return querydict_from_html(html, form_id="w-editor-form").dict() | {words_field(snippet): TYPED}


def publish(snippet: AlertBanner | SmallWin) -> None:
    """Publish other words, as somebody does in another window."""
    fresh = type(snippet).objects.get(pk=snippet.pk)
    setattr(fresh, words_field(fresh), PUBLISHED)
    fresh.save_revision().publish()


@contextmanager
def meanwhile(act: Callable[[], object]) -> Iterator[None]:
    """Let something happen just after a request has read the snippet."""

    def happen(request: HttpRequest, snippet: Any) -> None:
        act()

    with hooks.register_temporarily("before_edit_snippet", happen):
        yield


@pytest.mark.parametrize("was_public", [False, True])
def test_what_stores_itself_is_refused(draft: AlertBanner | SmallWin, editor_client: Client, was_public: bool) -> None:
    if was_public:
        draft.get_latest_revision().publish()
    typed = typed_of(editor_client, draft)
    with meanwhile(lambda: publish(draft)):
        answer = editor_client.post(address_of(draft), typed, headers=AUTOSAVE)
    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
    assert words_of(draft) == (True, PUBLISHED, PUBLISHED)


def test_a_draft_saved_by_hand_is_refused_and_stays_in_the_window(
    draft: AlertBanner | SmallWin, editor_client: Client
) -> None:
    typed = typed_of(editor_client, draft)
    with meanwhile(lambda: publish(draft)):
        html = editor_client.post(address_of(draft), typed).content.decode()
    assert "This has just been published." in html and TYPED in html
    assert words_of(draft) == (True, PUBLISHED, PUBLISHED)


def test_who_presses_publish_is_not_refused(draft: AlertBanner | SmallWin, editor_client: Client) -> None:
    typed = typed_of(editor_client, draft)
    with meanwhile(lambda: publish(draft)):
        assert editor_client.post(address_of(draft), typed | PUBLISH).status_code == 302
    assert words_of(draft) == (True, TYPED, TYPED)


def test_what_is_handed_in_waits_beside_what_was_published(
    draft: AlertBanner | SmallWin, editor_client: Client
) -> None:
    set_up_groups(Report())
    moderate_snippets()
    typed = typed_of(editor_client, draft) | {"action-submit": "action-submit"}
    with meanwhile(lambda: publish(draft)):
        assert editor_client.post(address_of(draft), typed).status_code == 302
    assert words_of(draft) == (True, PUBLISHED, TYPED)
    assert type(draft).objects.get(pk=draft.pk).workflow_in_progress


def test_what_was_taken_down_meanwhile_stays_down_and_the_draft_is_kept(
    draft: AlertBanner | SmallWin, editor_client: Client
) -> None:
    draft.get_latest_revision().publish()
    typed = typed_of(editor_client, draft)
    with meanwhile(lambda: type(draft).objects.get(pk=draft.pk).unpublish()):
        assert editor_client.post(address_of(draft), typed, headers=AUTOSAVE).json()["success"]
    assert words_of(draft) == (False, BEFORE, TYPED)


@pytest.mark.parametrize("was_public", [False, True])
def test_another_draft_of_that_moment_is_no_publication(
    draft: AlertBanner | SmallWin, editor_client: Client, was_public: bool
) -> None:
    """Whoever saves by hand while the window stores by itself is not told of a publication that was none."""
    if was_public:
        draft.get_latest_revision().publish()
    typed = typed_of(editor_client, draft)
    with meanwhile(lambda: type(draft).objects.get(pk=draft.pk).save_revision()):
        assert editor_client.post(address_of(draft), typed).status_code == 302
    assert words_of(draft) == (was_public, BEFORE if was_public else TYPED, TYPED)


@pytest.mark.parametrize(("pressed", "more"), [({}, 1), (PUBLISH, 0)])
def test_a_stored_draft_asks_one_question_more_and_a_publication_none(
    draft: AlertBanner | SmallWin,
    editor_client: Client,
    monkeypatch: pytest.MonkeyPatch,
    pressed: dict[str, str],
    more: int,
) -> None:
    def questions() -> int:
        typed = typed_of(editor_client, draft) | pressed
        with CaptureQueriesContext(connection) as asked:
            assert editor_client.post(address_of(draft), typed).status_code == 302
        return len(asked)

    questions()
    ours = questions()
    with monkeypatch.context() as patched:
        patched.setattr(DraftForm, "save", WagtailAdminModelForm.save)
        assert ours - questions() == more


def test_every_kind_of_snippet_with_drafts_has_this_form() -> None:
    models = [model for config in our_apps() for model in config.get_models() if not issubclass(model, Page)]
    kinds: list[Any] = [model for model in models if issubclass(model, DraftStateMixin)]
    assert {AlertBanner, SmallWin} <= set(kinds)
    forms = {kind: kind.snippet_viewset.get_edit_handler().get_form_class() for kind in kinds}
    assert [kind for kind, form in forms.items() if not issubclass(form, DraftForm)] == []
