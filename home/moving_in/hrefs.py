"""What a link of an old page leads to, and which links are never kept."""

from html import unescape

from django.utils.translation import gettext as _

from .addresses import joined, split

DOCUMENTS = set("pdf doc docx odt rtf xls xlsx ods csv ppt pptx odp txt zip mp3".split())
VIDEO_HOSTS = ("youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "player.vimeo.com")
LONGEST = 2000  # characters


def kept_href(base: str, written: str) -> tuple[str, str]:
    """Return the address in full, or nothing and why the link is not kept."""
    bare = "".join(character for character in unescape(written) if ord(character) > 31).strip()
    if not bare or bare.startswith("#"):
        return "", _("a place within the page")
    if len(bare) > LONGEST:
        return "", _("its address is too long")
    if set(bare) & set("<>"):
        return "", _("it is no web address")
    if bare.lower().startswith(("mailto:", "tel:")):
        return (bare, "") if len(bare) > 7 and not set(bare) & set("<>\"'\\ ") else ("", _("no address"))
    parts = split(address := joined(base, bare))
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return "", _("it is no web address")
    if address.partition("#")[0] == base.partition("#")[0] and parts.fragment:
        return "", _("a place within the page")
    return address.replace('"', "%22").replace(" ", "%20"), ""


def ending_of(address: str) -> str:
    """Return how the file is called at its end, such as pdf."""
    parts = split(address)
    name = parts.path.rpartition("/")[2] if parts else ""
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_document(address: str) -> bool:
    """Tell whether the address leads to a file to download."""
    return ending_of(address) in DOCUMENTS


def video_address(address: str) -> str:
    """Return where people watch a video, for the address of its player; empty where it is no video known to us."""
    parts = split(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.") if parts else ""
    if parts is None or host not in VIDEO_HOSTS:
        return ""
    steps = [step for step in parts.path.split("/") if step]
    if host.startswith("youtube") and len(steps) > 1 and steps[0] in ("embed", "v", "shorts"):
        return f"https://www.youtube.com/watch?v={steps[1][:40]}"
    if host == "player.vimeo.com" and len(steps) > 1:
        return f"https://vimeo.com/{steps[1][:40]}"
    return address if parts.scheme in ("http", "https") and (steps or parts.query) else ""
