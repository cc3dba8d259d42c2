"""Must hold: what somebody takes back is gone from page, list, search, feed, API, translations and caches at once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from core.models import Contribution, CustomImage
from home.models import HomePage, StandardPage
from involvement.models import CaseStudyPage, ContributorWords, OpportunityIndexPage, StoryEvidence, StoryPage
from people.models import Contributor, Person
from tests.factories.case_studies import make_case_study, make_case_study_index
from tests.factories.contributions import agreement_of, make_agreed_picture, make_contribution
from tests.factories.involvement import make_opportunity
from tests.factories.stories import done_values, make_story, make_story_index
from tests.neighbour import Neighbour
from tests.people.own_page import own_path

pytestmark = pytest.mark.django_db(transaction=True)

WORDS, IN_POLISH = "the kettledrum woke me", "obudził mnie kocioł"
Asked = Callable[[str], tuple[int, str]]


@pytest.fixture(autouse=True)
def _shared_folder(tmp_path: Path, settings: Any) -> None:
    """Let both processes have the same media and, without Redis, the same cache in files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    if not settings.REDIS_URL:
        files = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(tmp_path / "cache")}
        settings.CACHES = {"default": files}


@pytest.fixture
def neighbour(tmp_path: Path) -> Iterator[Neighbour]:
    """A second process of the site."""
    process = Neighbour(tmp_path)
    try:
        yield process
    finally:
        process.end()


@pytest.fixture
def said() -> Contribution:
    """What somebody said, agreed to for the website and for open data."""
    return make_contribution(f"I slept until {WORDS}.", in_open_data=True, in_polish=f"Spałem, aż {IN_POLISH}.")


@pytest.fixture
def portrait() -> CustomImage:
    """A picture of somebody who agreed to it."""
    return make_agreed_picture()


@pytest.fixture
def pages(
    home_page: HomePage, opportunity_index: OpportunityIndexPage, said: Contribution, portrait: Any
) -> list[Page]:
    """A case study, a story, a list and an ordinary page that use both, each in English, two also in Polish."""
    body = [
        {"type": "quote", "value": {"contribution": said.pk}},
        {"type": "picture", "value": {"picture": {"image": portrait.pk, "decorative": True, "alt_text": ""}}},
    ]
    index = make_story_index(home_page)
    index.body = index._meta.get_field("body").stream_block.to_python(body)
    index.save_revision().publish()
    story = make_story(index, slug="bells", listing_image=portrait, **done_values())
    quotation = StoryEvidence.Kind.QUOTATION
    StoryEvidence.objects.create(page=story, kind=quotation, what="What a patient says", contribution=said)
    words = [ContributorWords(contribution=said)]
    study = make_case_study(make_case_study_index(home_page), slug="bells", listing_image=portrait, words=words)
    make_opportunity(opportunity_index, listing_image=portrait)
    about = StandardPage(title="About", slug="about", body=body)
    home_page.add_child(instance=about)
    made = [StoryPage.objects.get(pk=story.pk), CaseStudyPage.objects.get(pk=study.pk), about]
    for page in made:
        page.save_revision().publish()
    polish = Locale.objects.get_or_create(language_code="pl")[0]
    for page in (made[1], about):
        source, _ = TranslationSource.update_or_create_from_instance(page)
        source.create_or_update_translation(polish, copy_parent_pages=True, fallback=True)
    Page.objects.filter(locale=polish).update(live=True)
    call_command("update_index", verbosity=0)
    call_command("rebuild_references_index", verbosity=0)
    return [index, *made]


def in_this_process(address: str) -> tuple[int, str]:
    """Return status and text of what this process answers."""
    answer = Client().get(address)
    return answer.status_code, (answer.getvalue() if answer.streaming else answer.content).decode("utf-8", "replace")


def places_with(words: str, polish: str) -> dict[str, str]:
    """Return every address at which the words are to be seen, and how they stand there."""
    return {
        "/we-said-we-did/": words,
        "/we-said-we-did/bells/": words,
        "/case-studies/bells/": words,
        "/about/": words,
        "/pl/about/": polish,
        "/pl/case-studies/bells/": polish,
        "/search/?q=kettledrum": "<mark>kettledrum</mark>",
        "/we-said-we-did/feed/": words,
        "/api/v1/stories": words,
        "/api/v1/case-studies": words,
    }


PICTURED = ("/about/", "/pl/about/", "/case-studies/", "/we-said-we-did/", "/opportunities/")
NEVER = ("/sitemap.xml", "/opportunities/embed/")


def seen(ask: Asked, mark: str) -> dict[str, bool]:
    """Return for every address whether the words stand there, or whether the picture does."""
    looked_for = dict.fromkeys(PICTURED, mark) if mark else places_with(WORDS, IN_POLISH)
    found = {}
    for address, words in looked_for.items():
        status, text = ask(address)
        assert status == 200, address
        found[address] = words in text
    return found


