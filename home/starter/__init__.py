"""The starter site's content as readable Python: our own words, one idea a file; home.actions puts it into the site."""
