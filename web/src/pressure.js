// Plays the days of a picture on the maps: circles by the people who pass, colours by the wait. Without
// it the page shows the last day of reports.

import { dayOf, playable } from "./player.js";
import { zoomable } from "./zoom.js";

export function pressure() {
  const told = document.getElementById("days"), player = document.querySelector(".pressure-maps .player");
  if (!told || !player) return;
  const days = JSON.parse(told.textContent);
  const when = player.querySelector(".when"), which = player.querySelector(".which");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const maps = all("svg.pressure").map((map) => ({ map, r: +map.dataset.r, circles: all("[data-w]", map) }));
  const facts = all("[data-v]"), titles = all("svg.pressure [data-t]");

  const three = (value) => (value < 1000 ? value : Number(value.toPrecision(3))).toLocaleString("en-GB");
  const fact = (rank, day) => {
    const hours = days.hours[rank][day], said = `${three(days.people[rank][day] ?? 0)} a day`;
    return hours === null || hours < 1 ? said : `${said}, wait ${hours.toLocaleString("en-GB")} h`;
  };
  const kind = (hours) => (hours === null ? "untold" : days.steps.filter(([least]) => hours >= least).pop()[1]);
  const show = (day) => {
    for (const { r, circles } of maps) {
      for (const part of circles) {
        const rank = part.dataset.w, people = days.people[rank][day] ?? 0;
        part.setAttribute("r", Math.max(days.dot, r * Math.sqrt(people / days.most)).toFixed(1));
        part.setAttribute("class", `way-by ${kind(days.hours[rank][day])}`);
      }
    }
    for (const part of facts) part.textContent = fact(part.dataset.v, day);
    for (const part of titles) part.textContent = `${part.dataset.said}: ${fact(part.dataset.t, day)}`;
    when.textContent = dayOf(days.start, day);
    which.textContent = day > days.now ? "forecast" : day < days.now ? "before" : days.heard;
  };
  playable(player, days.last, (day) => dayOf(days.start, day), show);
  zoomable(document.querySelector("svg.pressure.map-wide"));
}
