"""The starter site: complete, repeatable, truthful, and polite to whatever editors have changed."""

import hashlib
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.models import Page, Site, get_page_models

from core.models import CrisisContact, CustomImage, OrganisationSettings
from home.models import HomePage
from home.starter.pay_rates import PAY_RATES
from home.starter.tree import EXAMPLES, PAGES
from home.starter.words import RUNGS, STAGES
from involvement.models import OpportunityPage, PayRate, StrategyPage
from involvement.publishing import missing_before_publishing
from involvement.states import OpportunityState, state_at
from people.models import ConsentWording

ADDRESSES = (  # DESIGN section 5, those that are pages of the tree
    "/ /opportunities/ /we-said-we-did/ /we-said-we-did/tell-us/ /case-studies/ /road-map/ /strategy/ /experience/ "
    "/forums/ /young-people/ /mental-health-network/ /participation-and-partnership-forum/ "
    "/patient-safety-partners/ /contact/ /accessibility/ /privacy/ /cookies/"
).split()
OUR_APPS = ("core", "home", "involvement", "people", "youngpeople")
PHONE = re.compile(r"(?<![\w-])(?:\+44|0)[\d ]{8,}\d(?![\w-])")
EMAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
LINK = re.compile(r"https?://([\w.-]+)")
PUBLIC_HOSTS = {  # public bodies and helplines that a trust's pages may name
    "111.nhs.uk",
    "giveusashout.org",
    "example.org",  # nobody's
    "ico.org.uk",
    "mcmw.abilitynet.org.uk",
    "www.bbc.co.uk",  # the weather, where “Leave this page quickly” leads
    "www.equalityadvisoryservice.com",
    "www.samaritans.org",
}


def digest_of_everything() -> dict[str, str]:
    """Return a digest of each table of ours, and of pages with their bodies and rows."""
    models = [model for app in OUR_APPS for model in apps.get_app_config(app).get_models()]
    rows: dict[str, Any] = {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in models
        if not issubclass(model, Page)
    }
    rows["pages"] = [page.serializable_data() for page in Page.objects.order_by("path").specific()]
    return {
        name: hashlib.sha256(json.dumps(each, cls=DjangoJSONEncoder).encode()).hexdigest()
        for name, each in rows.items()
    }


def all_texts() -> str:
    """Return every word of the site's content in one text."""
    pages = [page.serializable_data() | {"path": ""} for page in Page.objects.specific()]
    organisation = list(OrganisationSettings.objects.values())
    return json.dumps([pages, organisation, list(CrisisContact.objects.values())], cls=DjangoJSONEncoder)


def test_loading_twice_gives_the_same_site(starter_site: HomePage, capsys: pytest.CaptureFixture[str]) -> None:
    before = digest_of_everything()
    capsys.readouterr()
    call_command("load_starter_site")
    assert digest_of_everything() == before
    assert f"pages: 0 made, {len(PAGES)} left alone" in capsys.readouterr().out


def test_every_address_answers_with_one_main_heading(starter_site: HomePage, client: Client) -> None:
    for address in ADDRESSES:
        response = client.get(address)
        assert response.status_code == 200, address
        assert response.content.count(b"<h1") == 1, address


def test_every_page_type_appears_and_renders(starter_site: HomePage, client: Client) -> None:
    pages = list(Page.objects.live().filter(depth__gt=1).specific())
    kinds = {type(page) for page in pages}
    assert kinds == set(get_page_models()) - {Page, StrategyPage}  # a strategy arrives by import_strategy
    for page in pages:
        assert client.get(page.url).status_code == 200, page.url


def test_the_welcome_page_of_wagtail_is_gone(starter_site: HomePage) -> None:
    assert list(Page.objects.filter(depth=2).values_list("pk", flat=True)) == [starter_site.pk]
    assert Site.objects.get().root_page_id == starter_site.pk


def test_the_site_answers_at_site_url(db: None, settings: Any) -> None:
    settings.SITE_URL = "https://involvement.example.org"
    call_command("load_starter_site")
    site = Site.objects.get()
    assert (site.hostname, site.port, site.is_default_site) == ("involvement.example.org", 443, True)


def test_on_this_machine_the_port_may_change(db: None, settings: Any) -> None:
    settings.SITE_URL = "http://localhost:8000"
    call_command("load_starter_site")
    settings.SITE_URL = "http://localhost:9001"
    call_command("load_starter_site")
    assert Site.objects.get().port == 9001


def test_an_editors_own_address_is_left_alone(starter_site: HomePage, settings: Any) -> None:
    Site.objects.update(hostname="take-part.example.org", port=443)
    settings.SITE_URL = "http://localhost:9001"
    call_command("load_starter_site")
    assert Site.objects.get().hostname == "take-part.example.org"


def test_what_an_editor_changed_is_left_alone(starter_site: HomePage) -> None:
    page = Page.objects.get(slug="contact").specific
    page.title, page.body = "How to reach us", [("rich_text", "<p>Ours.</p>")]
    page.save_revision().publish()
    organisation = OrganisationSettings.load()
    organisation.organisation_name = "Another NHS Foundation Trust"
    organisation.save()
    CrisisContact.objects.filter(name="999").delete()
    starter_site.heading = "Ours too"
    starter_site.save_revision().publish()
    before = digest_of_everything()
    call_command("load_starter_site")
    assert digest_of_everything() == before


