// The controls: native form fields. Each is { element, show(value) } and sends what the reader did; it never decides.
const kinds = {
  slider(control, id, send) {
    const range = make("input", { type: "range", id, min: control.min, max: control.max, step: control.step });
    const typed = make("input", { type: "text", inputmode: "decimal", "aria-label": `${control.label}, typed`,
      size: Math.max(3, String(control.max).length, String(control.min + control.step).length), autocomplete: "off" });
    let shown = control.min;
    const show = (value) => {
      shown = value;
      range.value = value;
      range.setAttribute("aria-valuetext", `${value} ${control.unit}`.trim());
      if (document.activeElement !== typed) typed.value = value;
    };
    range.addEventListener("input", () => { show(+range.value); send({ do: "set", name: control.name, value: +range.value }); });
    // Taken when the reader leaves the box or presses Enter, not at every key: "9" on the way to "9000" is no value.
    const take = () => {
      if (!["", String(shown)].includes(typed.value.trim())) send({ do: "type", name: control.name, text: typed.value });
    };
    typed.addEventListener("change", () => { take(); if (document.activeElement !== typed) typed.value = shown; });
    typed.addEventListener("blur", () => { typed.value = shown; });
    const unit = control.unit ? make("span", { class: "nutag-unit" }, control.unit) : null;
    return { element: make("div", { class: "nutag-slider" }, range, typed, unit), show };
  },
  select(control, id, send) {
    const select = make("select", { id }, ...control.options.map(([value, text]) => make("option", { value }, text)));
    select.addEventListener("change", () => send({ do: "set", name: control.name, value: select.value }));
    return { element: select, show: (value) => { select.value = value; } };
  },
  radio(control, id, send) {
    const buttons = control.options.map(([value]) => make("input", { type: "radio", name: id, value }));
    const labels = control.options.map(([, text], i) => make("label", {}, buttons[i], text));
    buttons.forEach((input) => input.addEventListener("change", () => send({ do: "set", name: control.name, value: input.value })));
    return {
      element: make("div", { class: "nutag-radio" }, ...labels),
      show: (value) => buttons.forEach((input) => { input.checked = input.value === value; }),
    };
  },
  switch(control, id, send) {
    const box = make("input", { type: "checkbox", id });
    box.addEventListener("change", () => send({ do: "set", name: control.name, value: box.checked }));
    return { element: box, show: (value) => { box.checked = value; } };
  },
};

const drawControl = (control, send) => {
  const id = uniqueId();
  const { element, show } = kinds[control.kind](control, id, send);
  const tag = control.tag ? make("span", { class: "nutag-tag", title: "where the value at the start comes from" }, control.tag) : null;
  const help = control.help ? make("p", { class: "nutag-help" }, control.help) : null;
  const attributes = { class: `nutag-control nutag-${control.kind}-control`, "data-control": control.name };
  if (control.kind === "radio") return { show, field: make("fieldset", attributes, make("legend", {}, control.label, " ", tag), element, help) };
  const head = make("div", { class: "nutag-label" }, make("label", { for: id }, control.label), " ", tag);
  return { show, field: make("div", attributes, head, element, help) };
};

// Two or three controls in sight, the others behind More; a control without a say is not shown.
const drawControls = (parts, send) => {
  const drawn = Object.fromEntries(parts.controls.map((control) => [control.name, drawControl(control, send)]));
  const fields = (more) => parts.controls.filter((control) => control.more === more).map(({ name }) => drawn[name].field);
  const rest = fields(true);
  const more = rest.length ? make("details", { class: "nutag-more" }, make("summary", {}, "More"), make("div", { class: "nutag-controls" }, ...rest)) : null;
  const element = make("div", { class: "nutag-moves" }, make("div", { class: "nutag-controls" }, ...fields(false)), more);
  const show = ({ values, off }, busy) => {
    for (const [name, { show: place, field }] of Object.entries(drawn)) {
      if (!busy(name)) place(values[name]);  // what the reader's hand holds is newer than the kernel's answer
      field.hidden = off.includes(name);
    }
    if (more) more.hidden = rest.every((field) => field.hidden);
  };
  return { element, show };
};
