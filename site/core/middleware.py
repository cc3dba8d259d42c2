"""stub"""


class _M:
    def __init__(self, g):
        self.g = g

    def __call__(self, r):
        return self.g(r)


class RequestIdMiddleware(_M): ...


class SecurityHeadersMiddleware(_M): ...


class OddInputMiddleware(_M): ...


class MaintenanceMiddleware(_M): ...