def test_a_missing_page_is_made_again_without_new_pictures(starter_site: HomePage) -> None:
    pictures = CustomImage.objects.count()
    Page.objects.get(slug="we-said-we-did").delete()
    OpportunityPage.objects.get(slug="read-our-letters").delete()
    call_command("load_starter_site")
    assert Page.objects.filter(slug__in=["we-said-we-did", "tell-us", "read-our-letters"], live=True).count() == 3
    assert CustomImage.objects.count() == pictures


def test_no_contact_could_be_somebodys_real_one(starter_site: HomePage) -> None:
    text = all_texts()
    assert {number for number in PHONE.findall(text) if not number.startswith("01632 960")} == set()
    assert {address for address in EMAIL.findall(text) if not address.endswith("example.org")} == set()
    assert set(LINK.findall(text)) - PUBLIC_HOSTS == set()


def test_the_crisis_contacts_are_the_national_ones(starter_site: HomePage) -> None:
    contacts = dict(CrisisContact.objects.values_list("name", "phone"))
    assert contacts == {"999": "999", "NHS 111, option 2": "111", "Samaritans": "116 123", "Text SHOUT to 85258": ""}


def test_every_example_is_marked_and_complete(starter_site: HomePage) -> None:
    opportunities = OpportunityPage.objects.all()
    assert len(opportunities) == len(EXAMPLES) == 14
    for page in opportunities:
        assert page.is_example, page
        if page.live:
            page.full_clean()
            assert missing_before_publishing(page) == {}, page


def test_the_examples_show_every_kind_and_state(starter_site: HomePage) -> None:
    pages = list(OpportunityPage.objects.all())
    now = timezone.now()
    # Nobody is invented, so that no example can be full.
    assert {state_at(page, now, 7) for page in pages} == set(OpportunityState) - {OpportunityState.FULL}
    published = [page for page in pages if page.live]
    assert {page.payment for page in published} == set(OpportunityPage.Payment.values)
    assert {page.expenses for page in published} >= {"paid-back", "paid-ahead", "none-needed"}
    assert all(any(getattr(page, way) for page in published) for way in ("in_person", "online", "by_phone", "by_post"))
    assert {page.rung.slug for page in published} == {row["slug"] for row in RUNGS}
    assert {page.stage.slug for page in published} == {row["slug"] for row in STAGES}
    assert any(page.questions.exists() for page in published)
    assert any(page.capacity for page in published)


def test_the_examples_show_pay_rates_the_day_and_what_belongs_to_them(starter_site: HomePage) -> None:
    assert PayRate.objects.count() == len(PAY_RATES)
    assert all(rate.name.startswith("Example") for rate in PayRate.objects.all())
    pages = list(OpportunityPage.objects.live())
    with_rates = [page for page in pages if page.pay_rate]
    assert with_rates
    assert all(
        (page.payment_pence, page.payment_unit) == (page.pay_rate.pence, page.pay_rate.unit) for page in with_rates
    )
    for said in ("what_happens", "getting_there", "breaks", "step_free", "supporter_welcome", "what_we_do_with_it"):
        assert any(getattr(page, said) for page in pages), said
    assert any(page.related.exists() for page in pages)
    assert [page.slug for page in pages if page.has_outcome] == ["posters-in-our-waiting-rooms"]


def test_a_trusts_own_pay_rates_are_left_alone(starter_site: HomePage) -> None:
    PayRate.objects.exclude(unit="hour").delete()
    PayRate.objects.update(name="Ours", pence=1)
    call_command("load_starter_site")
    assert list(PayRate.objects.values_list("name", "pence")) == [("Ours", 1)]


def test_dates_count_from_the_day_of_loading(starter_site: HomePage) -> None:
    chairs = OpportunityPage.objects.get(slug="choose-waiting-room-chairs")
    assert chairs.closes_at is not None
    assert chairs.first_published_at is not None
    closes_at, loaded = timezone.localtime(chairs.closes_at), timezone.localdate(chairs.first_published_at)
    assert (closes_at.date() - loaded, closes_at.hour) == (timedelta(days=21), 17)
    assert all(session.starts_at > closes_at for session in chairs.sessions.all())


def test_editors_could_save_every_body_as_it_is(starter_site: HomePage) -> None:
    for page in Page.objects.filter(depth__gt=1).specific():
        if isinstance(body := getattr(page, "body", None), StreamValue):
            body.stream_block.clean(body)


def test_links_inside_texts_lead_to_pages(starter_site: HomePage) -> None:
    text = all_texts()
    assert 'href=\\"/' not in text.replace('\\\\"', '\\"')
    keys = {int(key) for key in re.findall(r"<a id=\W+(\d+)\W+ linktype", text)}
    assert keys
    assert Page.objects.live().filter(pk__in=keys).count() == len(keys)


def test_every_page_says_who_looks_after_it(starter_site: HomePage) -> None:
    for page in Page.objects.filter(depth__gt=1).specific():
        assert page.owner_role, page
        if not isinstance(page, OpportunityPage):
            assert page.last_reviewed < page.review_due, page
            assert page.summary, page


def test_the_menu_is_short(starter_site: HomePage) -> None:
    assert 1 <= starter_site.get_children().in_menu().count() <= 6


def test_the_words_of_consent_are_there(starter_site: HomePage) -> None:
    assert set(ConsentWording.objects.values_list("purpose", flat=True)) == set(ConsentWording.Purpose.values)


def test_pictures_are_small(starter_site: HomePage) -> None:
    assert 6 <= CustomImage.objects.count() <= 8
    assert all(picture.file_size < 15_000 for picture in CustomImage.objects.all())
