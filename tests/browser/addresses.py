"""Addresses that every sweep visits: one of each page type, each form, each error."""

PAGES = [
    "/",
    "/opportunities/",
    "/opportunities/?status=all&how=online&how=in-person&q=example",
    "/opportunities/?status=nonsense&area=atlantis&paid=perhaps",
    "/opportunities/?q=nothing-is-called-this",
    "/opportunities/alert/?how=online&area=atlantis",
    "/we-said-we-did/",
    "/we-said-we-did/tell-us/",
    "/case-studies/",
    "/road-map/",
    "/strategy/",
    "/experience/",
    "/forums/",
    "/young-people/",
    "/mental-health-network/",
    "/participation-and-partnership-forum/",
    "/patient-safety-partners/",
    "/contact/",
    "/accessibility/",
    "/privacy/",
    "/cookies/",
    "/search/",
    "/search/?q=forum",
    "/search/?q=nothing-is-called-this",
]
NOT_FOUND = "/there-is-no-such-page/"
WRONG_TOKEN = "/confirm/not-a-token/"
