// Short names for what a program imports: the names that wasm-bindgen gives are long, each stands
// in the program and in its glue, and none of their letters repeat.

/** Reads an unsigned LEB128 number at `at`: [value, place behind it]. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function numberBytes(value) {
  const bytes = [];
  do {
    const rest = Math.floor(value / 128);
    bytes.push((value % 128) + (rest > 0 ? 128 : 0));
    value = rest;
  } while (value > 0);
  return bytes;
}

function text(bytes, at) {
  const [length, start] = number(bytes, at);
  return [bytes.subarray(start, start + length).toString("utf8"), start + length];
}

/** The place behind the description of an import of a kind that starts at `at`. */
function behindDescription(bytes, at) {
  const kind = bytes[at++];
  const limits = (place) => {
    const flags = bytes[place];
    const [, behind] = number(bytes, place + 1);
    return flags & 1 ? number(bytes, behind)[1] : behind;
  };
  switch (kind) {
    case 0: return number(bytes, at)[1]; // a function: its type
    case 1: return limits(at + 1); // a table: element type, limits
    case 2: return limits(at); // a memory
    case 3: return at + 2; // a global: value type, whether it changes
    case 4: return number(bytes, at + 1)[1]; // a tag: attribute, type
    default: throw new Error(`an import of kind ${kind}`);
  }
}

/** A program without what a linker left for other tools: its custom sections of these names. */
export function withoutSections(bytes, isUnwanted) {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const [length, start] = number(bytes, at + 1);
    const isCustom = bytes[at] === 0;
    if (!isCustom || !isUnwanted(text(bytes, start)[0])) kept.push(bytes.subarray(at, start + length));
    at = start + length;
  }
  return Buffer.concat(kept);
}

/** Rewrites the import section (id 2); `rename` gives the names to use. */
function withImports(bytes, rename) {
  let at = 8;
  while (at < bytes.length) {
    const id = bytes[at];
    const [length, start] = number(bytes, at + 1);
    if (id !== 2) {
      at = start + length;
      continue;
    }
    const [count, first] = number(bytes, start);
    const out = [...numberBytes(count)];
    let place = first;
    for (let n = 0; n < count; n++) {
      let module, name;
      [module, place] = text(bytes, place);
      [name, place] = text(bytes, place);
      const behind = behindDescription(bytes, place);
      for (const word of rename(module, name)) {
        const coded = Buffer.from(word, "utf8");
        out.push(...numberBytes(coded.length), ...coded);
      }
      out.push(...bytes.subarray(place, behind));
      place = behind;
    }
    const section = Buffer.from([2, ...numberBytes(out.length), ...out]);
    return Buffer.concat([bytes.subarray(0, at), section, bytes.subarray(start + length)]);
  }
  return bytes;
}

/**
 * The program and its glue with short names; what the program does not import is left out of the
 * glue. Fails when a name is not found there.
 */
export function withShortImports(wasm, glue) {
  const OURS = "./xephang_bg.js";
  const short = new Map();
  const renamed = withImports(wasm, (module, name) => {
    if (module !== OURS) return [module, name];
    if (!short.has(name)) short.set(name, short.size.toString(36));
    return ["g", short.get(name)];
  });
  const entry = /^        (__wb[\w$]+): function\b[^]*?^        \}(?:, arguments\); \})?,\n|^        (__wb[\w$]+): .*,\n/gm;
  let kept = 0;
  const rewritten = glue.replace(entry, (whole, a, b) => {
    const name = a ?? b;
    if (!short.has(name)) return "";
    kept += 1;
    return whole.replace(name, `"${short.get(name)}"`);
  });
  if (kept !== short.size) {
    throw new Error(`the glue has ${kept} of the ${short.size} functions that the program imports`);
  }
  return { wasm: renamed, glue: rewritten.replaceAll(`"${OURS}"`, '"g"') };
}
