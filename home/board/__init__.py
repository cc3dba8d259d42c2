"""The translation board: every page beside every language, what is asked for beside what there is."""
