"""The mails of this room: their words, and what stands for their placeholders."""
