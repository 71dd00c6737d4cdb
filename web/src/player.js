// The button and the slider over a map that plays days: frames 0 to `last`, each drawn by `show`.
const MONTHS = "January February March April May June July August September October November December".split(" ");

// "21 September 2022", so many days after an ISO date.
export function dayOf(start, days) {
  const first = Date.UTC(...start.split("-").map((part, rank) => part - (rank === 1)));
  const date = new Date(first + days * 864e5);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

export function playable(player, last, named, show) {
  const play = player.querySelector("button"), slider = player.querySelector("input");
  const set = (frame) => {
    show(frame);
    slider.value = frame;
    slider.setAttribute("aria-valuetext", named(frame));
  };

  // A whole run plays in about twenty seconds, a frame at a time.
  const pace = Math.min(400, Math.max(40, 20000 / (last + 1)));
  let timer = null;
  const stop = () => {
    clearInterval(timer);
    timer = null;
    play.textContent = "Play"; play.setAttribute("aria-pressed", "false");
  };
  play.addEventListener("click", () => {
    if (timer) return stop();
    if (+slider.value === last) set(0);
    play.textContent = "Pause"; play.setAttribute("aria-pressed", "true");
    timer = setInterval(() => (+slider.value < last ? set(+slider.value + 1) : stop()), pace);
  });
  slider.addEventListener("input", () => { stop(); set(+slider.value); });
  if (last > 0) play.hidden = slider.hidden = false;
  return { now: () => +slider.value };
}
