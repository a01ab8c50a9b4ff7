// The view of one scenario. It reads `parts` and `charts` once, says what the reader did, and shows every frame.
export default {
  async render({ model, el }) {
    const parts = model.get("parts");
    const status = make("p", { class: "nutag-message", role: "alert" });
    const asleep = model.asleep ?? "This panel waits for its kernel. If nothing happens, open the menu Run and choose Run All Cells. What you saved is kept.";
    let gone = false;
    const panel = make("section", { class: "nutag-panel", "aria-label": parts.title });
    const lost = (isLost) => {
      if (gone === isLost) return;
      gone = isLost;
      panel.classList.toggle("nutag-asleep", gone);
      const fields = () => panel.querySelectorAll("input, select, button:not(.nutag-present)");
      fields().forEach((field) => { field.disabled = gone; });
      show();  // it may draw a button anew, or find that one has something to do
      if (gone) fields().forEach((field) => { field.disabled = true; });
    };
    const sending = sender(model, lost);
    const { send } = sending;
    const predictions = drawPredictions(parts, send), controls = drawControls(parts, send), tools = drawTools(model, send);
    const title = make("p", { class: "nutag-message-title" });
    const veil = make("p", { class: "nutag-veil" }, "Keep or skip your prediction to see what comes out.");
    const sentence = make("p", { class: "nutag-sentence" }), difference = make("p", { class: "nutag-difference" });
    const numbers = make("div", { class: "nutag-table" });
    const table = make("details", { class: "nutag-numbers" }, make("summary", {}, "The same as a table"), numbers);
    const sources = make("details", { class: "nutag-sources" }, make("summary", {}, "Where the numbers come from"), make("p", { class: "nutag-caption" }, parts.caption));
    const announced = make("p", { class: "nutag-announced", role: "status" });
    const picture = make("div", { class: "nutag-picture" });
    panel.append(
      make("div", { class: "nutag-head" }, make("p", { class: "nutag-title" }, parts.title), drawPresent(panel, send)),
      predictions.element, controls.element, status,
      make("div", { class: "nutag-result" }, title, veil, picture, difference, sentence),
      make("div", { class: "nutag-foot" }, tools.element, table, sources), announced);
    el.append(panel);
    keepKeys(panel);
    tabIn(panel);
    const charts = await drawCharts(model.get("charts"), parts.controls, await vega(model), send, model.get("frame"));
    picture.append(charts.element);
    const drawn = await charts.start();
    panel.idle = () => sending.idle() && drawn.idle();  // so that a test can wait until all is drawn
    let timer = 0;
    const show = () => {
      const frame = model.get("frame");
      const waits = frame.sentence === undefined;
      panel.classList.toggle("nutag-veiled", waits);
      predictions.show(frame);
      controls.show(frame, sending.busy);
      tools.show(frame);
      drawn.show(frame);
      veil.hidden = !waits;
      table.hidden = waits;
      title.textContent = frame.title ?? "";
      sentence.textContent = frame.sentence ?? "";
      difference.textContent = frame.difference;
      if (frame.table) numbers.replaceChildren(drawTable(frame.table, parts.title));
      status.textContent = gone ? asleep : frame.message;
      clearTimeout(timer);
      timer = setTimeout(() => { announced.textContent = frame.difference || (frame.sentence ?? ""); }, 700);
    };
    const showHeld = async () => {
      const held = model.get("held");
      panel.classList.toggle("nutag-comparing", Boolean(held.rows));
      difference.title = held.label ?? "";
      await drawn.hold(held.rows ?? null);
      show();
    };
    const stopped = () => lost(true);
    const listeners = { "change:frame": show, "change:held": showHeld, "comm_live_update": stopped };
    for (const [event, listener] of Object.entries(listeners)) model.on(event, listener);
    show();
    await showHeld();
    send({ do: "hello" });  // a panel without a kernel must not look alive
    return () => {
      for (const [event, listener] of Object.entries(listeners)) model.off(event, listener);
      sending.end();
      clearTimeout(timer);
      drawn.end();
    };
  },
};
