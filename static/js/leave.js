// Leaves this section at once: by its button, or by Esc three times. Not a module, so that it works before the page does.
// Without it the button is a link. What no script can do: take pages out of the browser's history.
{
  const address = document.currentScript.dataset.leaveTo;
  const MARK = "away"; // in this tab only, and it says nothing of where somebody was
  const PATIENCE = 5000; // milliseconds for three presses
  let presses = [];

  const mark = (isAway) => {
    try {
      if (isAway) sessionStorage.setItem(MARK, "1");
      else sessionStorage.removeItem(MARK);
    } catch { /* a browser that keeps nothing has nothing to clear */ }
  };
  const hasLeft = () => {
    try {
      return sessionStorage.getItem(MARK) === "1";
    } catch {
      return false;
    }
  };

  function leave() {
    mark(true);
    document.documentElement.hidden = true;
    document.title = new URL(address, location.href).hostname;
    document.body?.replaceChildren(); // nothing that was typed is left either
    location.replace(address); // in place of this page in the history
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-leave]")) return;
    event.preventDefault();
    leave();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      presses = [];
      return;
    }
    const now = Date.now();
    presses = [...presses.filter((moment) => now - moment < PATIENCE), now];
    if (presses.length >= 3) leave();
  });

  // Whoever presses Back afterwards comes to an older page of this section: it leaves again. Who comes anew may stay.
  const cameBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (hasLeft() && cameBack) leave();
  else mark(false);
  addEventListener("pageshow", (event) => {
    if (event.persisted && hasLeft()) leave();
  });

  addEventListener("DOMContentLoaded", () => {
    for (const hint of document.querySelectorAll("[data-leave-keys]")) hint.hidden = false;
  });
}
