"""What the whole site has in the admin: the translation board."""

from wagtail import hooks

from home.board.screen import TranslationBoardViewSet


@hooks.register("register_admin_viewset")
def register_translation_board() -> TranslationBoardViewSet:
    """Put every page beside every language into the admin."""
    return TranslationBoardViewSet()
