// The view of one scenario. It reads `parts` once, sends `values`, and shows every `frame` the kernel sends.
// The page loads this file once for each panel, so ids are counted on the page and not in the file.
const uniqueId = () => `nutag-${globalThis.nutagCount = (globalThis.nutagCount ?? 0) + 1}`;

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
};

const button = (text, action) => {
  const element = make("button", { type: "button" }, text);
  element.addEventListener("click", action);
  return element;
};

const decimals = (step) => (String(step).split(".")[1] ?? "").length;

const rule = ({ min, max, step }, text) => {
  const number = decimals(step) > 0 ? "a number" : "a whole number";
  return `${text === "" ? "" : `${text} was not taken: `}give ${number} from ${min} to ${max}.`;
};

// Each control is { element, show(value) } and calls `send(value)` when the reader changes it.
const kinds = {
  slider(control, id, send) {
    const limits = { min: control.min, max: control.max, step: control.step };
    const range = make("input", { type: "range", id, ...limits });
    const typed = make("input", { type: "number", "aria-label": `${control.label}, typed`, ...limits, step: "any" });
    const fits = (text) => text.trim() !== "" && +text >= control.min && +text <= control.max
      && (decimals(control.step) > 0 || Number.isInteger(+text));
    const fault = make("p", { class: "nutag-fault", role: "alert" });
    let last = control.min;
    const place = (value) => {
      last = value;
      range.value = value;
      range.setAttribute("aria-valuetext", `${value} ${control.unit}`.trim());
      if (document.activeElement !== typed) typed.value = value;
      typed.removeAttribute("aria-invalid");
    };
    const show = (value) => { place(value); fault.textContent = ""; };
    const take = (value) => { show(value); send(value); };
    range.addEventListener("input", () => take(+range.value));
    typed.addEventListener("input", () => {
      if (fits(typed.value)) take(+typed.value);
      else typed.setAttribute("aria-invalid", "true");
    });
    typed.addEventListener("blur", () => place(last));
    // Said when the reader leaves the box, not at every key: "9" on the way to "9000" is no fault.
    typed.addEventListener("change", () => { if (!fits(typed.value)) fault.textContent = rule(control, typed.value); });
    const unit = control.unit ? make("span", { class: "nutag-unit" }, control.unit) : null;
    return { element: make("div", {}, make("div", { class: "nutag-slider" }, range, typed, unit), fault), show };
  },
  select(control, id, send) {
    const select = make("select", { id }, ...control.options.map(([value, text]) => make("option", { value }, text)));
    select.addEventListener("change", () => send(select.value));
    return { element: select, show: (value) => { select.value = value; } };
  },
  radio(control, id, send) {
    const buttons = control.options.map(([value]) => make("input", { type: "radio", name: id, value }));
    const labels = control.options.map(([, text], i) => make("label", {}, buttons[i], text));
    buttons.forEach((input) => input.addEventListener("change", () => send(input.value)));
    return {
      element: make("div", { class: "nutag-radio" }, ...labels),
      show: (value) => buttons.forEach((input) => { input.checked = input.value === value; }),
    };
  },
  switch(control, id, send) {
    const box = make("input", { type: "checkbox", id });
    box.addEventListener("change", () => send(box.checked));
    return { element: box, show: (value) => { box.checked = value; } };
  },
};

