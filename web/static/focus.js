// A page that is being made: this one is shown until it comes.

(() => {
  const waiting = document.querySelector("[data-waiting]");
  if (waiting) window.location.replace(waiting.href);
})();

// How far one is on the tour: kept in this browser and nowhere else. Without it all links work as well.

(() => {
  "use strict";

  const tour = document.querySelector("[data-tour]");
  if (!tour) return;
  const key = `raadslag-rundtur-${tour.dataset.tour}`;
  const stops = [...tour.querySelectorAll("[data-stop]")];

  function seen() {
    try {
      const kept = JSON.parse(localStorage.getItem(key) || "[]");
      return new Set(Array.isArray(kept) ? kept.filter((stop) => stop >= 1 && stop <= stops.length) : []);
    } catch {
      return new Set(); // storage is off, or holds something else
    }
  }

  function keep(found) {
    try {
      if (found.size) localStorage.setItem(key, JSON.stringify([...found]));
      else localStorage.removeItem(key);
    } catch {
      // Then nothing is remembered, and the tour goes on.
    }
  }

  function show(found, gone) {
    for (const stop of stops) {
      const mark = stop.querySelector("[data-seen]");
      if (mark) mark.hidden = !found.has(Number(stop.dataset.stop));
    }
    for (const button of tour.querySelectorAll("[data-restart]")) button.hidden = found.size === 0;
    const next = tour.querySelector("[data-continue]");
    const following = stops.find((stop) => !found.has(Number(stop.dataset.stop)));
    if (next) {
      next.hidden = found.size === 0 || !following;
      if (following) next.href = following.querySelector("a").href;
      next.previousElementSibling.hidden = !next.hidden;
    }
    const status = tour.querySelector("[data-progress]");
    if (!status) return;
    const text = status.dataset.done.replace("{done}", found.size).replace("{all}", stops.length);
    status.textContent = found.size ? text : gone ? status.dataset.gone : "";
  }

  const found = seen();
  // A stop is seen when one goes on from it, not when it opens.
  tour.querySelector("[rel=next]")?.addEventListener("click", () => {
    found.add(Number(tour.dataset.now));
    keep(found);
  });
  show(found, false);
  for (const button of tour.querySelectorAll("[data-restart]")) {
    button.addEventListener("click", () => {
      found.clear();
      keep(found);
      const first = stops[0]?.querySelector("a");
      if (tour.dataset.now && first) window.location.assign(first.href);
      else {
        show(new Set(), true);
        tour.querySelector("a")?.focus();
      }
    });
  }
})();
