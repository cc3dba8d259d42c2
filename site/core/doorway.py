"""What stands before Django itself: mends the one thing in a request that Django cannot read without an error."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_CHARSET = re.compile(r";\s*charset\s*=[^;]*", re.IGNORECASE)


def always_utf8(application: "WSGIApplication") -> "WSGIApplication":
    """Return the application, told that everything is UTF-8, which it is: browsers send what our pages are written in.

    Django reads the query by whatever encoding a visitor claims, before any middleware; Python knows some that are
    none of text ("rot13", "base64"), and each such visit ended in an error.
    """

    def told(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if claimed := environ.get("CONTENT_TYPE"):
            environ["CONTENT_TYPE"] = _CHARSET.sub("", claimed)
        return application(environ, start_response)

    return told
