"""What a screen is checked for in a narrow window: nothing of ours reaches beyond it; what scrolls takes the focus."""

from playwright.sync_api import Page, ViewportSize

WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 900}
A_FRAME = "() => new Promise(requestAnimationFrame)"  # in which scripts that hear of the width have done their work
FAULTS = """([part, furniture]) => {
    const theirs = furniture.join();
    const pressed = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
    const width = document.documentElement.clientWidth;
    const inside = each => {
        const box = each.getBoundingClientRect();
        return box.right <= width + 1 && box.left >= -1;
    };
    const drawn = each => each.checkVisibility({visibilityProperty: true}) && each.getBoundingClientRect().width > 1;
    const kept = each => {  // in a part of the screen, itself inside the window, that scrolls or cuts what is in it
        for (let around = each.parentElement; around && !around.matches("#main"); around = around.parentElement)
            if (getComputedStyle(around).overflowX !== "visible" && inside(around)) return true;
        return false;
    };
    const told = new Set(), faults = [];
    for (const each of document.querySelectorAll(`${part}, ${part} *`)) {
        if (!drawn(each) || each.closest(theirs)) continue;
        const scrolls = /auto|scroll/.test(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth + 1;
        if (scrolls && each.tabIndex < 0 && !each.querySelector(pressed))
            faults.push(`scrolls, but takes no focus: ${each.outerHTML.slice(0, 160)}`);
        if (inside(each) || kept(each)) continue;
        if (!told.has(each.parentElement)) faults.push(`wider than 320 pixels: ${each.outerHTML.slice(0, 160)}`);
        told.add(each);
    }
    return faults;
}"""


def narrow_faults(page: Page, part: str, furniture: list[str]) -> list[str]:
    """Return what of this part of a screen, apart from the furniture in it, does not fit a window of 320 pixels."""
    page.set_viewport_size(NARROW)
    page.evaluate(A_FRAME)
    found: list[str] = page.evaluate(FAULTS, [part, furniture])
    page.set_viewport_size(WIDE)
    return found
