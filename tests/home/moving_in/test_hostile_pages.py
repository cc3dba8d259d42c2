"""Pages made to do harm: nothing active is left, nothing outside is read, and the command stops by itself."""

import base64
from pathlib import Path

import pytest
from django.core.management import CommandError
from wagtail.documents import get_document_model

from core.models import CustomImage
from home.models import StandardPage
from home.moving_in import markup

from .conftest import Moving, body_html, draft_of

HOSTILE = """<html onload="a()"><head><title>Hostile</title><script>alert(1)</script>
<meta http-equiv="refresh" content="0;url=javascript:alert(2)"><base href="https://old.example.org/x/">
<link rel=stylesheet href="//evil.example/a.css"><style>body{background:url(javascript:alert(3))}</style></head>
<body onload=alert(4)><main><h1 onclick="alert(5)">Hostile</h1>
<p onmouseover="alert(6)" style="x:expression(alert(7))">Plain <a href="javascript:alert(8)">first</a>
<a href=" java&#10;script:alert(9)">second</a> <a href="data:text/html,<script>alert(10)</script>">third</a>
<a href="vbscript:x">fourth</a> <a href="JAVASCRIPT&colon;alert(11)">fifth</a> <a href="file:///etc/passwd">sixth</a>
<a href="https://good.example/?a=&quot;onclick=&quot;alert(12)">seventh</a> words.</p>
<img src=x onerror=alert(13)><img src="javascript:alert(14)" alt="&lt;script&gt;alert(15)&lt;/script&gt;">
<svg onload=alert(16)><script>alert(17)</script><a xlink:href="javascript:alert(18)">Drawn</a></svg>
<math><mi xlink:href="javascript:alert(19)">Formula</mi></math><iframe src="javascript:alert(20)"></iframe>
<iframe srcdoc="<script>alert(21)</script>"></iframe><object data="javascript:alert(22)"></object><embed src="x.swf">
<form action="javascript:alert(23)"><input name=a><button formaction="javascript:alert(24)">Press</button></form>
<video src="javascript:alert(25)" onerror="alert(26)"></video><details ontoggle=alert(27) open><summary>Open
<script>alert(28)</script></summary>Inside <b onclick=alert(29)>bold</b></details>
<table><caption onclick=alert(30)>Shown</caption><tr><th>&lt;img src=x onerror=alert(31)&gt;</th><th>B</th></tr>
<tr><td>1</td><td>2</td></tr></table><p>&lt;script&gt;alert(32)&lt;/script&gt; is only text.</p>
<heading>Made up</heading><style>@import "x"</style><template><script>alert(33)</script></template>
<p>{{ settings.SECRET_KEY }} {% load x %}</p><embed type="image" url="x"><a linktype="page" id="1">No address</a>
</main></body></html>"""


def moved(moving: Moving, tmp_path: Path, content: str | bytes) -> tuple[str, StandardPage]:
    """Import one page and return the report and the draft."""
    folder = tmp_path / "saved"
    folder.mkdir(exist_ok=True)
    path = folder / "page.html"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    report = moving(path, "--commit")
    return report, draft_of(StandardPage.objects.get(slug="page"))


def test_nothing_active_is_left(moving: Moving, tmp_path: Path) -> None:
    report, page = moved(moving, tmp_path, HOSTILE)
    assert "Every sentence arrived or is named above." in report, report
    html = body_html(page).lower()
    for sign in (
        "<script",
        "onerror=a",
        "onclick=a",
        "onload",
        "ontoggle",
        "javascript:",
        "data:",
        "srcdoc",
        "vbscript",
    ):
        assert sign not in html.replace("&lt;img src=x onerror=alert(31)&gt;", "")
    assert "&lt;script&gt;alert(32)&lt;/script&gt; is only text." in html
    assert "{{ settings.secret_key }}" in html
    for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "made up", "formula"):
        assert word in html
    assert "it is no web address" in report
    assert 'linktype="page"' not in str(page.body.get_prep_value())


def test_an_entity_bomb_stays_text(moving: Moving, tmp_path: Path) -> None:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    start = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{bomb}]>'
    page = f"{start}<html><body><p>Look: &l11; end.</p></body></html>"
    _report, draft = moved(moving, tmp_path, page)
    assert "&amp;l11; end." in body_html(draft)
    assert len(body_html(draft)) < 5000


@pytest.mark.parametrize(
    "tag", ["div", "b", "span", "blockquote", "ul><li", "table><tr><td", "a href=x", "font size=1", "x-y"]
)
def test_what_is_nested_ten_thousand_deep_arrives(tag: str, moving: Moving, tmp_path: Path) -> None:
    report, draft = moved(moving, tmp_path, f"<main><h1>Deep</h1>{f'<{tag}>' * 10_000}At the bottom.</main>")
    assert "At the bottom." in body_html(draft)
    assert "Every sentence arrived or is named above." in report


def test_formatting_that_is_never_closed_does_not_multiply(moving: Moving, tmp_path: Path) -> None:
    opened = "".join(
        f'<p><b id="{number}"><font size="{number}"><i class="x{number}">Word {number}.' for number in range(3000)
    )
    _report, draft = moved(moving, tmp_path, f"<main>{opened}</main>")
    assert "Word 2999." in body_html(draft)


def test_a_page_of_too_many_parts_is_refused(moving: Moving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MOST_ELEMENTS", 1000)
    with pytest.raises(CommandError, match="too many parts"):
        moved(moving, tmp_path, "<p>x" * 2000)
    assert not StandardPage.objects.filter(slug="page").exists()


def test_nothing_outside_the_folder_is_read(moving: Moving, tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(b"%PDF-1.4 secret")
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "linked.pdf").symlink_to(tmp_path / "secret.pdf")
    links = ("../secret.pdf", "%2e%2e/secret.pdf", "..%2fsecret.pdf", "linked.pdf", f"file://{tmp_path}/secret.pdf")
    report, draft = moved(moving, tmp_path, "".join(f'<p>See <a href="{link}">it</a> here.</p>' for link in links))
    assert not get_document_model().objects.exists()
    assert "<a" not in body_html(draft)
    assert "it is not among the files" in report


PICTURES = {
    "a script": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "no picture": b"\x89PNG\r\n\x1a\n but nothing else",
    "nothing": b"",
    "a page": b"<!doctype html><p>Not found",
}


@pytest.mark.parametrize("content", PICTURES.values(), ids=PICTURES)
def test_pictures_that_are_none_are_named(content: bytes, moving: Moving, tmp_path: Path) -> None:
    written = base64.b64encode(content).decode()
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "one.png").write_bytes(content)
    in_page = f'<img src="data:image/png;base64,{written}" alt="Second">'
    page = f'<main><p>Words.</p><img src="one.png" alt="First">{in_page}</main>'
    report, _draft = moved(moving, tmp_path, page)
    assert "“First" in report and "“Second data:…”" in report
    assert not CustomImage.objects.exists()


def test_documents_that_are_pages_are_named(moving: Moving, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "plan.pdf").write_bytes(b"<html><script>alert(1)</script>Not found</html>")
    report, _draft = moved(moving, tmp_path, '<main><p><a href="plan.pdf">Our plan</a></p></main>')
    assert "a document: it is not what its name says" in report
    assert "Our plan" in report
    assert not get_document_model().objects.exists()
