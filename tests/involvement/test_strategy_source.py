"""Files that cannot be read say why, and what to do."""

from pathlib import Path

import pytest

from involvement.strategy.source import LARGEST_FILE, UnusableSource, read_source

from .strategy_texts import SAMPLE, sample_text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        ("\ufeff \r\n\u00a0\n".encode(), "is empty"),
        (b"%PDF-1.7\x00\xe2\xe3", "not plain text"),
        (b"PK\x03\x04\x14\x00", "not plain text"),
        (b"text with a bell \x07", "not plain text"),
        ("caf\u00e9 costs".encode("cp1252"), "--encoding cp1252"),
        ("A strategy".encode("utf-16"), "--encoding utf-16"),
        (b"a" * (LARGEST_FILE + 1), "larger than 5 MB"),
    ],
)
def test_unusable_files(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "strategy.txt"
    path.write_bytes(content)
    with pytest.raises(UnusableSource, match=message):
        read_source(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.txt"):
        with pytest.raises(UnusableSource, match="There is no file"):
            read_source(path)


def test_the_same_text_has_the_same_digest_in_every_encoding(tmp_path: Path) -> None:
    expected = read_source(SAMPLE).digest
    for encoding, text in (
        ("utf-8", sample_text().replace("\n", "\r\n")),
        ("utf-8-sig", sample_text()),
        ("utf-16", sample_text()),
        ("cp1252", sample_text()),
    ):
        path = tmp_path / encoding
        path.write_bytes(text.encode(encoding))
        assert read_source(path, encoding.removesuffix("-sig")).digest == expected
    path.write_text(sample_text() + "More.", encoding="utf-8")
    assert read_source(path).digest != expected