def everywhere_else(ask: Asked, portrait: CustomImage) -> list[str]:
    """Return the addresses that show words or picture though they never should."""
    answers = {address: ask(address) for address in NEVER}
    assert {status for status, _text in answers.values()} == {200}
    marks = (WORDS, IN_POLISH, f"/people/{portrait.pk}/")
    return [address for address, (_status, text) in answers.items() if any(mark in text for mark in marks)]


def test_words_are_gone_everywhere_within_the_request_that_takes_them_back(
    pages: list[Page], said: Contribution, portrait: CustomImage, neighbour: Neighbour, editor_client: Client
) -> None:
    asking: tuple[Asked, ...] = (in_this_process, neighbour.get)
    for ask in (*asking, *asking):  # the second time from warm caches
        assert seen(ask, "") == dict.fromkeys(places_with("", ""), True)
        assert everywhere_else(ask, portrait) == []
    tag = Client().get("/we-said-we-did/feed/").headers["ETag"]
    withdrawing = reverse("wagtailsnippets_core_contribution:withdraw", args=[said.pk])
    preview = editor_client.get(withdrawing).content.decode()
    for page in pages:
        assert f"/admin/pages/{page.pk}/edit/" in preview
    assert "Polish" in preview
    assert editor_client.post(withdrawing).status_code == 302
    for ask in asking:
        assert seen(ask, "") == dict.fromkeys(places_with("", ""), False)
        status, about = ask("/about/")
        assert (status, "“" in about, "site-quote" in about) == (200, False, False)
        assert "In the words of those who took part" not in ask("/case-studies/bells/")[1]
    feed = Client().get("/we-said-we-did/feed/", headers={"If-None-Match": tag})
    assert feed.status_code == 200  # a reader that kept the feed is not told that nothing has changed
    assert seen(in_this_process, f"/people/{portrait.pk}/") == dict.fromkeys(PICTURED, True)  # somebody else's


def test_a_picture_is_gone_everywhere_within_the_request_that_takes_it_back(
    pages: list[Page], portrait: CustomImage, neighbour: Neighbour
) -> None:
    person = Person.objects.create(name="Sam Sample", email="sam@example.com")
    Contributor.objects.create(person=person, contribution=agreement_of(portrait))
    asking: tuple[Asked, ...] = (in_this_process, neighbour.get)
    mark = f"/people/{portrait.pk}/"
    for ask in (*asking, *asking):
        assert seen(ask, mark) == dict.fromkeys(PICTURED, True)
    sizes = [(size.url, Path(size.file.path)) for size in portrait.renditions.all()]
    assert len(sizes) >= 2
    assert {ask(url)[0] for ask in asking for url, _path in sizes} == {200}
    taking_back = own_path(person, f"words/{portrait.agreement_id}/")
    assert Client().get(taking_back).status_code == 200
    assert {ask(url)[0] for ask in asking for url, _path in sizes} == {200}  # looking changes nothing
    assert Client().post(taking_back).status_code == 302
    for ask in asking:
        assert seen(ask, mark) == dict.fromkeys(PICTURED, False)
        assert {ask(url)[0] for url, _path in sizes} == {404}
    assert not [path for _url, path in sizes if path.exists()]
    assert portrait.renditions.count() == 0


def test_no_older_version_and_no_translation_brings_words_back(pages: list[Page], said: Contribution) -> None:
    Contribution.objects.filter(pk=said.pk).update(withdrawn_at="2026-01-01T00:00Z")
    for page in pages[1:]:
        oldest = page.revisions.order_by("created_at").first()
        oldest.publish()
    for source in TranslationSource.objects.all():
        source.update_from_db()
        for language in Locale.objects.filter(language_code="pl"):
            source.create_or_update_translation(language, fallback=True)
    assert seen(in_this_process, "") == dict.fromkeys(places_with("", ""), False)
    copies = [*TranslationSource.objects.values_list("content_json", flat=True)]
    copies += [str(content) for page in pages for content in page.revisions.values_list("content", flat=True)]
    assert not [copy for copy in copies if WORDS in copy or IN_POLISH in copy]


def test_what_nobody_asked_about_in_time_disappears_by_itself(
    pages: list[Page], said: Contribution, portrait: CustomImage
) -> None:
    assert seen(in_this_process, "") == dict.fromkeys(places_with("", ""), True)
    url = portrait.get_rendition("width-400").url
    assert in_this_process(url)[0] == 200
    Contribution.objects.update(shown_until="2026-01-01")
    assert seen(in_this_process, "") == dict.fromkeys(places_with("", ""), False)
    assert in_this_process(url)[0] == 404
