"""A small web server on this machine that behaves well and badly, for the tests of fetching."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<main><h1>Fetched</h1><p>It came from the web. <a href='files/plan.pdf'>Our plan</a> is here.</p></main>"
DRIP = threading.Event()  # set when the test is over, so that the slow answer ends


class OldServer(BaseHTTPRequestHandler):
    """Answers by what the path says."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer one request."""
        port = self.server.server_address[1]
        onward = {
            "/moved": "/page",
            "/to-private": f"http://127.0.0.2:{port}/page",
            "/to-metadata": "http://169.254.169.254/latest/",
            "/to-file": "file:///etc/passwd",
            "/loop": "/loop",
        }
        if self.path in onward:
            self._say(302, b"", location=onward[self.path])
        elif self.path == "/slow":
            self._drip()
        elif self.path == "/cut":
            self._say(200, b"<p>Half", length=1000)
        elif self.path == "/packed":
            self._say(200, b"\x1f\x8b", packed=True)
        elif self.path == "/large":
            self._say(200, b"x" * 300_000)
        elif self.path == "/picture":
            self._say(200, b"\x89PNG", kind="image/png")
        elif self.path.endswith(".pdf"):
            self._say(200, b"%PDF-1.4 a plan", kind="application/pdf")
        else:
            self._say(200 if self.path.startswith("/page") else 404, PAGE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        """Say nothing."""

    def _say(
        self,
        status: int,
        body: bytes,
        *,
        kind: str = "text/html",
        location: str = "",
        length: int = 0,
        packed: bool = False,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(body)))
        self.send_header("Connection", "close")
        if location:
            self.send_header("Location", location)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        """Send one byte now and then, so that no single wait is long."""
        self.send_response(200)
        self.end_headers()
        try:
            while not DRIP.wait(0.05):
                self.wfile.write(b"x")
                self.wfile.flush()
        except OSError:
            return


@contextmanager
def old_server() -> Iterator[str]:
    """Run the server; give its address."""
    DRIP.clear()
    server = ThreadingHTTPServer(("0.0.0.0", 0), OldServer)  # noqa: S104  reached by two addresses of this machine
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        DRIP.set()
        server.shutdown()
        server.server_close()
