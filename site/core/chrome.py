"""What surrounds every page: the trust's facts, the menu, the footer, crisis help and banners, in one small parcel."""

from dataclasses import dataclass, field
from datetime import datetime

from wagtail.models import Site

from core.models import OrganisationSettings
from core.setting_words import Place
from core.telephone import telephone_link
from core.tongues.said import Said


@dataclass(frozen=True)
class Link:
    """A page as the menu, the footer or the breadcrumb names it."""

    text: Said
    url: str
    slug: str
    tree_path: str
    url_path: str = ""  # Wagtail's own, from the root of the tree
    in_menu: bool = False


@dataclass(frozen=True)
class Crisis:
    """Who to turn to in a crisis."""

    name: str
    phone: str
    url: str
    description: str

    @property
    def phone_link(self) -> str:
        """Return the number as a `tel:` link takes it, or nothing where it is words."""
        return telephone_link(self.phone)


@dataclass(frozen=True)
class Banner:
    """A message across the top with its times; which banners show is decided when a page is read."""

    kind: str
    heading: str
    message: str
    link_url: str
    link_text: str
    starts_at: datetime
    ends_at: datetime
    language: str


@dataclass(frozen=True)
class Chrome:
    """Everything around the content, for one language."""

    language: str
    organisation: OrganisationSettings
    home: Link | None = None
    only_site: Site | None = None
    places: dict[str, Link] = field(default_factory=dict)
    home_urls: dict[str, str] = field(default_factory=dict)
    crisis: tuple[Crisis, ...] = ()
    banners: tuple[Banner, ...] = ()
    words_are_checked: bool = True
    setting_words: dict[Place, str] = field(default_factory=dict)  # of every setting, in this language

    @property
    def home_url(self) -> str:
        """Return the address of the front page in this language."""
        return self.home.url if self.home else "/"

    @property
    def menu(self) -> list[Link]:
        """Return the pages right under the front page that editors put in menus."""
        return [place for place in self.places.values() if place.in_menu]

    @property
    def is_multilingual(self) -> bool:
        """Tell whether the front page is live in more than one language."""
        return len(self.home_urls) > 1

    def footer(self, slugs: tuple[str, ...]) -> list[Link]:
        """Return the pages with these slugs right under the front page, in the given order."""
        by_slug = {place.slug: place for place in self.places.values()}
        return [by_slug[slug] for slug in slugs if slug in by_slug]

    def banners_at(self, moment: datetime) -> list[Banner]:
        """Return the banners valid at this moment."""
        return [banner for banner in self.banners if banner.starts_at <= moment < banner.ends_at]
