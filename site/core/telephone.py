"""Phone numbers as links: the one rule of how a written number is rung."""

import re


def telephone_link(number: str) -> str:
    """Return a phone number as a `tel:` link takes it, or nothing where it holds no digit to ring."""
    digits = re.sub(r"[^0-9+]", "", number.replace("(0)", ""))  # +44 (0)1632 is rung without that nought
    return f"tel:{digits}" if digits.strip("+") else ""
