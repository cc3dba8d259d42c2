// Keeps in this browser which steps are done. Without this file the address alone keeps it, which is enough.

const KEPT = "road-map-done";
const address = new URL(window.location.href);
const said = address.searchParams.get("done");

function kept() {
  try {
    return window.localStorage.getItem(KEPT);
  } catch {
    return null; // the browser keeps nothing
  }
}

function keep(done) {
  try {
    window.localStorage.setItem(KEPT, done);
  } catch {
    // the address keeps it
  }
}

if (document.querySelector("[data-road-map]")) {
  if (said !== null) {
    keep(said);
  } else if (/^[0-9]+(,[0-9]+)*$/.test(kept() ?? "")) {
    address.searchParams.set("done", kept());
    window.location.replace(address.href.replaceAll("%2C", ","));
  }
}
