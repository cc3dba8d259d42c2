"""Something to see on every screen, made in the running site: a person who used everything, and what staff do next."""

import json
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import Locale, Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from core.models import AlertBanner, Contribution, CustomDocument, CustomImage, InterfaceCheck, Theme, User
from core.setting_words import setting_texts
from core.translation.setting_saving import save_setting_words
from home.actions.releases import release_now
from home.models import HomePage, ReleaseSet
from involvement.models import (
    FormatWish,
    OpportunityIndexPage,
    OwnerAddress,
    StoryIndexPage,
    StrategyPromise,
)
from network.models import GroupPage
from people.actions.confirmation import confirm, confirm_by_staff
from people.models import ConsentEvent, ConsentWording, KindWords, Mailing, RetentionPeriod, SignUp
from people.retention import ensure_periods
from tests.factories.following import make_followers, publish_story
from tests.factories.involvement import make_opportunity
from tests.factories.meetings import make_meeting, make_members, make_paper
from tests.factories.meetings import publish as publish_meeting
from tests.factories.needs import make_due, make_over, make_taking_part
from tests.factories.notices import in_a_week, publish, published, translated
from tests.factories.people import make_sign_up
from tests.factories.progress import make_strategy, make_update
from tests.factories.releases import make_release
from tests.factories.stories import done_values, make_story
from tests.factories.tellings import make_telling
from tests.factories.whole_person import make_whole_person

from .views import is_ours

Arguments = tuple[Any, ...]
BY_POST = {"reach_by": "post", "email": "", "address": "1 Example Street\nEly\nCB7 1ZZ"}


def addresses() -> str:
    """Make the examples; returns the address of a screen with something on it by the screen's name, as JSON."""
    staff = User.objects.get(username="editor")
    front = HomePage.objects.get(locale=Locale.get_default())
    arguments = _of_people(staff) | _of_pages(staff, front) | _of_lists(staff, front)
    return json.dumps({name: reverse(name, args=given) for name, given in arguments.items()} | _editors())


def _of_people(staff: User) -> dict[str, Arguments]:
    index = OpportunityIndexPage.objects.get(locale=Locale.get_default())
    pages = [make_opportunity(index, title=f"Choose chairs {number}", slug=f"chairs-{number}") for number in range(4)]
    person = make_whole_person(list(pages), staff)
    waits = make_sign_up(pages[0], name="Sam Waiting", email="waits@example.com")
    confirm(waits)
    on_paper = make_sign_up(pages[0], **BY_POST, name="Samantha Paper")
    confirm_by_staff(on_paper, channel=ConsentEvent.Channel.PAPER, by=staff)
    SignUp.objects.filter(pk=on_paper.pk).update(state=SignUp.State.ACTIVE)
    was_there = make_taking_part(make_opportunity(index, slug="over"), name="Alex Example", needs="A step-free room")
    need = make_due(was_there)
    make_over(was_there.page.specific)
    draft = Mailing.objects.create(subject="What is new", body="Hello {name},\n\nthere is news.", audience="news")
    tellings = [make_telling(words=f"The doors are heavy {number}") for number in range(2)]
    one = (person.pk,)
    return {
        "sign_ups:inspect": (waits.pk,),
        "persons:inspect": one,
        "persons:edit": one,
        "persons:erase": one,
        "assisted:enter": (pages[1].pk,),
        "needs:review": (need.pk,),
        "needs:sheet": (was_there.page_id,),
        "needs:met": (was_there.page_id,),
        "mailings:edit": (draft.pk,),
        "mailings:inspect": (draft.pk,),
        "mailings:copy": (draft.pk,),
        "mailings:by_hand": (draft.pk,),
        "people_joining:choose": (waits.person_id,),
        "people_joining:preview": (waits.person_id, on_paper.person_id),
        "people_letters:thanks": (on_paper.pk,),
        "page_sign_ups:of": (pages[0].pk,),
        "page_sign_ups:decline": (waits.pk,),
        "tellings:telling": (tellings[0].pk,),
        "tellings:merge": (tellings[0].pk, tellings[1].pk),
        "format_wishes:wish": (FormatWish.objects.first().pk,),
    }


