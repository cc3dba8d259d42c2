// The list of opportunities: filters, chips and paging change the list alone. Without this file they load the page.

const PARTS = ["results", "filters"];
const said = document.createElement("p");
said.className = "nhsuk-u-visually-hidden";
said.setAttribute("role", "status");
document.getElementById("results")?.before(said);

let running = null;

// The hash says where a page that loads should stand; here nothing loads, so it is left out.
function withoutHash(address) {
  const url = new URL(address, location.href);
  url.hash = "";
  return url.href;
}

function addressOf(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  return withoutHash(`${form.action.split(/[?#]/)[0]}?${query}`);
}

function exchange(fresh) {
  const open = [...document.querySelectorAll("#filters details")].map((part) => part.open);
  for (const id of PARTS) document.getElementById(id).replaceWith(document.adoptNode(fresh.getElementById(id)));
  const groups = [...document.querySelectorAll("#filters details")];
  if (groups.length === open.length) groups.forEach((part, place) => (part.open = open[place] || part.open));
  document.title = fresh.title;
}

function focusOn(id) {
  const wanted = id && document.getElementById(id);
  const heading = document.getElementById("results-heading");
  if (!wanted) heading.setAttribute("tabindex", "-1");
  (wanted || heading).focus({ preventScroll: Boolean(wanted) });
}

async function show(address, { keeps, isNew }) {
  running?.abort();
  running = new AbortController();
  document.getElementById("results").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: running.signal });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !PARTS.every((id) => fresh.getElementById(id))) throw new Error("Not a list");
    exchange(fresh);
    if (isNew) history.pushState({}, "", address);
    said.textContent = document.getElementById("results-heading").textContent;
    focusOn(keeps);
  } catch (problem) {
    if (problem.name !== "AbortError") location.assign(address);
  }
}

document.addEventListener("submit", (event) => {
  if (event.target.id !== "filters") return;
  event.preventDefault();
  show(addressOf(event.target), { keeps: document.activeElement?.id, isNew: true });
});

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("#results a[href]");
  const list = document.getElementById("filters");
  if (!link || link.target || !list) return;
  const there = new URL(link.href);
  if (there.origin !== location.origin || there.pathname !== new URL(list.action).pathname) return;
  event.preventDefault();
  show(withoutHash(link.href), { keeps: "", isNew: true });
});

window.addEventListener("popstate", () => show(withoutHash(location.href), { keeps: "", isNew: false }));
