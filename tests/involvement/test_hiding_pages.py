"""Taking a page off the site: not before people have heard what they must hear."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import User
from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.notices import in_a_week, publish, published, tell_people

pytestmark = pytest.mark.django_db


def test_a_page_is_not_hidden_while_people_must_be_told(
    editor_client: Client, editor: User, opportunity_index: OpportunityIndexPage, organisation: object
) -> None:
    page = published(opportunity_index, in_a_week())
    sign_up_all(make_people(2), page)
    page = publish(page, cancelled_at=timezone.now())
    hide = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    answer = editor_client.post(hide, follow=True)
    assert "Tell them first, then unpublish the page." in answer.content.decode()
    assert OpportunityPage.objects.get(pk=page.pk).live
    tell_people(page, editor)
    editor_client.post(hide)
    assert not OpportunityPage.objects.get(pk=page.pk).live
