// The table of a result. Columns of words stand to the left, columns of numbers to the right.
const drawTable = (table, caption) => {
  const isNumber = (text) => /^([-+−–]|[₮$])*\s?\d|^[-–]?$/.test(text);
  const numbers = (i) => 2 * table.rows.filter((row) => isNumber(row[i])).length > table.rows.length;  // "none" may be among them
  const sides = table.columns.map((_, i) => ({ class: numbers(i) ? null : "nutag-words-column" }));
  const cells = (row) => row.map((cell, i) => (i ? make("td", sides[i], cell) : make("th", { scope: "row" }, cell)));
  return make("table", {}, make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...table.columns.map((column, i) => make("th", { scope: "col", ...sides[i] }, column)))),
    make("tbody", {}, ...table.rows.map((row) => make("tr", {}, ...cells(row)))));
};

// What a reader does with a whole setting: go back, hold it, keep it under a name, see it again.
const drawTools = (model, send) => {
  const id = uniqueId();
  const name = make("input", { type: "text", id, value: "mine", size: 10, maxlength: 30, autocomplete: "off" });
  const list = make("select", { "aria-label": "Saved settings" });
  const save = (replace) => send({ do: "save", name: name.value, replace });
  name.addEventListener("keydown", (event) => { if (event.key === "Enter") save(false); });
  const hold = button("Compare", () => send({ do: model.get("held").rows ? "release" : "hold" }));
  const load = button("Show", () => send({ do: "load", name: list.value }));
  const replace = button("Replace", () => save(true), { class: "nutag-main", hidden: true });
  const reset = button("Reset", () => send({ do: "reset" }), { class: "nutag-reset" });
  const more = make("details", { class: "nutag-keep" }, make("summary", {}, "Keep settings"),
    make("div", {}, make("label", { for: id }, "Name"), " ", name, " ", button("Save", () => save(false)), " ", replace, " ", list, " ", load));
  const element = make("div", { class: "nutag-tools" }, reset, hold, more);
  const show = ({ saved, asked, predictions }) => {
    const held = Boolean(model.get("held").rows);
    hold.textContent = held ? "Stop comparing" : "Compare";
    hold.setAttribute("aria-pressed", held);
    hold.disabled = predictions.some(({ state }) => state === "waiting");
    replace.hidden = asked === null;
    const chosen = list.value;
    list.replaceChildren(...saved.map((text) => make("option", { value: text }, text)));
    if (saved.includes(chosen)) list.value = chosen;
    list.hidden = load.hidden = !saved.length;
  };
  return { element, show };
};

// One panel over the whole screen, in large type, for a room: R reveals, 0 resets, N goes to the next panel, Escape leaves.
const drawPresent = (panel, send) => {
  const close = () => {
    panel.classList.remove("nutag-presenting");
    if (panel.matches(":popover-open")) panel.hidePopover();
    panel.removeAttribute("popover");
    toggle.textContent = "Present";
    toggle.focus();
  };
  const endFullScreen = () => {
    if (document.fullscreenElement && !document.querySelector(".nutag-presenting")) document.exitFullscreen();
  };
  const leave = () => {
    close();
    endFullScreen();
  };
  const enter = async () => {
    panel.classList.add("nutag-presenting");
    toggle.textContent = "Leave";
    panel.setAttribute("popover", "manual");  // above all that the page draws, also where full screen is not allowed
    panel.showPopover();
    panel.focus();
    await document.documentElement.requestFullscreen?.().catch(() => {});
    endFullScreen();  // who left at once would stay in it
  };
  const next = () => {
    const all = [...document.querySelectorAll(".nutag-panel")];
    const other = all[(all.indexOf(panel) + 1) % all.length];
    close();
    other.scrollIntoView();
    other.querySelector(".nutag-present").click();
  };
  const toggle = button("Present", () => (panel.classList.contains("nutag-presenting") ? leave() : enter()),
    { class: "nutag-present", title: "Over the whole screen. Keys: R reveal, 0 reset, N next, Esc leave" });
  panel.tabIndex = -1;
  panel.addEventListener("keydown", (event) => {
    if (!panel.classList.contains("nutag-presenting") || event.target.matches("input[type=text], select")) return;
    const acts = { r: () => send({ do: "open" }), 0: () => send({ do: "reset" }), n: next, Escape: leave };
    acts[event.key.length === 1 ? event.key.toLowerCase() : event.key]?.();
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && panel.classList.contains("nutag-presenting")) leave();
  });
  return toggle;
};
