"""What nearly every test stands on: the front page, the list of opportunities and the facts of an example trust."""

from wagtail.models import Locale, Page, Site

from core.models import OrganisationSettings
from home.models import HomePage
from involvement.models import OpportunityIndexPage
from tests.factories.copies import put_below


def make_home_page() -> HomePage:
    """Put the front page, published, at the root of the default site."""
    # A test with real transactions empties the database when it ends, and takes Wagtail's own first rows with it.
    locale, _ = Locale.objects.get_or_create(language_code="en")
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root", locale=locale))
    page = HomePage(title="Working Together", slug="front", heading="Help shape care", introduction="Take part.")
    put_below(root, page)
    site = {"hostname": "testserver", "port": 80, "root_page": page, "site_name": "Test"}
    if not Site.objects.filter(is_default_site=True).update(**site):
        Site.objects.create(is_default_site=True, **site)
    # Wagtail's welcome page. Nothing hangs on it, and to look for that costs a tenth of what all tests take.
    welcome = Page.objects.filter(depth=2).exclude(pk=page.pk)
    welcome._raw_delete(welcome.db)
    Page.objects.filter(depth=1).update(numchild=1)
    Site.clear_site_root_paths_cache()
    return page


def make_opportunity_index(home_page: HomePage) -> OpportunityIndexPage:
    """Add the list of opportunities at its fixed address."""
    page = OpportunityIndexPage(title="Opportunities", slug="opportunities", show_in_menus=True)
    home_page.add_child(instance=page)
    return page


def make_organisation() -> OrganisationSettings:
    """Write down the facts of an example trust."""
    settings = OrganisationSettings.load()
    settings.organisation_name = "Example NHS Foundation Trust"
    settings.team_email = "team@example.org"
    settings.team_phone = "01632 960000"
    settings.pals_email = "pals@example.org"
    settings.pals_phone = "01632 960100"
    settings.crisis_contacts.create(name="NHS 111", phone="111", description="When you need urgent mental health help.")
    settings.save()
    return settings
