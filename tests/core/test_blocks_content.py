"""What the blocks say: single sources of truth, types and sizes, and words that translators get."""

from django.core.files.base import ContentFile
from django.template import Context, Template
from wagtail.blocks import Block
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from core.actions import forget_chrome
from core.blocks import BodyBlock
from core.models import OrganisationSettings
from home.models import HomePage
from tests.factories.contributions import make_contribution, make_picture


def block_of(name: str) -> Block:
    """Return one block of the body by its name."""
    return BodyBlock().child_blocks[name]


def rendered(name: str, value: object) -> str:
    """Return the HTML of a block with this value, with single spaces."""
    block = block_of(name)
    bound = block.bind(block.normalize(value))
    html = Template("{% load wagtailcore_tags %}{% include_block bound %}").render(Context({"bound": bound}))
    return " ".join(html.split())


def test_contacts_come_from_the_organisation(organisation: OrganisationSettings) -> None:
    html = rendered("contact", {"source": "pals", "introduction": "Worried about care? Ask PALS."})
    assert '<a href="tel:01632960100">01632 960100</a>' in html
    assert "mailto:pals@example.org" in html
    organisation.pals_phone = "01632 960199"
    organisation.save()
    forget_chrome()
    assert "tel:01632960199" in rendered("contact", {"source": "pals"})


def test_a_contact_the_organisation_has_not_filled_in_shows_only_what_it_is_for(
    organisation: OrganisationSettings,
) -> None:
    assert rendered("contact", {"source": "complaints", "introduction": "To complain:"}) == "<p>To complain:</p>"


def test_the_teams_own_contact_is_not_mixed_with_what_was_typed(organisation: OrganisationSettings) -> None:
    html = rendered("contact", {"source": "team", "phone": "00000", "name": "Ask us"})
    assert "01632 960000" in html
    assert "00000 " not in html
    assert "Ask us" in html


def test_documents_name_the_web_page_first_then_type_and_size(home_page: HomePage) -> None:
    plan = get_document_model().objects.create(title="Plan", file=ContentFile(b"x" * 2048, name="plan.pdf"))
    plan.file_size = 2048
    plan.save()
    files = [{"format": "easy-read", "language": "pl", "document": plan}]
    html = rendered("documents", {"title": "Our plan", "page": home_page, "files": files})
    assert html.index("Read it as a web page") < html.index("Easy Read, Polish")
    assert 'hreflang="pl"' in html
    assert "(PDF, 2.0\xa0KB)" in html.replace("&nbsp;", "\xa0").replace("2.0 KB", "2.0\xa0KB")


def test_one_picture_can_have_different_words_in_different_places(db: None) -> None:
    image = make_picture(credit="A <b>studio</b>")
    first = rendered("picture", {"picture": {"image": image.pk and image, "decorative": False, "alt_text": "A hand"}})
    image = get_image_model().objects.get()
    second = rendered("picture", {"picture": {"image": image, "decorative": True, "alt_text": "A hand"}})
    assert 'alt="A hand"' in first
    assert 'alt=""' in second
    assert "A &lt;b&gt;studio&lt;/b&gt;" in first


def test_a_lost_picture_file_shows_nothing(db: None) -> None:
    image = make_picture()
    image.file.storage.delete(image.file.name)
    assert rendered("picture", {"picture": {"image": image, "decorative": True, "alt_text": ""}}) == ""


def test_a_video_is_a_link_that_says_where_it_opens() -> None:
    html = rendered("video", {"title": "A day", "address": "https://www.youtube.com/watch?v=1", "length": "2 minutes"})
    assert "Watch “A day” (video, 2 minutes)" in html
    assert "Opens on youtube.com." in html
    assert "<iframe" not in html


def test_what_editors_type_is_escaped(db: None) -> None:
    text = "<script>alert(1)</script>"
    for html in (
        rendered("quote", {"contribution": make_contribution(text, who=text)}),
        rendered("figure", {"number": text, "meaning": text, "source": text}),
        rendered("warning", {"heading": text, "text": ""}),
        rendered("video", {"title": text, "address": "https://example.org/"}),
        rendered("action_link", {"words": text, "address": "https://example.org/"}),
        rendered("table", {"data": [[text], [text]], "table_caption": text, "first_row_is_table_header": True}),
    ):
        assert "<script" not in html
        assert "&lt;script" in html


def test_an_empty_corner_of_a_table_is_no_heading() -> None:
    table = {"data": [["", "2026"], ["Forum", "12"]], "first_row_is_table_header": True, "first_col_is_header": True}
    html = rendered("table", table | {"table_caption": "Size"})
    assert "<td></td>" in html
    assert '<th class="nhsuk-table__header" scope="row">Forum</th>' in html


def test_translators_get_the_words_of_a_table_and_they_come_back() -> None:
    stream = StreamField(BodyBlock(), blank=True)
    table = {"data": [["Group", "People"], ["Forum", "12"], [None, ""]], "table_caption": "Size of groups"}
    value = stream.to_python([{"type": "table", "value": table, "id": "a1"}])
    segments = StreamFieldSegmentExtractor(stream).handle_stream_block(value)
    words = {segment.path: segment.render_text() for segment in segments}
    assert words == {"a1.caption": "Size of groups", "a1.0:0": "Group", "a1.0:1": "People", "a1.1:0": "Forum"}
    for segment in segments:
        segment.string.data = segment.string.data.upper()
    StreamFieldSegmentsWriter(stream, None, None).handle_stream_block(value, segments)
    assert value[0].value["data"] == [["GROUP", "PEOPLE"], ["FORUM", "12"], [None, ""]]
    assert value[0].value["table_caption"] == "SIZE OF GROUPS"
    assert table["data"][0] == ["Group", "People"]


def test_translators_are_not_asked_for_phone_numbers() -> None:
    stream = StreamField(BodyBlock(), blank=True)
    contact = {"source": "own", "name": "Library", "phone": "01632 960000", "email": "library@example.org"}
    value = stream.to_python([{"type": "contact", "value": contact, "id": "a1"}])
    paths = {segment.path for segment in StreamFieldSegmentExtractor(stream).handle_stream_block(value)}
    assert "a1.name" in paths
    assert not paths & {"a1.phone", "a1.email"}


def test_search_finds_the_words_of_a_table() -> None:
    found = block_of("table").get_searchable_content({"data": [["Group"], ["Forum"]], "table_caption": "Size"})
    assert found == ["Size", "Group", "Forum"]
