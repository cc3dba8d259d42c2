"""The young people's forum: its ages, its guardian rule and its own plain pages."""