const drawControls = (parts, model) => {
  const shows = {}, forms = {};
  const fields = parts.controls.map((control) => {
    const id = uniqueId();
    const send = (value) => {
      model.set("values", { ...model.get("values"), [control.name]: value });
      model.save_changes();
    };
    const { element, show } = kinds[control.kind](control, id, send);
    shows[control.name] = show;
    forms[control.name] = element;
    const tag = control.tag ? make("span", { class: "nutag-tag", title: "where the value at the start comes from" }, control.tag) : null;
    const help = control.help ? make("p", { class: "nutag-help" }, control.help) : null;
    if (control.kind === "radio") {
      return make("fieldset", { class: "nutag-control" }, make("legend", {}, control.label, " ", tag), element, help);
    }
    const label = make("label", { for: id }, control.label);
    const head = make("div", { class: "nutag-label" }, label, tag);
    return make("div", { class: `nutag-control nutag-${control.kind}-control` }, head, element, help);
  });
  const show = () => {
    for (const [name, value] of Object.entries(model.get("values"))) shows[name]?.(value);
  };
  const switchOff = (names) => {
    for (const [name, form] of Object.entries(forms)) {
      for (const input of form.querySelectorAll("input")) input.disabled = names.includes(name);
    }
  };
  return { element: make("div", { class: "nutag-controls" }, ...fields), show, switchOff };
};

const drawPredictions = (parts, model) => {
  const shows = {};
  const forms = parts.predictions.map((prediction) => {
    const id = uniqueId();
    const options = prediction.options.map((text) => make("option", { value: text }, text));
    const answer = options.length
      ? make("select", { id }, make("option", { value: "" }, "choose …"), ...options)
      : make("input", { id, type: "number", step: "any" });
    const fault = make("span", { class: "nutag-fault", role: "alert" });
    const keep = button("Keep my prediction", () => {
      fault.textContent = answer.value === "" ? "Answer first." : "";
      if (answer.value === "") answer.focus();
      else if (answer.value === model.get("kept")[prediction.name]) show();  // the same again: nothing will change
      else model.send({ do: "predict", name: prediction.name, answer: answer.value });
    });
    const unit = prediction.unit ? make("span", { class: "nutag-unit" }, prediction.unit) : null;
    const form = make("div", { class: "nutag-answer" }, answer, unit, keep, fault);
    const words = make("span", { class: "nutag-outcome" });
    const again = button("Predict again", () => { form.hidden = false; outcome.hidden = true; answer.focus(); });
    const outcome = make("p", { hidden: true }, words, " ", again);
    shows[prediction.name] = (kept, now) => {
      form.hidden = kept !== undefined;
      outcome.hidden = kept === undefined;
      words.replaceChildren(make("b", {}, `You predicted: ${kept} ${prediction.unit}`.trim()), ` · ${now ?? ""}`);
    };
    return make("div", { class: "nutag-prediction" }, make("label", { for: id }, prediction.question), form, outcome);
  });
  const show = () => {
    const kept = model.get("kept"), outcomes = model.get("frame").outcomes ?? {};
    for (const { name } of parts.predictions) shows[name](kept[name], outcomes[name]);
  };
  const title = make("p", { class: "nutag-first" }, "First predict, then move");
  return { element: forms.length ? make("div", { class: "nutag-predictions" }, title, ...forms) : null, show };
};

// Columns of words stand to the left, columns of numbers to the right.
const drawTable = (table, caption) => {
  const isNumber = (text) => /^([-+−–]|[₮$])*\s?\d|^[-–]?$/.test(text);
  const numbers = (i) => 2 * table.rows.filter((row) => isNumber(row[i])).length > table.rows.length;  // "none" may be among them
  const sides = table.columns.map((_, i) => ({ class: numbers(i) ? null : "nutag-words-column" }));
  const cells = (row) => row.map((cell, i) => (i ? make("td", sides[i], cell) : make("th", { scope: "row" }, cell)));
  return make("table", {}, make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...table.columns.map((column, i) => make("th", { scope: "col", ...sides[i] }, column)))),
    make("tbody", {}, ...table.rows.map((row) => make("tr", {}, ...cells(row)))));
};

