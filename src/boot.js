// Starts the app, and says so in words when it cannot start or stops. The two addresses stand as
// attributes on this script's own element: the build writes them (Trunk.toml, pattern_script).

// One message, the first: what follows a stopped program is only its echo.
let failed = false;

function fail(error) {
  if (failed) return;
  failed = true;
  const detail = document.getElementById("failed-detail");
  // The app's panic hook may have written the cause already.
  if (!detail.textContent) detail.textContent = String(error?.message ?? error);
  document.getElementById("failed").hidden = false;
}

// A panic ends in a trap; nothing on the page answers after it.
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) fail(event.error);
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) fail(event.reason);
});

// Figures from another address; a frame of another page.
const asked = new URLSearchParams(location.protocol === "file:" ? "" : location.search);
if (asked.has("data")) {
  location.replace(`side/fetch.html${location.search}${location.hash}`);
  await new Promise(() => {});
}
if (asked.has("embed")) {
  // Without a network the frame shows the page as it is.
  await import("./side/embed.js").catch(() => {});
}

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
try {
  const glue = await import(js);
  await glue.default({ module_or_path: wasm });
} catch (error) {
  fail(error);
}
