"""Following stories, themes and directorates: what can be followed, what it is called, and how a mail names it."""
