// The form of one question. It sends what was entered, and shows a verdict only beside the entry that was judged.
const STOPPED = "The kernel was restarted or stopped. Open the menu Run and choose Run All Cells. What you checked is kept.";

// Words with code between backticks, as elements.
const worded = (text) => text.split("`").map((part, i) => (i % 2 ? make("code", {}, part) : part));

const option = (text, label = text) => make("option", { value: text }, label);
const chooser = (attributes, options) =>
  make("select", attributes, option("", "choose …"), ...options.map((text) => option(text)));
const group = (question, ...children) =>
  make("fieldset", { class: "nutag-fields" }, make("legend", { class: "nutag-prompt" }, question), ...children);
const labelled = (question, id, ...children) =>
  make("div", {}, make("label", { for: id, class: "nutag-prompt" }, question), ...children);

const typed = (attributes) => make("input", { type: "text", autocomplete: "off", spellcheck: "false", ...attributes });
const number = (attributes, unit) => {
  const box = typed({ inputmode: "decimal", size: 12, ...attributes });
  return { box, element: make("span", { class: "nutag-number" }, box, unit ? make("span", { class: "nutag-unit" }, unit) : null) };
};
const wide = (attributes) => make("textarea", { rows: 3, spellcheck: "false", ...attributes });

// One box: its entry is its text.
const boxed = (element, box) => ({
  element, get: () => box.value, set: (entry) => { box.value = typeof entry === "string" ? entry : ""; }, first: box });

// Several boxes: the entry is a list of their texts.
const row = (boxes) => ({
  get: () => boxes.map((box) => box.value),
  set: (entry) => boxes.forEach((box, i) => { box.value = entry?.[i] ?? ""; }),
});

const ticks = (type, { question, options }) => {
  const name = uniqueId();
  const boxes = options.map((value) => make("input", { type, name, value }));
  const labels = options.map((text, i) => make("label", { class: "nutag-tick" }, boxes[i], make("span", {}, text)));
  const element = group(question, make("div", { class: options.length > 8 ? "nutag-many" : "nutag-few" }, ...labels));
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const choose = (values) => boxes.forEach((box) => { box.checked = values.includes(box.value); });
  return { element, chosen, choose, first: boxes[0] };
};

// Items that move up and down, by buttons and by dragging; the focus goes along.
const ordered = ({ question, items }, changed) => {
  const said = make("p", { class: "nutag-hidden", role: "status" });
  const list = make("ol", { class: "nutag-order" });
  const move = (item, step) => {
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(item); else other.after(item);
    mark();
    said.textContent = `${item.dataset.text} is now number ${[...list.children].indexOf(item) + 1}.`;
    changed();
  };
  const drawn = (text) => {
    const [up, down] = [["↑", -1, "up"], ["↓", 1, "down"]].map(([sign, step, way]) => {
      const arrow = button(sign, () => {
        move(item, step);
        (arrow.getAttribute("aria-disabled") ? item.querySelector("button:not([aria-disabled])") : arrow).focus();
      }, { "aria-label": `Move ${text} ${way}` });
      return arrow;
    });
    const item = make("li", { draggable: "true", "data-text": text }, 
      make("div", { class: "nutag-placed" }, make("span", { class: "nutag-item" }, text), up, down));
    item.addEventListener("dragstart", (event) => {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", text);
      event.stopPropagation();
      list.dragged = item;
    });
    item.addEventListener("dragover", (event) => {
      if (!list.dragged) return;
      event.preventDefault();
      event.stopPropagation();
      const { top, height } = item.getBoundingClientRect();
      if (list.dragged !== item) item[event.clientY < top + height / 2 ? "before" : "after"](list.dragged);
    });
    item.addEventListener("drop", (event) => { event.preventDefault(); event.stopPropagation(); });
    item.addEventListener("dragend", () => { list.dragged = null; mark(); changed(); });
    return item;
  };
  const mark = () => [...list.children].forEach((item, i, all) => item.querySelectorAll("button").forEach((arrow, end) => {
    if (i === (end ? all.length - 1 : 0)) arrow.setAttribute("aria-disabled", "true");
    else arrow.removeAttribute("aria-disabled");
  }));
  const place = (texts) => { list.replaceChildren(...texts.map(drawn)); mark(); };
  place(items);
  return { element: group(question, list, said), get: () => [...list.children].map((item) => item.dataset.text),
    set: (entry) => place(Array.isArray(entry) ? entry : items), first: list.querySelector("button") };
};