// Two results side by side must not be drawn on two scales: a bar of 16 would look like a bar of 20. So every linear
// scale that follows the rows gets a signal that can set its domain: null for its own, here the one that holds both.
const SHARED = "_shared";
const sharable = (spec) => {
  for (const scale of spec.usermeta?.ownScales ? [] : spec.scales ?? []) {
    if (scale.type !== "linear" || !(scale.domain?.field ?? scale.domain?.fields)) continue;
    scale.domainRaw = { signal: scale.name + SHARED };
    spec.signals = [...(spec.signals ?? []), { name: scale.name + SHARED, value: null }];
  }
  return spec;
};
const sharedScales = ({ vgSpec }) => (vgSpec.signals ?? []).map(({ name }) => name)
  .filter((name) => name.endsWith(SHARED)).map((name) => name.slice(0, -SHARED.length));
const setDomains = (chart, domains = {}) => {
  for (const scale of sharedScales(chart)) chart.view.signal(scale + SHARED, domains[scale] ?? null);
  return chart.view.runAsync();
};
const commonDomains = (chart, neighbour) => Object.fromEntries(sharedScales(chart).map((scale) => {
  const ends = [chart, neighbour].flatMap(({ view }) => view.scale(scale).domain()).filter(Number.isFinite);  // none: no rows
  return [scale, ends.length ? [Math.min(...ends), Math.max(...ends)] : null];
}));
const scaleSharer = () => {
  let turn = 0;  // while a slider is dragged, only the last call may set what it has read
  return async (charts, neighbours) => {
    const mine = ++turn;
    await Promise.all([...charts, ...neighbours].map((chart) => setDomains(chart)));
    if (mine !== turn || !neighbours.length) return;
    const common = charts.map((chart, i) => commonDomains(chart, neighbours[i]));
    await Promise.all([charts, neighbours].flatMap((each) => each.map((chart, i) => setDomains(chart, common[i]))));
  };
};

// Charts, sentence and table of one frame; used for the present settings and for those held for comparison.
const drawResult = (parts, embed, title) => {
  const views = [];
  const figures = parts.charts.map(() => make("div", { class: "nutag-chart", role: "img" }));
  const heading = make("p", { class: "nutag-which" });
  const sentence = make("p", { class: "nutag-sentence" });
  const numbers = make("div", { class: "nutag-table" });
  const caption = make("p", { class: "nutag-caption" }, parts.caption);
  const element = make("div", { class: "nutag-result" }, heading,
    make("div", { class: "nutag-charts" }, ...figures, caption), make("div", { class: "nutag-words" }, sentence, numbers));
  const start = async (frame) => {
    views.push(...await Promise.all(parts.charts.map(async ({ spec, datasets }, i) => {
      const rows = Object.fromEntries(datasets.map((name) => [name, structuredClone(frame.rows[name] ?? [])]));
      const host = make("div", { "aria-hidden": "true" });
      figures[i].append(host);
      const chart = await embed(host, { ...spec, datasets: { ...spec.datasets, ...rows } },
        { actions: false, renderer: "svg", tooltip: { theme: "light" }, patch: sharable });
      figures[i].view = chart.view;  // so that a test can ask what is drawn
      return { chart, datasets };
    })));
  };
  const show = (frame) => {
    heading.textContent = frame.label ? `${title}: ${frame.label}` : title;
    sentence.textContent = frame.sentence;
    numbers.replaceChildren(drawTable(frame.table, "The same result as a table"));
    figures.forEach((figure) => figure.setAttribute("aria-label", frame.sentence));
    for (const { chart, datasets } of views) {
      for (const name of datasets) chart.view.data(name, structuredClone(frame.rows[name] ?? []));
      chart.view.runAsync();
    }
  };
  const end = () => views.forEach(({ chart }) => chart.finalize());
  return { element, start, show, end, charts: () => views.map(({ chart }) => chart) };
};

