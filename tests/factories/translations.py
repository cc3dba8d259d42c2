"""Translations for tests: a catalogue as the server reads it."""


def compiled(catalogue: dict[str, str]) -> bytes:
    """Return a catalogue in the format of GNU gettext."""
    keys = sorted(catalogue)
    texts = [[text.encode() for text in column] for column in (keys, [catalogue[key] for key in keys])]
    start = 28 + 16 * len(keys)
    index, blob = b"", b""
    for column in texts:
        for text in column:
            index += len(text).to_bytes(4, "little") + (start + len(blob)).to_bytes(4, "little")
            blob += text + b"\0"
    head = (0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return b"".join(number.to_bytes(4, "little") for number in head) + index + blob
