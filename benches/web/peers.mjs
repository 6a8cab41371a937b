// The same work by other means: plain JavaScript with typed arrays, d3 and Arquero. Each has A (bytes
// → its own table) and B (every unit ranked in every index, component and year, with changes since
// the year before), and calls add() for every row as bench.js does.
import * as aq from "arquero";
import { group, index as indexBy } from "d3-array";

const parse = (buffer) => JSON.parse(new TextDecoder().decode(buffer));
const ten = (score) => Math.round(score * 10_000);

/** Columns of numbers, names held once; ranks by sorting each group's scores. */
function plain() {
  let columns, found;
  const dictionary = () => {
    const codes = new Map();
    const names = [];
    const code = (name) => {
      let known = codes.get(name);
      if (known === undefined) codes.set(name, (known = names.push(name) - 1));
      return known;
    };
    return { names, code };
  };
  return {
    A(buffer) {
      const list = parse(buffer);
      const [entities, indices, components] = [dictionary(), dictionary(), dictionary()];
      const [entity, index, component, year, score] = Array.from({ length: 5 }, () => new Int32Array(list.length));
      list.forEach((record, at) => {
        entity[at] = entities.code(record.entity);
        index[at] = indices.code(record.index);
        component[at] = components.code(record.component);
        year[at] = record.year;
        score[at] = ten(record.score);
      });
      columns = { entities, indices, components, entity, index, component, year, score, count: list.length };
      return list.length;
    },
    B() {
      const { entities, components, entity, index, component, year, score, count } = columns;
      const groups = new Map();
      const key = (at, of) => (index[at] * components.names.length + component[at]) * 10_000 + of;
      for (let at = 0; at < count; at += 1) {
        const own = key(at, year[at]);
        const rows = groups.get(own);
        if (rows) rows.push(at);
        else groups.set(own, [at]);
      }
      const rank = new Int32Array(count);
      const row = new Map();
      for (const [own, rows] of groups) {
        const order = Int32Array.from(rows).sort((a, b) => score[b] - score[a]);
        for (let at = 0; at < order.length; at += 1) {
          const same = at > 0 && score[order[at]] === score[order[at - 1]];
          rank[order[at]] = same ? rank[order[at - 1]] : at + 1;
        }
        const of = new Int32Array(entities.names.length).fill(-1);
        for (const at of rows) of[entity[at]] = at;
        row.set(own, of);
      }
      const [scoreChange, rankChange] = [new Int32Array(count), new Int32Array(count)];
      const before = new Uint8Array(count);
      for (let at = 0; at < count; at += 1) {
        const then = row.get(key(at, year[at] - 1))?.[entity[at]] ?? -1;
        if (then < 0) continue;
        before[at] = 1;
        scoreChange[at] = score[at] - score[then];
        rankChange[at] = rank[then] - rank[at];
      }
      found = { rank, scoreChange, rankChange, before };
      return groups.size;
    },
    each(add) {
      const { entities, indices, components, entity, index, component, year, count } = columns;
      for (let at = 0; at < count; at += 1) {
        const some = (list) => (found.before[at] ? list[at] : null);
        add(entities.names[entity[at]], indices.names[index[at]], components.names[component[at]], year[at],
          found.rank[at], some(found.scoreChange), some(found.rankChange));
      }
    },
    free() {
      columns = found = undefined;
    },
  };
}

/** d3-array: nested groups of records, sorted. */
function d3() {
  let list, done;
  return {
    A(buffer) {
      list = parse(buffer);
      return list.length;
    },
    B() {
      const years = group(list, (d) => d.index, (d) => d.component, (d) => d.year);
      done = [];
      for (const components of years.values()) {
        for (const byYear of components.values()) {
          const ranked = new Map();
          for (const [year, rows] of byYear) {
            const sorted = rows.slice().sort((a, b) => b.score - a.score);
            let rank = 0;
            const placed = sorted.map((record, at) => {
              if (at === 0 || record.score !== sorted[at - 1].score) rank = at + 1;
              return { record, rank };
            });
            ranked.set(year, indexBy(placed, ({ record }) => record.entity));
          }
          for (const [year, rows] of ranked) {
            const earlier = ranked.get(year - 1);
            for (const [entity, row] of rows) {
              const then = earlier?.get(entity);
              done.push({
                ...row,
                scoreChange: then ? ten(row.record.score) - ten(then.record.score) : null,
                rankChange: then ? then.rank - row.rank : null,
              });
            }
          }
        }
      }
      return done.length;
    },
    each(add) {
      for (const { record, rank, scoreChange, rankChange } of done) {
        add(record.entity, record.index, record.component, record.year, rank, scoreChange, rankChange);
      }
    },
    free() {
      list = done = undefined;
    },
  };
}

/** Arquero: columns, grouped window functions, and a join with the year before. */
function arquero() {
  let table, done;
  return {
    A(buffer) {
      table = aq.from(parse(buffer));
      return table.numRows();
    },
    B() {
      const ranked = table
        .groupby("index", "component", "year")
        .orderby(aq.desc("score"))
        .derive({ rank: aq.op.rank() })
        .ungroup();
      const earlier = ranked
        .derive({ next: (d) => d.year + 1 })
        .select("entity", "index", "component", "next", "score", "rank")
        .rename({ next: "year", score: "score0", rank: "rank0" });
      const keys = ["entity", "index", "component", "year"];
      done = ranked.join_left(earlier, [keys, keys]).reify();
      return done.numRows();
    },
    each(add) {
      for (const d of done) {
        const some = d.rank0 !== undefined && d.rank0 !== null;
        add(d.entity, d.index, d.component, d.year, d.rank,
          some ? ten(d.score) - ten(d.score0) : null, some ? d.rank0 - d.rank : null);
      }
    },
    free() {
      table = done = undefined;
    },
  };
}

globalThis.peers = { "plain JavaScript": plain(), d3: d3(), Arquero: arquero() };
