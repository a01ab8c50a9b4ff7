// Charts: drawn once from their specification, then fed with rows; at the width they are given, with a held setting as a
// grey ghost behind the present one or beside it, and touched to move a control.

const vega = async (model) => {
  const promise = () => { const p = {}; p.promise = new Promise((resolve) => { p.resolve = resolve; }); return p; };
  globalThis.nutagVega ??= promise();
  const runtime = model.get("runtime");  // none where the page has Vega from its server
  if (runtime) await model.widget_manager.get_model(runtime.slice("IPY_MODEL_".length));
  return globalThis.nutagVega.promise;
};

// A ghost must not be drawn on another scale: a bar of 16 would look like a bar of 20. So every linear scale that follows
// the rows gets a signal that can set its domain: null for its own, or the one that holds both.
const SHARED = "_shared";
const sharable = (spec) => {
  for (const scale of spec.scales ?? []) {
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
  return chart.view.resize().runAsync();
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

const LOW = 0.4;  // of the screen's height: how tall a picture is in front of a room, its axes and names counted
const hasWidth = (view) => { try { return view.signal("width") !== undefined; } catch { return false; } };

// What is under way: a test waits until nothing is.
const counter = () => {
  let runs = 0;
  const counted = async (work) => { runs += 1; try { return await work; } finally { runs -= 1; } };
  return { counted, idle: () => runs === 0 };
};

// One chart in its figure: `show(rows)` changes what it draws, `fit()` gives it the width of the figure.
const drawChart = async ({ spec, datasets }, figure, embed, rows) => {
  const named = Object.fromEntries(datasets.map((name) => [name, structuredClone(rows[name] ?? [])]));
  const place = make("div"), host = make("div", { class: "nutag-host", "aria-hidden": "true" }, place);
  figure.append(host);
  const chart = await embed(place, { ...spec, datasets: { ...spec.datasets, ...named } },
    { actions: false, renderer: "svg", tooltip: { theme: "light" }, patch: sharable });
  const flexible = spec.width === "container" && hasWidth(chart.view);
  const drawn = () => {
    const marks = host.querySelectorAll(".role-mark:not(.mark-text) :is(path[d]:not([d='']), line, image)");
    figure.classList.toggle("nutag-empty", !marks.length);
  };
  const last = new Map(Object.entries(named).map(([name, given]) => [name, JSON.stringify(given)]));
  let width = 0, height = spec.height, lower = false, filled = "", queue = Promise.resolve();
  const { counted, idle } = counter();
  // Vega fits a plot step by step where words stand out of it: a few times, until it keeps its width.
  const layOut = async () => {
    for (let turn = 0, before; turn < 20 && before !== chart.view.width(); turn += 1) {
      before = chart.view.width();
      await chart.view.resize().runAsync();
    }
  };
  const take = async () => {
    const low = Boolean(figure.closest(".nutag-presenting")) && typeof spec.height === "number";
    if (!flexible || !figure.clientWidth || (figure.clientWidth === width && low === lower)) return;
    width = figure.clientWidth;
    lower = low;
    if (height !== spec.height) chart.view.signal("height", height = spec.height);
    await chart.view.signal("room", width).signal("width", width).resize().runAsync();
    await layOut();
    await keepLow();
  };
  // Other rows may bring taller labels, so this is asked after each of them.
  const keepLow = async () => {
    const over = lower ? place.querySelector("svg").viewBox.baseVal.height - LOW * innerHeight : 0;
    if (over > 0) await chart.view.signal("height", height -= over).resize().runAsync();
  };
  const fit = () => counted(queue = queue.then(take));  // two at once would measure each other's half-laid picture
  const seen = new ResizeObserver(fit);
  seen.observe(figure);
  const show = (next) => {
    for (const name of datasets) {
      const given = next[name] ?? [], text = JSON.stringify(given);
      if (text === last.get(name)) continue;  // marks of rows that stayed are not drawn again
      last.set(name, text);
      chart.view.data(name, structuredClone(given));
    }
    const run = chart.view.resize().runAsync();  // longer labels take their room
    const now = datasets.map((name) => Boolean(next[name]?.length)).join();
    // A veil that opens brings labels where there were none. (At first `fit` lays the picture out.)
    const opens = filled && now !== filled;
    const laid = (opens ? queue = queue.then(() => run).then(layOut) : run).then(keepLow);
    counted(now === filled ? laid : laid.then(drawn));  // only rows that come or go make a picture empty
    filled = now;
  };
  const settle = () => counted(layOut());
  const end = () => { seen.disconnect(); chart.finalize(); host.remove(); };
  return { chart, host, show, fit, settle, end, idle };
};

// What a touch means: a mark that carries a control's value, or a place along a scale that is a slider's.
const touchable = (figure, chart, touch, control, send) => {
  const { view } = chart;
  let now, off = false;  // off: the control has no say, so nothing may move it
  const set = (value) => {
    if (!off && value !== undefined && value !== null) send({ do: "set", name: touch.control, value });
  };
  figure.touch = touch;
  if (touch.field) {
    view.addEventListener("click", (event, item) => {
      set(item?.datum?.[touch.field]);
      for (const [name, field] of Object.entries(touch.also ?? {})) {
        if (item?.datum?.[field] !== undefined) send({ do: "set", name, value: item.datum[field] });
      }
    });
  }
  if (touch.axis) {
    const place = (event) => {
      const svg = figure.querySelector("svg").getBoundingClientRect(), [left, top] = view.origin();
      const scale = view.scale(touch.axis);
      const along = touch.axis === "x" ? event.clientX - svg.left - left : event.clientY - svg.top - top;
      const value = scale.invert(along * (touch.axis === "x" ? figure.querySelector("svg").width.baseVal.value / svg.width
        : figure.querySelector("svg").height.baseVal.value / svg.height));
      const steps = Math.round((value - control.min) / control.step);
      const near = Math.min(control.max, Math.max(control.min, control.min + steps * control.step));
      set(+near.toFixed(9));
    };
    figure.addEventListener("pointerdown", (event) => { figure.setPointerCapture(event.pointerId); place(event); });
    figure.addEventListener("pointermove", (event) => { if (event.buttons === 1) place(event); });
  }
  // By keys the picture is a slider along the control's values.
  const values = control.options?.map(([value]) => value);
  figure.setAttribute("role", "slider");
  figure.setAttribute("aria-valuemin", values ? 1 : control.min);
  figure.setAttribute("aria-valuemax", values ? values.length : control.max);
  const show = (current, hasNoSay) => {
    now = current;
    off = hasNoSay;
    figure.classList.toggle("nutag-touch", !off);
    figure.tabIndex = off ? -1 : 0;
    figure.setAttribute("aria-disabled", off);
    figure.setAttribute("aria-valuenow", values ? values.indexOf(current) + 1 : current);
    figure.setAttribute("aria-valuetext", values ? control.options[values.indexOf(current)]?.[1] ?? "" : `${current} ${control.unit}`);
  };
  const forward = ["ArrowRight", "ArrowDown"], back = ["ArrowLeft", "ArrowUp"];
  figure.addEventListener("keydown", (event) => {
    const move = forward.includes(event.key) - back.includes(event.key);
    if (!move) return;
    event.preventDefault();
    if (values) set(values[Math.min(values.length - 1, Math.max(0, values.indexOf(now) + move))]);
    else set(+Math.min(control.max, Math.max(control.min, now + move * control.step)).toFixed(9));
  });
  return show;
};

// Whether two settings have no common scale: the first rows of a dataset tell (see `apart` in nutag.charts.theme).
const areApart = ({ spec }, one, other) => {
  const [data, field] = spec.usermeta?.apart ?? [];
  return Boolean(data) && one[data]?.[0]?.[field] !== other[data]?.[0]?.[field];
};

// All charts of a panel. `hold(rows)` puts a setting behind the present one: a ghost in the same picture, or, where the
// pictures have no common scale, a small second picture beside it.
const drawCharts = async (drawings, controls, embed, send, frame) => {
  const share = scaleSharer();
  const figures = drawings.map(() => make("div", { class: "nutag-chart", role: "img" }));
  const element = make("div", { class: "nutag-charts" }, ...figures);
  const start = async () => {
    const drawn = await Promise.all(drawings.map((drawing, i) => drawChart(drawing, figures[i], embed, frame.rows)));
    const touches = drawn.map(({ chart }, i) => {
      const touch = drawings[i].spec.usermeta?.touch;
      const control = touch && controls.find(({ name }) => name === touch.control);
      if (!control) return () => {};
      const place = touchable(figures[i], chart, touch, control, send);
      return ({ values, off }) => place(values[touch.control], off.includes(touch.control));
    });
    figures.forEach((figure, i) => { figure.view = drawn[i].chart.view; });  // so that a test can ask what is drawn
    drawn.forEach(({ fit }) => fit());
    let held = null, now = frame.rows, turn = Promise.resolve();
    const { counted, idle: replaced } = counter();
    let ghosts = [];  // each with `live`, the present drawing of the same chart, and `i`, its place
    // A ghost lies under the present picture, plot on plot, also where their labels take different room.
    const align = () => ghosts.forEach(({ chart, host, aside, live }) => {
      if (aside) return;
      const [x, y] = live.chart.view.origin().map((place, axis) => place - chart.view.origin()[axis]);
      host.style.transform = `translate(${x}px, ${y}px)`;
    });
    const sharing = () => {
      const behind = ghosts.filter(({ aside }) => !aside);
      return share(behind.map(({ live }) => live.chart), behind.map(({ chart }) => chart)).then(align);
    };
    const show = (next) => {
      const { rows, sentence } = next;
      now = rows;
      drawn.forEach((one) => one.show(rows));
      touches.forEach((place) => place(next));
      figures.forEach((figure) => figure.setAttribute("aria-label", sentence ?? "The picture waits for your prediction."));
      if (ghosts.some(({ aside, i }) => Boolean(aside) !== areApart(drawings[i], held, now))) hold(held);
      else if (ghosts.length) sharing();
    };
    const haunt = async (rows, i) => {
      const aside = areApart(drawings[i], rows, now) ? make("div", { class: "nutag-chart nutag-aside", role: "img", "aria-label": "The held setting" }) : null;
      if (aside) figures[i].before(aside);
      const ghost = await drawChart(drawings[i], aside ?? figures[i], embed, rows);
      if (!aside) { ghost.host.classList.add("nutag-ghost"); figures[i].prepend(ghost.host); }
      figures[i].ghost = ghost.chart.view;  // for tests, too
      ghost.show(rows);
      ghost.fit();
      return { ...ghost, aside, live: drawn[i], i };
    };
    const hold = (rows) => {
      held = rows;
      return turn = counted(turn.then(() => held === rows && replace(rows)));
    };
    const replace = async (rows) => {
      const before = ghosts;
      before.forEach(({ end, aside }) => { end(); aside?.remove(); });
      const wanted = rows ? [...drawings.keys()].filter((i) => !drawings[i].spec.usermeta?.noGhost) : [];
      ghosts = await Promise.all(wanted.map((i) => haunt(rows, i)));
      await Promise.all(drawn.map(({ fit }) => fit()));
      if (before.length) await share(before.map(({ live }) => live.chart), []);
      if (ghosts.length) await sharing();
      await Promise.all([...drawn, ...ghosts].map(({ settle }) => settle()));
    };
    const end = () => [...drawn, ...ghosts].forEach((one) => one.end());
    const idle = () => replaced() && [...drawn, ...ghosts].every((one) => one.idle());
    return { show, hold, end, idle };
  };
  return { element, start };
};
