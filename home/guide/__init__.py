"""The editors' guide inside the admin: one text, in docs/, for those who read the code and those who use the site."""
