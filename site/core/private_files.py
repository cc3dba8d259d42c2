"""Files that no address leads to: kept beside the public media, read by views that ask who may."""

from pathlib import Path

from django.core.files.storage import FileSystemStorage, Storage, storages


class PrivateFiles(FileSystemStorage):
    """A folder of this machine that no web server serves; only the site's own user reads it."""

    def __init__(self, location: str | Path) -> None:
        super().__init__(location=location, file_permissions_mode=0o600, directory_permissions_mode=0o700)

    def url(self, name: str | None) -> str:
        """Raise ValueError: there is no address, so that none can be given away by mistake."""
        raise ValueError("Private files have no address.")


def private_files() -> Storage:
    """Return where private files are kept; the settings may name any storage, and nothing but reading is asked of it.

    A store elsewhere, such as a bucket, must itself be closed to the public: its addresses are never used.
    """
    return storages["private"]
