// Plays the days of a run on the maps: circles, wedges, rings and the figures beside places. Without it
// the page shows the last day.

import { dayOf, playable } from "./player.js";
import { zoomable } from "./zoom.js";

const told = document.getElementById("run");
const player = document.querySelector(".player");
if (told && player) {
  const run = JSON.parse(told.textContent);
  const when = player.querySelector(".when"), which = player.querySelector(".which");
  const last = run.days.length - 1;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // What moves, looked up once.
  const maps = all("svg.moving").map((map) => ({
    map, k: 1, r: +map.dataset.r, w: +map.dataset.w,
    circles: all("[data-p]", map).map((part) => [part, run.people[part.dataset.p]]),
    flows: all("[data-f]", map).filter((part) => run.flows[part.dataset.f])
      .map((part) => [part, run.flows[part.dataset.f], part.dataset.way.split(" ").map(Number)]),
    rings: all("[data-q]", map).map((part) => [part, run.queues[part.dataset.q]]),
  }));
  const facts = all("[data-n]"), titles = all("[data-t]");

  const count = (people) => people.toLocaleString("en-GB");
  const size = (value) => (value >= 20 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1));
  const queue = (value, there) => {
    if (value === null) return "closed";
    if (value < 0.05 && there) return `${count(there)} people`;
    if (value < 0.05) return run.timed ? "no wait" : "nobody waits";
    return run.timed ? `wait ${size(value)} h` : `${count(Math.round(value))} wait`;
  };
  const fact = (rank, frame) => (run.queues[rank] ? queue(run.queues[rank][frame], run.people[rank][frame]) : count(run.people[rank][frame]));
  const day = (frame) => dayOf(run.start, run.days[frame]);
  const wedge = ([x0, y0, x1, y1], width) => {
    const far = Math.hypot(x1 - x0, y1 - y0), nx = ((y0 - y1) / far) * width / 2, ny = ((x1 - x0) / far) * width / 2;
    return `M${(x0 + nx).toFixed(1)} ${(y0 + ny).toFixed(1)}L${x1} ${y1}L${(x0 - nx).toFixed(1)} ${(y0 - ny).toFixed(1)}z`;
  };

  const show = (frame) => {
    for (const { r, w, k, circles, flows, rings } of maps) {
      for (const [part, people] of circles) part.setAttribute("r", (r * Math.sqrt(people[frame] / run.most)).toFixed(1));
      for (const [part, people, at] of flows) {
        part.setAttribute("d", people[frame] ? wedge(at, k * w * Math.sqrt(people[frame] / run.flow)) : "");
      }
      for (const [part, waits] of rings) {
        const share = waits[frame] === null ? 1 : Math.min(1, waits[frame] / run.wait);
        part.setAttribute("stroke-dasharray", `${Math.round(100 * share)} 100`);
      }
    }
    for (const part of facts) part.textContent = fact(part.dataset.n, frame);
    for (const part of titles) part.textContent = `${part.dataset.said}: ${count(run.people[part.dataset.t][frame])}`;
    when.textContent = day(frame);
    which.textContent = `day ${count(run.days[frame])} of ${count(run.days[last])}`;
  };

  const { now } = playable(player, last, day, show);
  for (const one of maps) {
    if (one.map.matches(".map-wide")) zoomable(one.map, (k) => { one.k = k; show(now()); });
  }
}
