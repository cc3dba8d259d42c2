"""DESIGN 7.11: every free-text form says that it is not a care channel, shows crisis help and names PALS."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, reverse

from core.models import OrganisationSettings
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.models import SignUp
from people.tokens import own_token
from people.urls import urlpatterns
from tests.factories.people import make_sign_up


def _personal_addresses(sign_up: SignUp) -> list[str]:
    addresses = []
    for pattern in urlpatterns:
        if isinstance(pattern, URLPattern):
            names = pattern.pattern.converters
            values = {key: own_token(sign_up.person) if key == "token" else sign_up.pk for key in names}
            addresses.append(reverse(f"people:{pattern.name}", kwargs=values))
    return addresses


def test_rule_11_every_form_with_free_text_says_so(
    page: OpportunityPage, organisation: OrganisationSettings, client: Client
) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    checked = []
    for address in [page.url + "take-part/", *_personal_addresses(sign_up)]:
        answer = client.get(address)
        if answer.status_code != 200 or "<textarea" not in answer.content.decode():
            continue
        text = answer.content.decode()
        checked.append(address)
        assert "not watched day and night" in text, address
        assert organisation.pals_phone in text, address
        assert "NHS 111" in text, address
    assert len(checked) >= 2


@pytest.mark.django_db
def test_rule_11_the_starter_site_has_crisis_help_beside_its_forms(client: Client) -> None:
    call_command("load_starter_site", verbosity=0)
    forms = [each for each in OpportunityPage.objects.live() if client.get(f"{each.url}take-part/").status_code == 200]
    assert forms
    for each in forms:
        text = client.get(f"{each.url}take-part/").content.decode()
        if "<textarea" in text:
            assert "not watched day and night" in text, each.url
