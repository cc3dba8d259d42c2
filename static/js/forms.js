// What makes forms easier where JavaScript runs; every form works without it.

// The error summary takes the focus, so that it is read out first; its links lead to the label as well as the input.
const summary = document.querySelector(".nhsuk-error-summary");
if (summary) {
  summary.setAttribute("tabindex", "-1");
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const input = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!input) return;
    event.preventDefault();
    const legend = input.closest("fieldset")?.querySelector("legend");
    const label = document.querySelector(`label[for="${CSS.escape(input.id)}"]`);
    (legend || label || input).scrollIntoView();
    input.focus({ preventScroll: true });
  });
}

// A choice shows the fields that belong to it and hides those of the others.
function reveal(group) {
  for (const choice of group.querySelectorAll("[data-aria-controls]")) {
    const part = document.getElementById(choice.dataset.ariaControls);
    if (part) part.hidden = !choice.checked;
  }
}
for (const group of document.querySelectorAll(".nhsuk-radios, .nhsuk-checkboxes")) {
  if (!group.querySelector("[data-aria-controls]")) continue;
  group.addEventListener("change", () => reveal(group));
  window.addEventListener("pageshow", () => reveal(group)); // the browser may restore an earlier choice
  reveal(group);
}

// A second press while the first is on its way sends nothing; coming back to the page allows it again.
const sent = new WeakSet();
for (const form of document.querySelectorAll("form[method='post']")) {
  form.addEventListener("submit", (event) => {
    if (sent.has(form)) event.preventDefault();
    sent.add(form);
    setTimeout(() => sent.delete(form), 4000);
  });
  window.addEventListener("pageshow", () => sent.delete(form));
}
