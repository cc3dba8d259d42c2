// Keeps the figures of a mailing up to date while it is sent; without this file a link shows the newest.

const seconds = 4;

async function refresh() {
  const shown = document.getElementById("mailing-progress");
  if (!shown?.dataset.refresh) return;
  if (!document.hidden) {
    const answer = await fetch(shown.dataset.refresh, { credentials: "same-origin" }).catch(() => null);
    if (answer?.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("mailing-progress");
      if (!fresh) return; // signed out meanwhile
      if (!fresh.dataset.refresh) {
        window.location.reload(); // it is over: the stop button has to go too
        return;
      }
      // The state stays where it is: it has not changed, and would be read out again.
      shown.querySelector("label").replaceChildren(...fresh.querySelector("label").childNodes);
      shown.querySelector("progress").replaceWith(fresh.querySelector("progress"));
      shown.querySelector("table").replaceWith(fresh.querySelector("table"));
    }
  }
  setTimeout(refresh, seconds * 1000);
}

setTimeout(refresh, seconds * 1000);
