"""What has gone wrong on the site without anybody noticing, each with the page on which to mend it."""
