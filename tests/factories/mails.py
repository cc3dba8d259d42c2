"""Plain mails for tests: what matters is who reads them and what a break does to them, not what they say."""

from collections.abc import Iterator
from contextlib import contextmanager

from people.post import mails
from people.post.mails import DuringBreak, Mail, Reader, register_mail


@contextmanager
def plain_mail(
    name: str, during_break: DuringBreak = DuringBreak.HELD, reader: Reader = Reader.PERSON
) -> Iterator[str]:
    """Register a mail of this name for as long as the block lasts; gives the name."""
    register_mail(
        Mail(
            name=name,
            label=f"Test: {name}",
            reader=reader,
            subject=f"About {name}",
            body="Hello.",
            gather=lambda message: {},
            sample=dict,
            during_break=during_break,
        )
    )
    try:
        yield name
    finally:
        del mails._mails[name]
