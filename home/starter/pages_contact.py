"""Who to turn to, with the contacts drawn from the organisation's settings, and what cookies there are."""

from home.models import StandardPage

from .plan import PageAt, PagePlan
from .writing import contact, crisis, important, links, section

CONTACT = PagePlan(
    address="/contact/",
    kind=StandardPage,
    title="Contact us",
    summary="Who to ring or write to: help now, worries about care, thanks, complaints and taking part.",
    drawing="phone",
    body=[
        *important(
            "The trust’s own numbers and addresses on this page are examples",
            "<p>Phone numbers that begin with 01632 and addresses that end in example.org do not work. The team must "
            "put in the real ones before this site opens. The numbers for help in a crisis are real.</p>",
        ),
        *crisis(),
        *contact(
            "pals",
            "Is something about your care wrong, or hard to understand? Ring PALS. They listen and help to put it "
            "right. They also pass on your thanks to the staff who earned them.",
        ),
        *contact(
            "complaints",
            "You may complain, or somebody may do it for you. It will not change how you are treated. Say how you "
            "would like us to contact you, and if you need help to write it down.",
        ),
        *contact(
            "team",
            "For everything on this site: ways to take part, the groups, pay and travel, or another format.",
        ),
        *links(
            (PageAt("/we-said-we-did/tell-us/"), "Tell us something", "An idea, or something we should know."),
            (PageAt("/accessibility/"), "Another format", "Ask for one, or tell us what is hard to use."),
        ),
    ],
)

COOKIES = PagePlan(
    address="/cookies/",
    kind=StandardPage,
    title="Cookies",
    summary="You can read this whole site without a single cookie.",
    body=[
        *section(
            "Reading the site",
            "<p>We put no cookies on your phone or computer when you read our pages. We do not count or follow you. "
            "We show no advertisements. Nothing on our pages is loaded from another company. That is why there is no "
            "cookie banner.</p>",
        ),
        *section(
            "Filling in a form",
            "<p>Our forms set no cookies either. They work in a browser that takes none.</p>",
        ),
        *section(
            "Staff who edit this site",
            "<p>Staff who sign in get two cookies. <b>sessionid</b> keeps them signed in, and ends when they sign out "
            "or after two weeks. <b>csrftoken</b> proves that what they send comes from them and not from somebody "
            "else’s website.</p>",
        ),
        *section("Questions", '<p>Please <a href="/contact/">contact us</a>.</p>'),
    ],
)

PAGES = (CONTACT, COOKIES)
