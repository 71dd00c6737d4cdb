// Builds what the exeunt page carries: outlines, style and script, into src/exeunt/report/assets.
//
//   node build.mjs           write the assets
//   node build.mjs --check   build again and fail if what is vendored differs
//
// Outlines are Natural Earth 1:50m and 1:10m, as TopoJSON, from the npm package world-atlas. Arcs keep
// their quantised, delta-encoded form; only countries are re-keyed from ISO numeric to alpha-3.

import { createRequire } from "node:module";
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { gzipSync, gunzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "src", "exeunt", "report", "assets");
const iso = require("i18n-iso-countries");

// Units Natural Earth draws by who holds the ground, joined to the member state the UN maps them in.
const JOINED = {
  "N. Cyprus": "CYP", "Cyprus U.N. Buffer Zone": "CYP", Somaliland: "SOM", Baikonur: "KAZ",
  "USNB Guantanamo Bay": "CUB", Kosovo: "XKX", Dhekelia: "GBR", Akrotiri: "GBR",
};
// A polygon of `from` that holds this point belongs to `to` (UN General Assembly resolution 68/262).
const MOVED = [{ from: "RUS", to: "UKR", point: [34.3, 45.2] }];
// Lines drawn dashed: their course or standing is in dispute.
const DISPUTED = [["SRB", "XKX"], ["ESH", "MAR"]];

function decode(topology, ring) {
  const { scale: [kx, ky], translate: [dx, dy] } = topology.transform;
  const points = [];
  for (const index of ring) {
    let x = 0, y = 0;
    const arc = topology.arcs[index < 0 ? ~index : index].map(([a, b]) => {
      x += a; y += b;
      return [x * kx + dx, y * ky + dy];
    });
    points.push(...(index < 0 ? arc.reverse() : arc));
  }
  return points;
}

function holds(points, [x, y]) {
  let inside = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [xi, yi] = points[i], [xj, yj] = points[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

function outlines(resolution) {
  const topology = require(`world-atlas/countries-${resolution}.json`);
  const countries = new Map();
  const add = (id, name, polygons) => {
    if (!countries.has(id)) countries.set(id, { id, name, polygons: [] });
    countries.get(id).polygons.push(...polygons);
  };
  for (const { id, type, arcs, properties: { name } } of topology.objects.countries.geometries) {
    const code = JOINED[name] ?? (id ? iso.numericToAlpha3(id) : undefined) ?? `-${name}`;
    add(code, JOINED[name] && code !== "XKX" ? code : name, type === "Polygon" ? [arcs] : arcs ?? []);
  }
  for (const { from, to, point } of MOVED) {
    const source = countries.get(from);
    const moved = source.polygons.filter((rings) => holds(decode(topology, rings[0]), point));
    if (moved.length !== 1) throw new Error(`no single polygon of ${from} holds ${point}`);
    source.polygons = source.polygons.filter((rings) => !moved.includes(rings));
    countries.get(to).polygons.push(...moved);
  }
  const list = [...countries.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const country of list) {
    if (country.name === country.id) country.name = iso.getName(country.id, "en") ?? country.id;
  }
  const { scale, translate } = topology.transform;
  const boxes = topology.arcs.map(box);
  return JSON.stringify({ scale, translate, disputed: DISPUTED, countries: list, boxes, arcs: topology.arcs });
}

// What an arc spans, quantised: [west, south, east, north]. With these, arcs out of sight are never read.
function box(arc) {
  let x = 0, y = 0;
  const out = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [a, b] of arc) {
    x += a; y += b;
    out[0] = Math.min(out[0], x); out[1] = Math.min(out[1], y);
    out[2] = Math.max(out[2], x); out[3] = Math.max(out[3], y);
  }
  return out;
}

async function bundle(name) {
  const result = await build({
    entryPoints: [join(here, "src", name)], bundle: true, minify: true, write: false,
    target: ["es2020", "chrome100", "firefox100", "safari15"], charset: "utf8", legalComments: "none",
  });
  return result.outputFiles[0].text;
}

function licences() {
  const parts = ["What the exeunt page carries from elsewhere, and under which licence.\n"];
  parts.push("Outlines: Natural Earth (naturalearthdata.com), public domain. Crimea is joined to Ukraine, and");
  parts.push("units held by unrecognised authorities to the member state the UN maps them in (web/build.mjs).\n");
  for (const name of ["world-atlas", "i18n-iso-countries"]) {
    const { version, license } = JSON.parse(readFileSync(join(here, "node_modules", name, "package.json")));
    const use = name === "world-atlas" ? "Natural Earth as TopoJSON" : "ISO 3166 codes, at build time only";
    parts.push(`${"-".repeat(80)}\n${name} ${version}, ${license}: ${use}\n`);
    parts.push(readFileSync(join(here, "node_modules", name, "LICENSE"), "utf8").trim() + "\n");
  }
  return parts.join("\n");
}

const made = {
  "world-50m.json.gz": outlines("50m"),
  "world-10m.json.gz": outlines("10m"),
  "page.css": await bundle("page.css"),
  "page.js": await bundle("page.js"),
  "moving.css": await bundle("moving.css"),
  "moving.js": await bundle("moving.js"),
  "picture.css": await bundle("picture.css"),
  "LICENCES.txt": licences(),
};

mkdirSync(target, { recursive: true });
let stale = [];
for (const [name, text] of Object.entries(made)) {
  const path = join(target, name);
  if (process.argv.includes("--check")) {
    const kept = readFileSync(path);
    const old = name.endsWith(".gz") ? gunzipSync(kept) : kept;
    if (old.toString("utf8") !== text) stale.push(name);
  } else {
    writeFileSync(path, name.endsWith(".gz") ? gzipSync(text, { level: 9 }) : text);
  }
}
if (stale.length) {
  console.error(`vendored files differ from what web/ builds: ${stale.join(", ")}; run make assets`);
  process.exit(1);
}
