"""Resized pictures are served on a machine without a proxy; originals and documents are not."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file

from core.models import CustomImage


@pytest.fixture
def rendition(db: None, settings: Any, tmp_path: Path) -> Any:
    """A picture in one size, in a media folder of its own."""
    settings.MEDIA_ROOT = tmp_path
    return CustomImage.objects.create(title="Chairs", file=get_test_image_file()).get_rendition("width-100")


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
