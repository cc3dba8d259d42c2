"""Papers in a bucket: a real server that speaks S3, and the same rules as with a folder; no address is ever given."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from django.conf import settings as site_settings
from django.core.files.storage import storages
from django.test import Client
from moto.server import ThreadedMotoServer

from config.settings.env import private_files as private_files_of
from core.models import User
from core.private_bucket import PrivateBucket
from core.private_files import PrivateFiles, private_files
from network.actions.papers import delete_paper
from network.models import MeetingPage, MeetingPaper
from people.models import Person
from tests.factories.meetings import SECRET, inside, make_paper, paper_path

BUCKET = "papers-of-members"
KEYS = {"S3_ACCESS_KEY_ID": "example", "S3_SECRET_ACCESS_KEY": "example", "S3_REGION": "eu-west-2"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server that speaks S3 on loopback; returns its address."""
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def bucket(server: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An empty bucket, named to the site by its environment."""
    for name, value in (KEYS | {"S3_PRIVATE_BUCKET": BUCKET, "S3_ENDPOINT_URL": server}).items():
        monkeypatch.setenv(name, value)
    keys = {"aws_access_key_id": "example", "aws_secret_access_key": "example"}
    found = boto3.resource("s3", endpoint_url=server, region_name="eu-west-2", **keys).Bucket(BUCKET)
    found.create(CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    private = private_files_of(site_settings.VAR_DIR / "private")
    settings.STORAGES = settings.STORAGES | {"private": private}
    monkeypatch.setattr(MeetingPaper._meta.get_field("file"), "storage", storages["private"])
    yield found
    found.objects.all().delete()
    found.delete()


def test_the_environment_decides_where_private_files_are(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(private_files(), PrivateBucket)
    monkeypatch.delenv("S3_PRIVATE_BUCKET")
    assert private_files_of(site_settings.VAR_DIR)["BACKEND"].endswith(PrivateFiles.__name__)


def test_a_member_gets_the_paper_through_the_site_and_nobody_else_does(
    bucket: Any, meeting: MeetingPage, secretary: User, member: Person
) -> None:
    paper = make_paper(meeting, secretary, is_sent=True)
    (kept,) = bucket.objects.all()
    assert (kept.key, kept.get()["Body"].read()) == (paper.file.name, SECRET)
    assert "agenda" not in kept.key
    path = paper_path(meeting.get_parent(), paper)
    answered = inside(member).get(path)
    assert (answered.status_code, answered.getvalue()) == (200, SECRET)
    assert answered["Cache-Control"] == "no-store, private"
    assert answered["Content-Disposition"] == 'attachment; filename="agenda.pdf"'
    assert Client().get(path).status_code == 403


def test_the_bucket_gives_nothing_to_who_knows_the_name(
    bucket: Any, server: str, meeting: MeetingPage, secretary: User
) -> None:
    paper = make_paper(meeting, secretary, is_sent=True)
    with pytest.raises(ValueError, match="no address"):
        paper.file.url  # noqa: B018  asking for the address is the test
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{server}/{BUCKET}/{paper.file.name}")  # noqa: S310  loopback
    assert refused.value.code == 403


def test_two_files_of_one_name_stay_apart_and_a_deleted_one_is_gone(
    bucket: Any, meeting: MeetingPage, secretary: User, django_capture_on_commit_callbacks: Any
) -> None:
    first, second = (make_paper(meeting, secretary, content=words) for words in (b"first", b"second"))
    assert {each.get()["Body"].read() for each in bucket.objects.all()} == {b"first", b"second"}
    with django_capture_on_commit_callbacks(execute=True):
        delete_paper(first, by=secretary)
    assert [each.key for each in bucket.objects.all()] == [second.file.name]


def test_a_file_that_the_bucket_has_lost_is_a_kind_page(
    bucket: Any, meeting: MeetingPage, secretary: User, member: Person
) -> None:
    paper = make_paper(meeting, secretary, is_sent=True)
    bucket.objects.all().delete()
    answered = inside(member).get(paper_path(meeting.get_parent(), paper))
    assert answered.status_code == 404
    assert "We cannot show you this" in answered.content.decode()
