// The same two pictures by other means: plain SVG, d3, Observable Plot, ECharts and Vega-Lite. Each draws
// into an element from records {entity, index, component, year, score}: `bars` the units of one year,
// best first, parted by component, with names and totals; `bump` ranks over all years, with names at
// the end.
import * as Plot from "@observablehq/plot";
import * as d3 from "d3";
import * as echarts from "echarts";
import * as vega from "vega";
import { compile } from "vega-lite";

const HUES = ["#4b545f", "#6b7482", "#8b95a3", "#9ea8b5", "#b4bdc8", "#cbd1d9", "#dde1e6", "#eceff2"];

/** Units with their totals and the sums up to each component, best first. */
function stacked(data) {
  const units = d3.rollups(data, (rows) => rows, (row) => row.entity);
  const made = units.map(([name, rows]) => {
    let sum = 0;
    const parts = rows.map(({ component, score }) => ({ component, from: sum, to: (sum += score) }));
    return { name, parts, total: sum };
  });
  return made.sort((a, b) => b.total - a.total);
}

/** Each unit's rank in each year; equal scores share the better rank. */
function ranked(data) {
  const rows = [];
  for (const [year, list] of d3.group(data, (row) => row.year)) {
    const order = [...list].sort((a, b) => b.score - a.score);
    let rank = 0;
    order.forEach((row, at) => {
      if (at === 0 || row.score !== order[at - 1].score) rank = at + 1;
      rows.push({ name: row.entity, year, rank });
    });
  }
  return rows;
}

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const [LEFT, TOP, END] = [140, 24, 60];

const plain = {
  bars(element, data, { width, height }) {
    const units = stacked(data);
    const x = (value) => LEFT + (value / units[0].total) * (width - LEFT - END);
    const row = (height - TOP) / units.length;
    const parts = units.map(({ name, parts, total }, at) => {
      const y = TOP + row * at;
      const rects = parts.map(
        ({ from, to }, n) => `<rect x="${x(from)}" y="${y + 1}" width="${x(to) - x(from)}" height="${row - 2}" fill="${HUES[n]}"/>`,
      );
      const text = `<text x="${LEFT - 6}" y="${y + row - 2}" text-anchor="end">${escaped(name)}</text>`;
      return `${rects.join("")}${text}<text x="${x(total) + 4}" y="${y + row - 2}">${total.toFixed(2)}</text>`;
    });
    const ticks = d3.ticks(0, units[0].total, 8).map(
      (value) => `<line x1="${x(value)}" x2="${x(value)}" y1="${TOP}" y2="${height}" stroke="#e5e7eb"/><text x="${x(value)}" y="14" text-anchor="middle">${value}</text>`,
    );
    element.innerHTML = `<svg width="${width}" height="${height}" font-size="9" font-family="sans-serif">${ticks.join("")}${parts.join("")}</svg>`;
  },
  bump(element, data, { width, height }) {
    const rows = ranked(data);
    const years = [...new Set(rows.map(({ year }) => year))].sort();
    const units = d3.group(rows, (row) => row.name);
    const x = d3.scaleLinear([years[0], years.at(-1)], [40, width - LEFT]);
    const y = d3.scaleLinear([1, units.size], [TOP, height - 10]);
    const lines = [...units].map(([name, list]) => {
      const points = list.sort((a, b) => a.year - b.year).map((row) => `${x(row.year)},${y(row.rank)}`);
      const last = list.at(-1);
      return `<polyline points="${points.join(" ")}" fill="none" stroke="#b4bdc8"/><text x="${x(last.year) + 6}" y="${y(last.rank) + 3}">${last.rank} ${escaped(name)}</text>`;
    });
    const heads = years.map((year) => `<text x="${x(year)}" y="12" text-anchor="middle">${year}</text>`);
    element.innerHTML = `<svg width="${width}" height="${height}" font-size="9" font-family="sans-serif">${heads.join("")}${lines.join("")}</svg>`;
  },
};

