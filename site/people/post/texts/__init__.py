"""The words of every mail this room sends, one module an idea; people.mails imports them so that they register."""
