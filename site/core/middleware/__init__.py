"""What happens around every request, one idea a module; the order is set and explained in config.settings.base."""

from .compression import CompressionMiddleware
from .headers import SecurityHeadersMiddleware
from .identity import RequestIdMiddleware
from .maintenance import MaintenanceMiddleware
from .odd_input import OddInputMiddleware
from .remembered import RememberedSiteMiddleware
from .routed_views import RoutedViewsMiddleware

__all__ = [
    "CompressionMiddleware",
    "MaintenanceMiddleware",
    "OddInputMiddleware",
    "RememberedSiteMiddleware",
    "RequestIdMiddleware",
    "RoutedViewsMiddleware",
    "SecurityHeadersMiddleware",
]