const withD3 = {
  bars(element, data, { width, height }) {
    const units = stacked(data);
    const x = d3.scaleLinear([0, units[0].total], [LEFT, width - END]);
    const y = d3.scaleBand(units.map(({ name }) => name), [TOP, height]).padding(0.15);
    const svg = d3.select(element).append("svg").attr("width", width).attr("height", height).attr("font-size", 9);
    svg.append("g").attr("transform", `translate(0,${TOP})`).call(d3.axisTop(x).ticks(8));
    svg.append("g").attr("transform", `translate(${LEFT},0)`).call(d3.axisLeft(y).tickSize(0));
    const rows = svg.append("g").selectAll("g").data(units).join("g").attr("transform", ({ name }) => `translate(0,${y(name)})`);
    rows
      .selectAll("rect")
      .data(({ parts }) => parts)
      .join("rect")
      .attr("x", ({ from }) => x(from))
      .attr("width", ({ from, to }) => x(to) - x(from))
      .attr("height", y.bandwidth())
      .attr("fill", (_, at) => HUES[at]);
    rows.append("text").attr("x", ({ total }) => x(total) + 4).attr("y", y.bandwidth() - 1).text(({ total }) => total.toFixed(2));
  },
  bump(element, data, { width, height }) {
    const rows = ranked(data);
    const units = d3.groups(rows, (row) => row.name);
    const x = d3.scalePoint([...new Set(rows.map(({ year }) => year))].sort(), [40, width - LEFT]);
    const y = d3.scaleLinear([1, units.length], [TOP, height - 10]);
    const line = d3.line().x((row) => x(row.year)).y((row) => y(row.rank));
    const svg = d3.select(element).append("svg").attr("width", width).attr("height", height).attr("font-size", 9);
    svg.append("g").attr("transform", `translate(0,${TOP - 6})`).call(d3.axisTop(x));
    const sorted = units.map(([name, list]) => ({ name, list: list.sort((a, b) => a.year - b.year) }));
    svg.append("g").selectAll("path").data(sorted).join("path").attr("fill", "none").attr("stroke", "#b4bdc8").attr("d", ({ list }) => line(list));
    svg
      .append("g")
      .selectAll("text")
      .data(sorted)
      .join("text")
      .attr("x", ({ list }) => x(list.at(-1).year) + 6)
      .attr("y", ({ list }) => y(list.at(-1).rank) + 3)
      .text(({ name, list }) => `${list.at(-1).rank} ${name}`);
  },
};

const plot = {
  bars(element, data, { width, height }) {
    const totals = d3.rollups(data, (rows) => d3.sum(rows, (row) => row.score), (row) => row.entity).map(([name, total]) => ({ name, total }));
    element.append(
      Plot.plot({
        width,
        height,
        marginLeft: LEFT,
        marginRight: END,
        style: { fontSize: "9px" },
        x: { axis: "top", grid: true },
        y: { label: null, domain: d3.sort(totals, (unit) => -unit.total).map(({ name }) => name) },
        color: { range: HUES },
        marks: [
          Plot.barX(data, { x: "score", y: "entity", fill: "component" }),
          Plot.text(totals, { x: "total", y: "name", text: (unit) => unit.total.toFixed(2), textAnchor: "start", dx: 4 }),
        ],
      }),
    );
  },
  bump(element, data, { width, height }) {
    const rows = ranked(data);
    const last = d3.max(rows, (row) => row.year);
    element.append(
      Plot.plot({
        width,
        height,
        marginRight: LEFT,
        style: { fontSize: "9px" },
        x: { type: "point", axis: "top", label: null },
        y: { reverse: true, label: null },
        marks: [
          Plot.line(rows, { x: "year", y: "rank", z: "name", stroke: "#b4bdc8" }),
          Plot.text(rows.filter((row) => row.year === last), { x: "year", y: "rank", text: (row) => `${row.rank} ${row.name}`, textAnchor: "start", dx: 6 }),
        ],
      }),
    );
  },
};

