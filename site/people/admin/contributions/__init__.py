"""What people let us use, in the admin: the register, one record, taking it back, and whose it is."""

from people.admin.contributions.register import WordsAndPicturesGroup

__all__ = ["WordsAndPicturesGroup"]
