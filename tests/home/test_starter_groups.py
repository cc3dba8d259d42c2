"""The groups of the starter site: they can be joined, and loading twice is safe."""

from django.test import Client

from home.actions.starter_site import load_starter_site
from home.models import HomePage
from network.models import GroupIndexPage, GroupPage, KeyPointsPage, NewsletterPage

GROUPS = ("/mental-health-network/", "/participation-and-partnership-forum/", "/patient-safety-partners/")


def test_each_group_can_be_read_and_joined_and_lacks_nothing(starter_site: HomePage, client: Client) -> None:
    assert GroupIndexPage.objects.get().url == "/forums/"
    for page in GroupPage.objects.all():
        assert page.publishing_gaps() == {}
    for address in GROUPS:
        assert client.get(address).status_code == 200
        assert client.get(f"{address}join/").status_code == 200


def test_loading_twice_changes_nothing_below_the_groups(starter_site: HomePage) -> None:
    kinds = (GroupPage, KeyPointsPage, NewsletterPage)
    before = [sorted(kind.objects.values_list("pk", "url_path")) for kind in kinds]
    load_starter_site()
    assert [sorted(kind.objects.values_list("pk", "url_path")) for kind in kinds] == before


def test_the_network_is_private_and_its_letter_is_an_example(starter_site: HomePage, client: Client) -> None:
    network = GroupPage.objects.get(slug="mental-health-network")
    assert network.private_name == "Our wider circle"
    letter = NewsletterPage.objects.get()
    assert letter.is_example
    assert "Example" in client.get(letter.url).content.decode()


def test_all_eight_points_stand_there_and_empty_ones_say_so(starter_site: HomePage, client: Client) -> None:
    page = KeyPointsPage.objects.get()
    assert page.points.count() == 8
    assert client.get(page.url).content.decode().count("Nothing yet. We have no page that shows it.") == 2
