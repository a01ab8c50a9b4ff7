// The reading place: the first cell on the screen and how far it is scrolled, kept for each notebook in this browser.
const key = (path) => `nutag.place ${path}`;

const top = (scroller) => scroller.getBoundingClientRect().top;

const read = (path) => {
  try { return JSON.parse(localStorage.getItem(key(path))); } catch { return null; }
};

export const keepPlace = ({ content, context }) => {
  const scroller = content.node.querySelector(".jp-WindowedPanel-outer");
  const kept = read(context.path);
  let waiting = true;
  const hold = () => {
    const cell = content.widgets.find(({ model }) => model.id === kept?.id);
    if (!waiting) return;
    scroller.scrollTop = cell ? scroller.scrollTop + cell.node.getBoundingClientRect().top - top(scroller) + kept.offset : 0;
  };
  // While outputs arrive the page grows; until the reader does something, their place stays where it was.
  const growth = new ResizeObserver(hold);
  for (const { node } of content.widgets) growth.observe(node);
  const end = () => { waiting = false; growth.disconnect(); };
  for (const act of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    content.node.addEventListener(act, end, { capture: true, once: true, passive: true });
  }
  hold();
  let timer = 0;
  scroller.addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const first = content.widgets.find(({ node }) => node.getBoundingClientRect().bottom > top(scroller) + 1);
      if (waiting || !first) return;
      const offset = top(scroller) - first.node.getBoundingClientRect().top;
      localStorage.setItem(key(context.path), JSON.stringify({ id: first.model.id, offset }));
    }, 200);
  });
  return { end: () => setTimeout(end, 3000) };  // charts draw a little after their cell has run
};
