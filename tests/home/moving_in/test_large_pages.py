"""Large pages: three megabytes of markup, pictures written into the page, files beyond the limit."""

import base64
import sys
from io import BytesIO
from pathlib import Path
from types import FrameType

import pytest
from django.core.management import CommandError
from PIL import Image

from core.models import CustomImage
from home.models import StandardPage
from home.moving_in.markup import parsed
from home.moving_in.sentences import missing, sentences_of
from tests.factories.old_pages import dense_page, read_whole

from .conftest import Moving, body_html, draft_of


def picture(size: tuple[int, int]) -> bytes:
    """Return a picture that does not shrink: every byte is another one."""
    file = BytesIO()
    pixels = bytes((number * number // 7) % 256 for number in range(size[0] * size[1] * 3))
    Image.frombytes("RGB", size, pixels).save(file, "PNG", compress_level=0)
    return file.getvalue()


def saved(tmp_path: Path, content: str) -> Path:
    """Write a page and return where it is."""
    path = tmp_path / "old" / "large.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text(content)
    return path


def test_three_megabytes_of_markup_arrive(moving: Moving, tmp_path: Path) -> None:
    style = "margin:0cm;font-family:&quot;Calibri&quot;,sans-serif;" * 40
    rows = "".join(
        f'<h2 style="{style}">Part {number}</h2><p class=MsoNormal style="{style}">Sentence {number} stands here.</p>'
        for number in range(700)
    )
    page = f"<html><body><main><h1>Large</h1>{rows}</main></body></html>"
    assert len(page) > 3_000_000
    report = moving(saved(tmp_path, page), "--commit")
    assert "Every sentence arrived or is named above." in report
    html = body_html(draft_of(StandardPage.objects.get(slug="large")))
    assert all(f"Sentence {number} stands here." in html for number in range(700))


def test_a_page_three_times_as_long_takes_three_times_as_many_steps() -> None:
    """Counted, not timed: the calls that reading makes do not depend on the machine."""

    def steps(size: int) -> int:
        html, number = dense_page(size), 0

        def count(_frame: FrameType, event: str, _argument: object) -> None:
            nonlocal number
            number += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            read_whole(html)
        finally:
            sys.setprofile(None)
        return number

    assert steps(90_000) / steps(30_000) <= 3.2


def test_a_picture_in_the_page_is_stored_once(moving: Moving, tmp_path: Path) -> None:
    content = picture((1000, 700))
    assert len(content) > 2_000_000
    image = f'<img alt="A garden" src="data:image/png;base64,{base64.b64encode(content).decode()}">'
    report = moving(saved(tmp_path, f"<main><p>Look.</p>{image}<p>And again.</p>{image}</main>"), "--commit")
    assert "1 file to bring along." in report
    stored = CustomImage.objects.get()
    assert (stored.width, stored.height, stored.title, stored.shows_people) == (1000, 700, "A garden", "")
    kinds = [block.block_type for block in draft_of(StandardPage.objects.get(slug="large")).body]
    assert kinds == ["rich_text", "picture", "rich_text", "picture"]


def test_a_picture_beyond_the_limit_is_named(moving: Moving, tmp_path: Path) -> None:
    written = "A" * (7 * 1024 * 1024 + 200)
    image = f'<img alt="Too much" src="data:image/png;base64,{written}">'
    report = moving(saved(tmp_path, f"<main><p>Look.</p>{image}</main>"), "--commit")
    assert "“Too much data:…”: a picture: a picture written into the page is larger than 5 MB" in report
    assert not CustomImage.objects.exists()


def test_a_file_beyond_the_limit_is_refused(moving: Moving, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="larger than 10 MB"):
        moving(saved(tmp_path, "x" * (10 * 1024 * 1024 + 1)))


def test_a_sentence_that_went_missing_is_found() -> None:
    root = parsed("<p>One is here. Two is not! Three is <b>named</b>.</p><ul><li>Four is here</ul>").body
    assert root is not None
    sentences = sentences_of(root)
    assert sentences == ["One is here.", "Two is not!", "Three is named.", "Four is here"]
    assert list(missing(sentences, "Four is here. One is HERE", "three is named")) == ["Two is not!"]