function withECharts(element, option, { width, height }) {
  const chart = echarts.init(element, null, { renderer: "svg", width, height });
  chart.setOption({ animation: false, textStyle: { fontSize: 9 }, ...option });
  element.addEventListener("bench-clear", () => chart.dispose(), { once: true });
}

const eCharts = {
  bars(element, data, size) {
    const units = stacked(data);
    const components = units[0].parts.map(({ component }) => component);
    const series = components.map((component, at) => ({
      type: "bar",
      stack: "all",
      name: component,
      itemStyle: { color: HUES[at] },
      data: units.map(({ parts }) => parts[at].to - parts[at].from),
      label: at === components.length - 1 ? { show: true, position: "right", formatter: ({ dataIndex }) => units[dataIndex].total.toFixed(2) } : undefined,
    }));
    const yAxis = { type: "category", inverse: true, data: units.map(({ name }) => name), axisLabel: { interval: 0, fontSize: 9 } };
    withECharts(element, { grid: { left: LEFT, right: END, top: TOP, bottom: 0 }, xAxis: { position: "top" }, yAxis, series }, size);
  },
  bump(element, data, size) {
    const rows = ranked(data);
    const years = [...new Set(rows.map(({ year }) => year))].sort();
    const series = d3.groups(rows, (row) => row.name).map(([name, list]) => ({
      type: "line",
      name,
      symbol: "none",
      lineStyle: { color: "#b4bdc8", width: 1 },
      endLabel: { show: true, fontSize: 9, formatter: ({ value }) => `${value} ${name}` },
      data: list.sort((a, b) => a.year - b.year).map(({ rank }) => rank),
    }));
    withECharts(element, { grid: { left: 40, right: LEFT, top: TOP, bottom: 10 }, xAxis: { type: "category", position: "top", data: years }, yAxis: { inverse: true, min: 1, max: series.length }, series }, size);
  },
};

async function withVega(element, spec) {
  const view = new vega.View(vega.parse(compile(spec).spec), { renderer: "svg", container: element });
  await view.runAsync();
  element.addEventListener("bench-clear", () => view.finalize(), { once: true });
}

const vegaLite = {
  bars(element, data, { width, height }) {
    const y = { field: "entity", type: "nominal", sort: { op: "sum", field: "score", order: "descending" }, title: null };
    return withVega(element, {
      width: width - LEFT - END,
      height: height - TOP,
      data: { values: data },
      layer: [
        { mark: "bar", encoding: { x: { aggregate: "sum", field: "score", axis: { orient: "top" } }, y, color: { field: "component", scale: { range: HUES }, legend: null } } },
        { mark: { type: "text", align: "left", dx: 4, fontSize: 9 }, encoding: { x: { aggregate: "sum", field: "score" }, y, text: { aggregate: "sum", field: "score", format: ".2f" } } },
      ],
    });
  },
  bump(element, data, { width, height }) {
    const rows = ranked(data);
    const last = d3.max(rows, (row) => row.year);
    const y = { field: "rank", type: "quantitative", scale: { reverse: true, zero: false }, title: null };
    const x = { field: "year", type: "ordinal", axis: { orient: "top" }, title: null };
    return withVega(element, {
      width: width - LEFT,
      height: height - TOP,
      data: { values: rows },
      layer: [
        { mark: { type: "line", color: "#b4bdc8", strokeWidth: 1 }, encoding: { x, y, detail: { field: "name" } } },
        {
          transform: [{ filter: `datum.year === ${last}` }, { calculate: "datum.rank + ' ' + datum.name", as: "label" }],
          mark: { type: "text", align: "left", dx: 6, fontSize: 9 },
          encoding: { x, y, text: { field: "label" } },
        },
      ],
    });
  },
};

globalThis.chartPeers = { "plain SVG": plain, d3: withD3, "Observable Plot": plot, ECharts: eCharts, "Vega-Lite": vegaLite };
