// The wide map: closer, further, back; drag when closer. No wheel: it belongs to the page. Parts with
// `data-at` keep their size about that point; `zoomed` is told of each change, with the factor to undo.
export function zoomable(map, zoomed = () => {}) {
  if (!map) return;
  const whole = map.viewBox.baseVal, home = [whole.x, whole.y, whole.width, whole.height];
  let view = [...home];
  const set = (next) => {
    const w = Math.min(home[2], Math.max(home[2] / 6, next[2])), h = (w * home[3]) / home[2];
    const x = Math.min(home[2] - w, Math.max(0, next[0])), y = Math.min(home[3] - h, Math.max(0, next[1]));
    view = [x, y, w, h];
    map.setAttribute("viewBox", view.join(" "));
    map.classList.toggle("closer", w < home[2]);
    const k = w / home[2];
    for (const part of map.querySelectorAll("[data-at]")) {
      const [px, py] = part.dataset.at.split(" ");
      if (k === 1) part.removeAttribute("transform");
      else part.setAttribute("transform", `translate(${px} ${py}) scale(${k}) translate(${-px} ${-py})`);
    }
    zoomed(k);
  };
  const zoom = (by) => set([view[0] + (view[2] * (1 - by)) / 2, view[1] + (view[3] * (1 - by)) / 2, view[2] * by]);
  const tools = document.createElement("div");
  tools.className = "zoom";
  for (const [sign, label, act] of [["+", "Closer", () => zoom(0.6)], ["−", "Further", () => zoom(1 / 0.6)], ["⟲", "Whole map", () => set(home)]]) {
    const button = document.createElement("button");
    button.type = "button"; button.textContent = sign; button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    tools.append(button);
  }
  map.parentNode.append(tools);
  let from = null;
  map.addEventListener("pointerdown", (event) => {
    if (view[2] < home[2] && !event.target.closest("a")) { from = [event.clientX, event.clientY, ...view]; map.setPointerCapture(event.pointerId); }
  });
  map.addEventListener("pointermove", (event) => {
    if (!from) return;
    const k = view[2] / map.clientWidth;
    set([from[2] - (event.clientX - from[0]) * k, from[3] - (event.clientY - from[1]) * k, from[4]]);
  });
  map.addEventListener("pointerup", () => { from = null; });
}
