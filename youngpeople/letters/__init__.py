"""The words of this room's mails."""
