// The core for any harness: globalThis.bench reads and ranks, globalThis.draw draws.
import start, * as core from "./core.js";

const CHUNK = 1 << 18; // read as it arrives, through one small window
let memory;
const names = () => core.unit_names();

globalThis.bench = {
  async init() {
    if (!memory) ({ memory } = await start());
  },
  /** Reads records {entity, index, component, year, score}; the number of them. */
  A(buffer) {
    const bytes = new Uint8Array(buffer);
    let streamed = true;
    for (let at = 0; at < bytes.length && streamed; at += CHUNK) {
      const chunk = bytes.subarray(at, at + CHUNK);
      const room = core.room(chunk.length);
      new Uint8Array(memory.buffer, room, chunk.length).set(chunk);
      streamed = core.filled(chunk.length);
    }
    return (streamed && core.arrived()) || core.whole(bytes);
  },
  /** Ranks every unit in every index, component and year; the number of rankings. */
  B() {
    return core.rank_all();
  },
  /** The best of an index, and who moved most since y0. */
  C({ index, y0, y1 }) {
    const found = core.best(index, y0, y1);
    const units = names();
    const [count, ...numbers] = found;
    const split = (list, width) =>
      Array.from({ length: list.length / width }, (_, at) => list.slice(at * width, (at + 1) * width));
    const named = ([unit, ...rest]) => [units[unit], ...rest];
    return {
      top: split(numbers.slice(0, count * 3), 3).map(named),
      movers: split(numbers.slice(count * 3), 4).map(named),
    };
  },
  /** add(entity, index, component, year, rank, change of score × 10000 or null, of rank or null). */
  each(add) {
    const units = names();
    const some = (value) => (Number.isNaN(value) ? null : value);
    for (let slice = 0; ; slice += 1) {
      const [index, component, year] = core.slice(slice);
      if (index === undefined) return;
      const rows = core.rows(slice);
      for (let at = 0; at < rows.length; at += 4) {
        add(units[rows[at]], index, component, year, rows[at + 1], some(rows[at + 2]), some(rows[at + 3]));
      }
    }
  },
  free() {
    core.free();
  },
};

/** Data: records as above, of one index; bars show its last year. */
const drawn = (make) => (element, data) => {
  const { width, height } = element.getBoundingClientRect();
  element.innerHTML = make(JSON.stringify(data), width || 960, height || 640);
};
globalThis.draw = {
  bars: drawn(core.bars),
  bump: drawn(core.bump),
  clear(element) {
    element.replaceChildren();
  },
};
