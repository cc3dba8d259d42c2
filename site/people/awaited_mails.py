"""Which mails go during a break too: without them somebody would travel for nothing. people.post.mails fills it.

It stands apart from the mails themselves so that an audience can be counted without knowing what its mail says.
"""

_names: set[str] = set()


def note_awaited(template: str) -> None:
    """Remember that this mail goes to people who take a break."""
    _names.add(template)


def is_awaited(template: str) -> bool:
    """Tell whether this mail goes to people who take a break."""
    return template in _names
