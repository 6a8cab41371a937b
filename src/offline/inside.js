// In the page as one file: gives the program its files out of the document, and nothing else. They
// stand in elements, as single.mjs wrote them.
(() => {
  const elements = new Map();
  for (const element of document.querySelectorAll("script[data-file]")) {
    elements.set(element.dataset.file, element);
  }

  const bytesOf = (element) => {
    const letters = atob(element.textContent);
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
    return bytes;
  };

  /** Its content, as an answer takes it. */
  const content = (element) => {
    switch (element.dataset.how) {
      case "text":
        return element.textContent;
      case "base64":
        return bytesOf(element);
      default:
        return new Blob([bytesOf(element)]).stream().pipeThrough(new DecompressionStream("deflate"));
    }
  };

  /** The name of a file by its address, which may be relative and may name a version. */
  const nameOf = (address) => {
    const [path] = String(address).split(/[?#]/);
    const here = document.baseURI.split(/[?#]/)[0].replace(/[^/]*$/, "");
    return path.startsWith(here) ? path.slice(here.length) : path.replace(/^\.\//, "");
  };

  globalThis.fetch = async (address) => {
    const element = elements.get(nameOf(address));
    if (!element) return new Response(null, { status: 404 });
    const { type } = element.dataset;
    return new Response(content(element), { headers: { "content-type": type } });
  };

  // Scripts are started from the browser's memory: they have no address of their own.
  const boot = document.querySelector("script[data-wasm]");
  for (const key of ["js", "offline"]) {
    const element = elements.get(nameOf(boot.dataset[key]));
    const script = new Blob([bytesOf(element)], { type: "text/javascript" });
    boot.dataset[key] = URL.createObjectURL(script);
  }
})();
