"""The judge of our HTML: it says what is wrong, by document, and nothing about what is right."""

from tests.html_checker import as_document, html_errors, html_errors_of


def test_it_names_the_fault_and_shows_the_place() -> None:
    (error,) = html_errors(as_document("<ul><p>Words</p></ul>"))
    assert error.startswith("line 1: Element “p” not allowed as child of element “ul”")
    assert "<ul><p>" in error


def test_it_keeps_documents_apart() -> None:
    twice = as_document("<p id=a></p><p id=a></p>")
    found = html_errors_of({"right": as_document("<p>“Ünïcode” ✓</p>"), "wrong": twice})
    assert found["right"] == []
    assert any("Duplicate ID" in error for error in found["wrong"])
