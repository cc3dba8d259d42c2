"""Every screen of the admin that our own code writes: which there are, what they show, and what is looked at."""
