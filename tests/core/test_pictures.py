"""Resized pictures are served on a machine without a proxy; originals and documents are not, people only who agree."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from core.models import Contribution, CustomImage
from involvement.card_pictures import card_picture
from tests.factories.contributions import make_agreed_picture, make_contribution, make_picture

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def rendition(db: None, settings: Any, tmp_path: Path) -> Any:
    """A picture in one size, in a media folder of its own."""
    settings.MEDIA_ROOT = tmp_path
    return make_picture("Chairs").get_rendition("width-100")


def test_resized_picture_is_served_and_kept(rendition: Any, client: Client) -> None:
    answer = client.get(rendition.url)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert "public" in answer.headers["Cache-Control"]


def test_originals_documents_and_other_files_are_not_served(rendition: Any, client: Client, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    for address in (
        f"/media/{rendition.image.file.name}",
        "/media/secret.txt",
        "/media/images/../secret.txt",
        "/media/images/%2e%2e/secret.txt",
        "/media/images/..%2fsecret.txt",
        "/media/images/",
        "/media/images/no-such.png",
    ):
        assert client.get(address).status_code == 404, address


def test_only_reading_is_allowed(rendition: Any, client: Client) -> None:
    assert client.post(rendition.url).status_code == 405


@pytest.fixture
def portrait(db: None, settings: Any, tmp_path: Path) -> CustomImage:
    """A picture of somebody who agreed, in a media folder of its own."""
    settings.MEDIA_ROOT = tmp_path
    return make_agreed_picture()


def test_a_picture_of_people_is_asked_for_each_time(portrait: CustomImage, client: Client) -> None:
    answer = client.get(portrait.get_rendition("width-50").url)
    assert answer.status_code == 200
    assert "no-cache" in answer.headers["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize("facts", [{"on_website": False}, {"withdrawn_at": NOW}, {"shown_until": "2020-01-01"}])
def test_a_picture_of_people_is_served_only_while_they_agree(
    portrait: CustomImage, client: Client, facts: dict[str, Any]
) -> None:
    url = portrait.get_rendition("width-50").url
    Contribution.objects.update(**facts)
    assert client.get(url).status_code == 404
    assert client.get(f"/media/images/people/{portrait.pk}/../../../x.png").status_code == 404
    assert client.get(f"/media/images/people/{2**63}/x.png").status_code == 404
    assert card_picture(CustomImage.objects.get()) is None


def test_an_editor_sees_what_is_not_said_yet_and_nobody_what_was_taken_back(
    portrait: CustomImage, editor_client: Client, client: Client
) -> None:
    url = portrait.get_rendition("width-50").url
    Contribution.objects.update(on_website=False)
    seen = editor_client.get(url)
    assert seen.status_code == 200
    assert "no-store" in seen.headers["Cache-Control"]
    assert client.get(url).status_code == 404
    Contribution.objects.update(withdrawn_at=NOW)
    assert editor_client.get(url).status_code == 404


def test_sizes_move_when_somebody_says_who_is_in_the_picture(
    portrait: CustomImage, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    guarded = portrait.get_rendition("width-50").url
    with django_capture_on_commit_callbacks(execute=True):
        portrait.shows_people, portrait.agreement = CustomImage.People.NOBODY, None
        portrait.save()
    assert client.get(guarded).status_code == 404
    free = CustomImage.objects.get().get_rendition("width-50").url
    assert "/people/" not in free
    assert client.get(free).status_code == 200


def test_the_form_asks_who_can_be_recognised(db: None) -> None:
    agreement = make_agreed_picture().agreement
    words = make_contribution()
    fields = get_image_form(CustomImage).base_fields
    assert {"shows_people", "agreement"} <= set(fields)
    base = {"title": "Portrait", "collection": str(Collection.get_first_root_node().pk)}
    for answers, wrong in (
        ({}, {"shows_people"}),
        ({"shows_people": "agreed"}, {"agreement"}),
        ({"shows_people": "agreed", "agreement": str(agreement.pk)}, set()),
        ({"shows_people": "agreed", "agreement": str(words.pk)}, {"agreement"}),
        ({"shows_people": "nobody", "agreement": str(agreement.pk)}, {"agreement"}),
        ({"shows_people": "not-asked"}, {"shows_people"}),
        ({"shows_people": "nobody"}, set()),
    ):
        form = get_image_form(CustomImage)(base | answers, instance=CustomImage(), user=None)
        form.is_valid()
        assert set(form.errors) - {"file"} == wrong, answers
