"""The accessibility statement, after the model that belongs to the 2018 Regulations; it claims nothing untested."""

from home.models import StandardPage

from .plan import PagePlan
from .writing import callout, contact, section

ACCESSIBILITY = PagePlan(
    address="/accessibility/",
    kind=StandardPage,
    title="Accessibility statement",
    seo_title="Accessibility statement for Working Together",
    summary="How easy this site is to use, what may still be hard, and how to ask for help.",
    body=[
        *section(
            "Using this website",
            "<p>This statement is about the Working Together website. Cambridgeshire and Peterborough NHS Foundation "
            "Trust runs it. We want everybody to be able to use it. You should be able to:</p>"
            "<ul><li>make the page four times as large and still read all of it</li>"
            "<li>use it on a small or an old phone</li>"
            "<li>get around with a keyboard only, or by voice</li>"
            "<li>listen to it with a screen reader</li>"
            "<li>use every page and every form with JavaScript switched off</li>"
            "<li>print the pages</li></ul>"
            "<p>We try to use short sentences and plain words. "
            'AbilityNet has <a href="https://mcmw.abilitynet.org.uk/">advice on making your own phone or computer '
            "easier to use</a>.</p>",
        ),
        *section(
            "How accessible this website is",
            "<p>We built the site to meet level AA of the Web Content Accessibility Guidelines, version 2.2. "
            "Our own checks find no failure today. But nobody from outside has checked the whole site yet, and these "
            "parts may be hard for some people:</p>"
            "<ul><li>documents that editors add later, such as PDF files, may not work well with a screen reader</li>"
            "<li>most pages are in English only so far</li>"
            "<li>there are no Easy Read or British Sign Language versions yet</li></ul>",
        ),
        *section(
            "Ask for another format, or tell us about a barrier",
            "<p>Do you need something from this site as large print, Easy Read, audio, braille, in another language, "
            "or read out on the phone? Ask at the end of the page, or ask the involvement team. We answer within 15 "
            "working days, and sooner when a date is near. You can also take part without the website: ring us and we "
            "fill in the form with you.</p>"
            "<p>Tell us too when something does not work for you. We want to mend it.</p>",
        ),
        *contact("team"),
        *section(
            "If you are not happy with our answer",
            "<p>The Equality and Human Rights Commission (EHRC) makes sure that the Public Sector Bodies (Websites and "
            "Mobile Applications) (No. 2) Accessibility Regulations 2018 are kept. The regulations are called the "
            "“accessibility regulations”. If you are not happy with how we answer your complaint, "
            '<a href="https://www.equalityadvisoryservice.com/">contact the Equality Advisory and Support Service '
            "(EASS)</a>.</p>",
        ),
        *section(
            "Technical information about this website’s accessibility",
            "<p>The trust is committed to making its website accessible, in line with the Public Sector Bodies "
            "(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.</p>"
            "<h3>Compliance status</h3>"
            "<p>This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA "
            "standard, because of the points below.</p>"
            "<h3>Non-accessible content</h3>"
            "<ul><li>No outside audit has been done, so we cannot say that every success criterion is met.</li>"
            "<li>Documents that editors upload may lack tags, reading order or a title (success criteria 1.3.1, 1.3.2 "
            "and 2.4.2). Where a document matters for taking part, we put the same text on a page.</li></ul>"
            "<h3>Disproportionate burden</h3><p>We do not claim any.</p>"
            "<h3>Content that is not within the scope of the regulations</h3>"
            "<p>None so far. Maps and sites of other organisations that we link to are not ours.</p>",
        ),
        *section(
            "What we are doing to get better",
            "<ul><li>Ask people who use screen readers, voice control, magnifiers or Easy Read to try the site with "
            "us, and pay them for it.</li>"
            "<li>Have the site checked from outside before it opens to the public.</li>"
            "<li>Add Easy Read, British Sign Language and the languages most spoken near us.</li></ul>",
        ),
        *section(
            "Preparation of this statement",
            "<p>This statement was prepared on 23 November 2026. It was last reviewed on 23 November 2026.</p>"
            "<p>We tested the site ourselves. A program that knows the guidelines (axe) checked each kind of page and "
            "each form, with errors in it too, on a narrow and on a wide screen. We tried the main journey with the "
            "keyboard only, with JavaScript off, and enlarged to 400%. Programs do not find everything. "
            "We have not yet tested with the people this site is for.</p>",
        ),
        *callout(
            "For the team",
            "<p>Read this statement again before the site opens. Change whatever is not true for you.</p>",
        ),
    ],
)

PAGES = (ACCESSIBILITY,)
