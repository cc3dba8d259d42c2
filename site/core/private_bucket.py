"""Private files in a bucket that speaks S3; imported only where the settings name it."""

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage


class PrivateBucket(S3Storage):
    """A bucket that is closed to the public: read by the site itself, each file under a name of its own."""

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """Raise ValueError: there is no address, so that none can be given away by mistake."""
        raise ValueError("Private files have no address.")

    def _open(self, name: str, mode: str = "rb") -> Any:
        """Open a file; raises OSError where it is gone or the bucket does not answer, as a folder would."""
        try:
            return super()._open(name, mode)
        except (BotoCoreError, ClientError) as error:
            raise OSError("The bucket did not give the file.") from error
