// The menu on narrow screens. Without this file the link "Menu" jumps to the menu, and :target opens it.

const menu = document.querySelector(".site-menu");
const toggle = menu?.querySelector(".site-menu__toggle");

function show(isOpen) {
  menu.classList.toggle("site-menu--open", isOpen);
  toggle.setAttribute("aria-expanded", String(isOpen));
}

if (toggle) {
  toggle.setAttribute("role", "button");
  toggle.setAttribute("aria-controls", "menu-list");
  menu.classList.add("site-menu--enhanced");
  show(false);
  toggle.addEventListener("click", (event) => {
    event.preventDefault();
    show(toggle.getAttribute("aria-expanded") !== "true");
  });
  toggle.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      toggle.click();
    }
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.getAttribute("aria-expanded") === "true") {
      show(false);
      toggle.focus();
    }
  });
}
