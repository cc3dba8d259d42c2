"""Brings the catalogues into step with the code and says which words wait for a translation: make messages."""

import sys

from .catalogues import LANGUAGES, bring_into_step


def main() -> None:
    """Write every catalogue and list what it lacks."""
    for language in LANGUAGES:
        missing = bring_into_step(language)
        sys.stdout.write(f"{language}: {len(missing)} strings wait for a translation\n")
        sys.stdout.writelines(f"    {message.words!r}\n" for message in missing)


main()
