"""The words of the mails about meetings. A mail leads to papers and never carries them."""
