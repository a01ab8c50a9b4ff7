// The reading place: the first cell on the screen and how far it is scrolled.
const scrollerOf = (content) => content.node.querySelector(".jp-WindowedPanel-outer");

const top = (scroller) => scroller.getBoundingClientRect().top;

const placeIn = (content) => {
  const edge = top(scrollerOf(content));
  const first = content.widgets.find(({ node }) => node.getBoundingClientRect().bottom > edge + 1);
  return first && { id: first.model.id, offset: edge - first.node.getBoundingClientRect().top };
};

const QUIET = 3000, LONGEST = 120_000;  // milliseconds

// Outputs come in their own time: one is there when it says or draws something, a panel when its charts are drawn.
const drawn = ({ node }) =>
  [...node.querySelectorAll(".jp-OutputArea-output")].every((output) =>
    output.querySelector("svg, canvas, img, input") || (output.textContent && !output.textContent.startsWith("Loading widget")))
  && [...node.querySelectorAll(".nutag-chart")].every((chart) => chart.querySelector("svg"));

// While outputs come and go the page changes its height; until the reader does something, the place stays where it was.
// A place that is not given is the one of now. `end()` after the last cell has run: it holds on until all outputs are drawn
// and nothing has grown for a while, however slow the machine is.
export const holdPlace = (content, place = placeIn(content)) => {
  const scroller = scrollerOf(content);
  const cell = content.widgets.find(({ model }) => model.id === place?.id);
  const hold = () => {
    scroller.scrollTop = cell ? scroller.scrollTop + cell.node.getBoundingClientRect().top - top(scroller) + place.offset : 0;
  };
  let grown = performance.now();
  const growth = new ResizeObserver(() => { grown = performance.now(); hold(); });
  for (const { node } of content.widgets) growth.observe(node);
  const release = () => { held.waiting = false; growth.disconnect(); };
  const end = (since = performance.now()) => {
    const now = performance.now(), quiet = now - Math.max(grown, since) > QUIET && drawn(content);
    if (quiet || now - since > LONGEST) release();
    else if (held.waiting) setTimeout(end, 500, since);
  };
  const held = { waiting: true, end: () => end() };
  for (const act of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    content.node.addEventListener(act, release, { capture: true, once: true, passive: true });
  }
  hold();
  return held;
};

const key = (path) => `nutag.place ${path}`;

const read = (path) => {
  try { return JSON.parse(localStorage.getItem(key(path))); } catch { return null; }
};

// The place is kept for each notebook in this browser, and is there again after a reload.
export const keepPlace = ({ content, context }) => {
  const held = holdPlace(content, read(context.path));
  let timer = 0;
  scrollerOf(content).addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const place = placeIn(content);
      if (!held.waiting && place) localStorage.setItem(key(context.path), JSON.stringify(place));
    }, 200);
  });
  return held;
};
