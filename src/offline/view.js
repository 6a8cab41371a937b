// In the page as one file: the view that was saved with it, where the address asks for none. It stands
// before what reads theme and language from the address.
(() => {
  const view = document.querySelector('meta[name="xephang:view"]').content;
  if (!view || location.hash.length > 1) return;
  try {
    history.replaceState(null, "", view);
  } catch {
    // A viewer without addresses shows the app's own first view.
  }
})();
