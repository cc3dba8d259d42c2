"""The one room for personal data; knows nothing of opportunities or forums: a sign-up points at a page."""