// Each kind is { element, get(), set(entry), first }: what it draws, its entry, and where the focus begins.
const kinds = {
  number({ question, unit }) {
    const id = uniqueId(), { box, element } = number({ id }, unit);
    return boxed(labelled(question, id, element), box);
  },
  name({ question }) {
    const id = uniqueId(), box = typed({ id, size: 28 });
    return boxed(labelled(question, id, box), box);
  },
  open({ question }) {
    const id = uniqueId(), box = wide({ id, rows: 4, spellcheck: "true" });
    return boxed(labelled(question, id, box), box);
  },
  choice(parts) {
    const { element, chosen, choose, first } = ticks("radio", parts);
    return { element, first, get: () => chosen()[0] ?? "", set: (entry) => choose([entry]) };
  },
  choices(parts) {
    const { element, chosen, choose, first } = ticks("checkbox", parts);
    return { element, first, get: chosen, set: (entry) => choose(Array.isArray(entry) ? entry : []) };
  },
  order: ordered,
  match({ question, left, right }) {
    const ids = left.map(uniqueId), boxes = ids.map((id) => chooser({ id }, right));
    const lines = left.map((text, i) => make("div", { class: "nutag-line" }, make("label", { for: ids[i] }, text), boxes[i]));
    return { element: group(question, ...lines), first: boxes[0], ...row(boxes) };
  },
  table({ question, rows, columns }) {
    const cell = (line, { title, kind, unit, options }) => {
      const attributes = { "aria-label": `${line}, ${title}` };
      if (options) return { box: chooser(attributes, options) };
      return kind === "number" ? number({ ...attributes, size: 8 }, unit) : { box: typed({ ...attributes, size: 14 }) };
    };
    const cells = rows.map((line) => columns.map((column) => cell(line, column)));
    const head = make("tr", {}, make("td", {}), ...columns.map(({ title }) => make("th", { scope: "col" }, title)));
    const body = rows.map((line, i) => make("tr", {}, make("th", { scope: "row" }, line),
      ...cells[i].map(({ box, element }) => make("td", {}, element ?? box))));
    const lines = cells.map((line) => row(line.map(({ box }) => box)));
    return { element: group(question, make("div", { class: "nutag-cells" }, make("table", {}, make("thead", {}, head),
      make("tbody", {}, ...body)))), first: cells[0][0].box,
      get: () => lines.map((line) => line.get()), set: (entry) => lines.forEach((line, i) => line.set(entry?.[i])) };
  },
  ledger({ question, labels }) {
    const ids = labels.map(uniqueId), boxes = ids.map((id) => wide({ id, rows: 2, spellcheck: "true" }));
    const lines = labels.map((text, i) => make("div", { class: "nutag-part" }, make("label", { for: ids[i] }, text), boxes[i]));
    return { element: group(question, ...lines), first: boxes[0], ...row(boxes) };
  },
};

export default {
  render({ model, el }) {
    const parts = model.get("parts");
    const fault = make("p", { class: "nutag-fault", role: "alert" });
    const lost = (gone) => {
      fault.textContent = gone ? model.asleep ?? STOPPED : "";
      form.querySelectorAll("input, select, textarea, button").forEach((field) => { field.disabled = gone; });
    };
    const { send, end } = sender(model, lost);
    const entry = () => JSON.stringify(field.get());
    const changed = () => {
      if (model.get("frame").status && judged()) send({ do: "edit" });
      showVerdict();
    };
    const field = kinds[parts.kind](parts, changed);
    let shown = entry();  // what stood here last when the kernel and the page agreed
    const blank = shown;
    const judged = () => (model.get("frame").entry === null ? blank : JSON.stringify(model.get("frame").entry)) === entry();
    const check = () => { shown = entry(); send({ do: parts.kind === "open" ? "keep" : "check", entry: field.get() }); };
    const verdict = make("div", { class: "nutag-verdict", role: "status" });
    const readings = make("div", { class: "nutag-readings" });
    const hint = make("p", { class: "nutag-hint", role: "status" });
    const note = make("p", { class: "nutag-before" });
    const buttons = make("div", { class: "nutag-buttons" },
      button(parts.kind === "open" ? "Keep" : "Check", check, { class: "nutag-main" }),
      parts.hints ? button("Hint", () => send({ do: "hint" })) : null);
    const form = make("section", { class: "nutag-form", "aria-label": `Question ${parts.id}` },
      field.element, buttons, verdict, readings, hint, note, fault);
    const showVerdict = () => {
      const frame = model.get("frame"), seen = Boolean(frame.status) && judged();
      form.dataset.status = seen ? frame.status : "";
      verdict.replaceChildren(...(seen ? [make("b", {}, make("span", { "aria-hidden": "true" }, frame.symbol),
        ` ${frame.word}.`), " ", ...worded(frame.message)] : []));
      readings.replaceChildren(...(seen ? frame.readings : []).map((text) => button(text, () => {
        field.set(text);
        field.first.focus();
        check();
      })));
    };
    const show = () => {
      const frame = model.get("frame");
      if (entry() === shown && frame.entry !== null && !judged()) field.set(frame.entry);
      shown = entry() === shown || judged() ? entry() : shown;
      showVerdict();
      hint.replaceChildren(...(frame.hint ? [make("b", {}, "➜ Hint."), " ", ...worded(frame.hint)] : []));
      note.textContent = frame.note;
    };
    field.element.addEventListener("input", changed);
    field.element.addEventListener("keydown", (event) => {
      const here = event.target;
      if (event.key !== "Enter" || event.isComposing || here.matches("button, textarea") || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      check();
    });
    if (!parts.judged) {
      const keep = () => { if (entry() !== shown) { shown = entry(); send({ do: "keep", entry: field.get() }); } };
      field.element.addEventListener("change", keep);  // a box that is left keeps what stands in it
    }
    keepKeys(form);
    tabIn(form);
    el.append(form);
    model.on("change:frame", show);
    const stopped = () => lost(true);
    model.on("comm_live_update", stopped);
    show();
    send({ do: "hello" });  // without an answer the kernel is gone, and the form must not look alive
    return () => { model.off("change:frame", show); model.off("comm_live_update", stopped); end(); };
  },
};