const drawTools = (model) => {
  const id = uniqueId();
  const name = make("input", { type: "text", id, value: "mine", size: 10, maxlength: 30 });
  const list = make("select", { "aria-label": "Saved settings" });
  const hold = button("Hold for comparison", () => model.send({ do: model.get("held").sentence ? "release" : "hold" }));
  const load = button("Load", () => model.send({ do: "load", name: list.value }));
  const show = () => {
    hold.textContent = model.get("held").sentence ? "Stop comparing" : "Hold for comparison";
    const chosen = list.value;
    list.replaceChildren(...model.get("saved").map((text) => make("option", { value: text }, text)));
    if (model.get("saved").includes(chosen)) list.value = chosen;
    load.disabled = list.disabled = !model.get("saved").length;
  };
  const element = make("div", { class: "nutag-tools" },
    button("Reset", () => model.send({ do: "reset" })), hold,
    make("span", { class: "nutag-group" }, make("label", { for: id }, "Name"), name,
      button("Save", () => model.send({ do: "save", name: name.value }))),
    make("span", { class: "nutag-group" }, list, load));
  return { element, show };
};

const vega = async (model) => {
  const promise = () => { const p = {}; p.promise = new Promise((resolve) => { p.resolve = resolve; }); return p; };
  globalThis.nutagVega ??= promise();
  await model.widget_manager.get_model(model.get("runtime").slice("IPY_MODEL_".length));
  return globalThis.nutagVega.promise;
};

export default {
  async render({ model, el }) {
    const parts = model.get("parts");
    const predictions = drawPredictions(parts, model), controls = drawControls(parts, model), tools = drawTools(model);
    const message = make("p", { class: "nutag-message", role: "alert" });
    const announced = make("p", { class: "nutag-announced", role: "status" });
    const results = make("div", { class: "nutag-results" });
    const panel = make("section", { class: "nutag-panel", "aria-label": parts.title },
      make("p", { class: "nutag-title" }, parts.title), predictions.element, controls.element, message, results,
      tools.element, announced);
    el.append(panel);
    // Plain keys belong to the controls, not to the notebook; Ctrl + S and its like stay JupyterLab's.
    panel.addEventListener("keydown", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); });
    const embed = await vega(model);
    const now = drawResult(parts, embed, "Now");
    const shareScales = scaleSharer();
    let held = null, timer = 0;
    const showFrame = () => {
      const frame = model.get("frame");
      controls.switchOff(frame.off);
      now.show(frame);
      if (held) shareScales(now.charts(), held.charts());
      predictions.show();
      clearTimeout(timer);
      timer = setTimeout(() => { announced.textContent = frame.sentence; }, 700);
    };
    const showHeld = async () => {
      const compared = held !== null;
      held?.end();
      held?.element.remove();
      held = null;
      const frame = model.get("held");
      panel.classList.toggle("nutag-comparing", Boolean(frame.sentence));
      if (frame.sentence) {
        held = drawResult(parts, embed, "Held");
        results.prepend(held.element);
        await held.start(frame);
        held?.show(frame);
      }
      if (held || compared) await shareScales(now.charts(), held?.charts() ?? []);
      tools.show();
    };
    const showMessage = () => { message.textContent = model.get("message"); };
    const lost = () => {
      message.textContent = "The kernel was restarted or stopped. Open the menu Run and choose Run All Cells. What you saved is kept.";
      panel.querySelectorAll("input, select, button").forEach((element) => { element.disabled = true; });
    };
    results.append(now.element);
    await now.start(model.get("frame"));
    const widest = Math.max(...[...now.element.querySelectorAll("svg.marks")].map((svg) => svg.width.baseVal.value));
    panel.classList.toggle("nutag-wide", widest > 600);
    const listeners = { "change:values": controls.show, "change:frame": showFrame, "change:held": showHeld,
      "change:kept": predictions.show, "change:saved": tools.show, "change:message": showMessage,
      "comm_live_update": lost };
    for (const [event, listener] of Object.entries(listeners)) model.on(event, listener);
    controls.show();
    showFrame();
    showMessage();
    tools.element.addEventListener("click", controls.show);  // a fault told before is over, also when no value changes
    await showHeld();
    return () => {
      for (const [event, listener] of Object.entries(listeners)) model.off(event, listener);
      clearTimeout(timer);
      now.end();
      held?.end();
    };
  },
};
