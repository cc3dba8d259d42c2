// Advice on the writing beside the editor, anew whenever the preview has changed; without this file a link leads to it.

const panel = document.querySelector('[data-side-panel="checks"]');
let isStale = false;
let asking = null;

function whatToRead(preview) {
  const sent = new FormData();
  const main = preview.querySelector("main") ?? preview.body;
  sent.append("html", main.outerHTML);
  sent.append("language", preview.documentElement.lang);
  sent.append("summary", document.querySelector('[name="summary"]')?.value ?? "");
  sent.append("csrfmiddlewaretoken", document.querySelector('[name="csrfmiddlewaretoken"]')?.value ?? "");
  return sent;
}

async function refresh() {
  const shown = document.getElementById("writing-advice");
  const preview = document.getElementById("w-preview-iframe")?.contentDocument;
  if (!isStale || !shown || panel?.hidden || !preview?.querySelector("main")) return;
  isStale = false;
  asking?.abort(); // only the newest words count
  asking = new AbortController();
  const options = { method: "POST", body: whatToRead(preview), credentials: "same-origin", signal: asking.signal };
  const words = await fetch(shown.dataset.read, options)
    .then((answer) => (answer.ok && !answer.redirected ? answer.text() : null))
    .catch(() => null);
  if (words === null) return; // signed out, or already asked again
  const page = new DOMParser().parseFromString(words, "text/html");
  const said = document.getElementById("writing-number");
  const number = page.getElementById("writing-number")?.textContent ?? "";
  if (said && said.textContent !== number) said.textContent = number; // read out only where it has changed
  shown.replaceChildren(...(page.getElementById("writing-found")?.childNodes ?? []));
}

document.addEventListener("w-preview:loaded", () => {
  isStale = true;
  refresh();
});
panel?.addEventListener("show", refresh);
