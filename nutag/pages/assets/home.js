// Progress on the cards of the home page, from what this browser has kept.
import { readAll } from "./store.js";

const record = (work, path) => { try { return JSON.parse(work[path][0]) ?? {}; } catch { return {}; } };
const show = (work) => document.querySelectorAll(".card[data-asked]").forEach((card) => {
  const { predictions, questions } = JSON.parse(card.dataset.asked);
  const kept = predictions.filter(([scenario, name]) => name in record(work, `predictions/${scenario}.json`)).length;
  const done = questions.filter((id) => ["correct", "kept"].includes(record(work, `answers/${id}.json`).status)).length;
  if (!kept && !done) return;
  const bar = document.createElement("progress");
  Object.assign(bar, { max: predictions.length + questions.length, value: kept + done });
  const words = `${kept} of ${predictions.length} predictions, ${done} of ${questions.length} questions`;
  bar.setAttribute("aria-label", words);
  card.querySelector(".progress").replaceChildren(bar, ` ${words}`);
});
readAll().then(show, () => {});

try {
  const [path, title] = JSON.parse(localStorage.getItem("nutag-last")) ?? [];
  const last = document.getElementById("continue");
  if (path && [...document.links].some((link) => link.getAttribute("href") === path)) {
    const link = document.createElement("a");
    link.href = path;
    link.textContent = title.split(" · ")[0];
    last.append("Continue where you stopped: ", link);
    last.hidden = false;
  }
} catch { /* nothing was kept */ }
