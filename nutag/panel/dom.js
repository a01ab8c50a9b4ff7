// Small helpers that panels and forms share. The page loads a script once for each view, so ids are counted on the page.
const uniqueId = () => `nutag-${globalThis.nutagCount = (globalThis.nutagCount ?? 0) + 1}`;

// Keys typed in a field belong to the field: Notebook 7 would otherwise take them for commands.
const FIELDS = ["input", "select", "textarea", "button"];

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  if (FIELDS.includes(tag)) element.setAttribute("data-lm-suppress-shortcuts", "true");
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
};

const button = (text, action, attributes = {}) => {
  const element = make("button", { type: "button", ...attributes }, text);
  element.addEventListener("click", action);
  return element;
};

// Plain keys stay in the view; Ctrl + S and its like are the notebook's. Escape leaves a field for the notebook.
const keepKeys = (element) => element.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey) return;
  event.stopPropagation();
  if (event.key !== "Escape" || document.fullscreenElement || element.matches(".nutag-presenting")) return;
  event.target.blur();
  element.closest(".jp-Cell")?.focus();
});

// After Shift + Enter the notebook stands on the next cell, behind the panel that has just come: the first Tab goes in.
const tabIn = (element) => document.addEventListener("keydown", (event) => {
  const behind = element.closest(".jp-Cell")?.nextElementSibling;
  if (event.key !== "Tab" || event.shiftKey || !behind?.contains(document.activeElement)) return;
  event.preventDefault();
  event.stopPropagation();
  element.querySelector("input, select, button:not(.nutag-present)").focus();
}, { capture: true, once: true });

// What the reader does goes to the kernel one at a time, the newest value of each control winning, so that a fast drag
// never queues states that nobody waits for. `lost(true)` is called where no answer comes; a page whose Python still starts
// may ask for more `patience`. A turn's name is its own among
// all views of all pages: an answer that a view has already seen would not come.
const PATIENCE = 20_000;
const sender = (model, lost) => {
  const waiting = new Map();
  let turn = null, sent = "", timer = 0;
  const next = () => {
    const [key] = waiting.keys();
    if (turn !== null || key === undefined) return;
    const action = waiting.get(key);
    waiting.delete(key);
    sent = key;
    turn = `${globalThis.nutagPage ??= Math.random().toString(36).slice(2)}-${globalThis.nutagTurns = (globalThis.nutagTurns ?? 0) + 1}`;
    timer = setTimeout(() => { turn = null; waiting.clear(); lost(true); }, model.patience ?? PATIENCE);
    model.send({ ...action, turn });
  };
  const answered = () => {
    if (model.get("frame").echo !== turn) return;
    clearTimeout(timer);
    turn = null;
    lost(false);
    next();
  };
  model.on("change:frame", answered);
  const send = (action) => {
    waiting.set(action.do === "set" ? `set ${action.name}` : Symbol(action.do), action);
    next();
  };
  const busy = (name) => waiting.has(`set ${name}`) || (turn !== null && sent === `set ${name}`);
  const idle = () => turn === null && !waiting.size;
  const end = () => { clearTimeout(timer); model.off("change:frame", answered); };
  return { send, busy, idle, end };
};
