// Sets theme and language before the first paint: the link's choice, else the last visit's, else
// the system's. The app takes over from the same two attributes and the same two keys.
(() => {
  const root = document.documentElement;
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage may be switched off; the page works without it
    }
  };
  const linked = (key) => new URLSearchParams(location.hash.split("?")[1] ?? "").get(key);
  const one = (values, known) => values.find((value) => known.includes(value));

  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const themes = [linked("theme"), stored("xephang:theme"), system];
  root.dataset.theme = one(themes, ["light", "dark"]);

  const lang = one([linked("lang"), stored("xephang:lang"), "vi"], ["vi", "en"]);
  root.dataset.lang = lang;
  root.lang = lang;
})();