def _of_pages(staff: User, front: Page) -> dict[str, Arguments]:
    index = OpportunityIndexPage.objects.get(locale=Locale.get_default())
    moved = published(index, in_a_week(), title="Moved", slug="moved")
    confirm(make_sign_up(moved, name="Kim Example", email="kim@example.com"))
    SignUp.objects.filter(page=moved).update(state=SignUp.State.ACTIVE)
    publish(moved, cancelled_at=timezone.now())
    translated(moved)
    story = make_story(StoryIndexPage.objects.get(locale=Locale.get_default()), title="Doors", slug="heavy-doors")
    make_followers(story, 2)
    front.add_child(instance=StoryIndexPage(title="Other stories", slug="others"))  # has no page for telling us yet
    publish_story(story, **done_values())
    group = GroupPage.objects.filter(locale=Locale.get_default())[0]
    make_members(group)
    meeting = make_meeting(group)
    paper = make_paper(meeting, staff)
    make_paper(meeting, staff, title="Minutes", is_sent=True)
    publish_meeting(meeting, place="Another house")
    strategy = make_strategy(front)
    make_update(StrategyPromise.objects.earliest("sort_order").code, "on-track", "We began.")
    page = (moved.pk,)
    return {
        "tell_people": page,
        "opportunities:use_again": page,
        "writing:check": page,
        "translation:of": page,
        "tell_of_story": (story.pk,),
        "archive_letters": (group.pk,),
        "how_it_was:of": (group.pk,),
        "meeting_papers:of": (meeting.pk,),
        "meeting_papers:tell": (meeting.pk, "papers"),
        "meeting_papers:delete": (paper.pk,),
        "releases:of": (make_release([moved, strategy], staff).pk,),
        "releases:with_page": page,
        "releases:take_back": (_live_release(index, staff).pk,),
    }


def _live_release(index: OpportunityIndexPage, staff: User) -> ReleaseSet:
    page = make_opportunity(index, title="Newer words", slug="newer-words")
    page.save_revision()
    return release_now(make_release([page], staff, name="What went live"), staff)


def _of_lists(staff: User, front: Page) -> dict[str, Arguments]:
    """Make one of whatever the starter site has none of."""
    now = timezone.now()
    ensure_periods()
    team = next(text for text in setting_texts() if text.column == "team_name")
    save_setting_words(team, "pl", "Zespół", by_machine=True)
    AlertBanner.objects.create(heading="Snow", message="Ring first.", ends_at=now, locale=front.locale)
    InterfaceCheck.objects.create(language="pl", checked_by="An interpreter")
    OwnerAddress.objects.create(role="Estates", email="estates@example.org")
    forms: dict[str, type[Model]] = {
        "consent_wordings:edit": ConsentWording,
        "retention:edit": RetentionPeriod,
        "kind_words:edit": KindWords,
        **{model.snippet_viewset.get_url_name("edit"): model for model in get_snippet_models() if is_ours(model)},
    }
    theme = Theme.objects.earliest("pk")
    of_contribution = (Contribution.objects.earliest("pk").pk,)
    return {
        **{name: (model._default_manager.order_by("pk")[0].pk,) for name, model in forms.items()},
        "wagtailsnippets_core_contribution:inspect": of_contribution,
        "wagtailsnippets_core_contribution:withdraw": of_contribution,
        "translation:of_words": ("core.theme", theme.translation_key, "en"),
        "mail_texts:words": ("own_link", "en"),
        "setting_words:words": ("pl",),
    }


def _editors() -> dict[str, str]:
    """Return the address of the editor of each kind of page, picture, document and setting, by a name of our own."""
    pages = {
        f"editor of {model.__name__}": ("wagtailadmin_pages:edit", (model.objects.earliest("pk").pk,))
        for model in get_page_models()
        if is_ours(model)
    }
    files = {
        "editor of a picture": ("wagtailimages:edit", (CustomImage.objects.earliest("pk").pk,)),
        "editor of a document": ("wagtaildocs:edit", (CustomDocument.objects.earliest("pk").pk,)),
    }
    settings = {
        f"settings: {model.__name__}": ("wagtailsettings:edit", (model._meta.app_label, model._meta.model_name))
        for model in settings_registry
        if is_ours(model)
    }
    found = pages | _new_pages() | files | settings
    return {name: reverse(view, args=given) for name, (view, given) in found.items()}


def _new_pages() -> dict[str, tuple[str, Arguments]]:
    """Return where a page of each kind is begun, below the first page that may have one more."""
    kinds = [model for model in get_page_models() if is_ours(model)]
    return {
        f"form for a new {model.__name__}": (
            "wagtailadmin_pages:add",
            (model._meta.app_label, model._meta.model_name, _parent_for(model).pk),
        )
        for model in kinds
    }


def _parent_for(kind: type[Page]) -> Page:
    parents = [page for model in kind.allowed_parent_page_models() for page in model.objects.order_by("pk")]
    return next(page for page in parents if kind.can_create_at(page.specific))
