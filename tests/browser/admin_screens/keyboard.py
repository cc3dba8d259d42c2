"""What a screen is checked for with the keyboard: whatever a mouse can press, Tab reaches, and one sees that it did."""

from playwright.sync_api import Page

# Before anything runs: remember what listens for a click, which no attribute shows.
REMEMBER_WHAT_IS_CLICKED = """() => {
    window.clicked = new Set();
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (kind, ...rest) {
        if (["click", "mousedown", "pointerdown"].includes(kind) && this instanceof Element) window.clicked.add(this);
        return listen.call(this, kind, ...rest);
    };
}"""
FAULTS = """([part, furniture]) => {
    const pressed = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
    const told = each => each.outerHTML.slice(0, 160);
    const seen = each => each.checkVisibility({visibilityProperty: true}) && !each.closest("[inert]");
    const theirs = furniture.join();
    const all = [...document.querySelectorAll(`${part} *`)].filter(each => seen(each) && !each.closest(theirs));
    const faults = [];
    for (const each of all) {
        const takes = each.matches(pressed) || each.isContentEditable;
        const acts = window.clicked.has(each) || each.onclick || /click->/.test(each.dataset.action || "");
        if (acts && !takes && !each.querySelector(pressed) && !(each.matches("label") && each.control))
            faults.push(`no key presses: ${told(each)}`);
        if (each.tabIndex > 0) faults.push(`out of order: ${told(each)}`);
    }
    const onWay = all.filter(each => each.matches(pressed) && !each.disabled);
    for (const each of onWay) {
        const among = each.closest("[role=tablist], [role=listbox], [role=grid], [role=menu]");
        if (each.tabIndex < 0 && each.matches("a, button, input, select, textarea") && !among)
            faults.push(`Tab passes by: ${told(each)}`);
        if (each.tabIndex < 0) continue;
        const look = () => {
            const around = [each, each.parentElement, each.labels && each.labels[0]].filter(Boolean);
            return around.flatMap(one => [null, "::before", "::after"].map(piece => {
                const style = getComputedStyle(one, piece);
                return [style.outline, style.boxShadow, style.border, style.backgroundColor].join();
            })).join();
        };
        document.activeElement.blur();
        const before = look();
        each.focus();
        if (document.activeElement !== each) faults.push(`takes no focus: ${told(each)}`);
        else if (look() === before) faults.push(`focus is not seen: ${told(each)}`);
    }
    return faults;
}"""


def keyboard_faults(page: Page, part: str, furniture: list[str]) -> list[str]:
    """Return what in this part of a screen, apart from the furniture in it, a keyboard cannot reach or does not show.

    Needs what was remembered since the page began, see REMEMBER_WHAT_IS_CLICKED.
    """
    page.keyboard.press("Tab")  # from now on the browser shows the focus as it does for a keyboard
    found: list[str] = page.evaluate(FAULTS, [part, furniture])
    return found
