// Brings a page to life: its panels and forms are drawn at once from their start, and answered by Python in a worker that
// starts when the page is at rest or is touched first. What is done before is kept, and answered when Python is there.
const READING = "The live part of this page could not start here. You can read everything; what you kept is still kept.";
const FOREVER = 2 ** 31 - 1;  // ms: the first answer may take as long as a weak line needs

const status = document.getElementById("status"), body = document.body;
let lasting = sessionStorage.getItem("nutag-said") ?? "";  // said before the page came anew: what was brought
sessionStorage.removeItem("nutag-said");
const say = (words) => { status.textContent = words; status.hidden = !words; };

if (lasting) say(lasting);

// Vega without `eval`, so that the page can forbid it.
const vega = {};
vega.promise = new Promise((resolve) => {
  vega.resolve = (embed) => resolve((place, spec, options) => embed(place, spec, { ...options, ast: true }));
});
globalThis.nutagVega = vega;

// The worker, once anybody needs it.
const models = new Map();
let worker = null, failed = false;
const waitingForWork = [];
const fail = () => {
  failed = true;
  body.dataset.live = "failed";
  say(READING);
  models.forEach((model) => model.emit("comm_live_update"));
  waitingForWork.splice(0).forEach(({ reject }) => reject(new Error(READING)));
};
const told = {
  alive() { body.dataset.live = "alive"; say(lasting); },
  about({ nickname, codes }) {
    if (!nameBox.value) nameBox.value = nickname;
    codesBox.checked = codes;
  },
  failed(error) { console.error(error); fail(); },
  unkept(error) {
    lasting = `This browser does not keep your work (${error}). Use “Save my work” before you close the page.`;
    say(lasting);
  },
};
const hear = ({ data }) => {
  const [kind] = Object.keys(data);
  if (told[kind]) told[kind](data[kind]);
  else if (kind === "done") waitingForWork.shift()?.resolve(data.done);
  else if (data.fault) { console.error(data.fault); models.get(data.view)?.emit("comm_live_update"); }
  else models.get(data.view).answer(data);
};
const start = () => {
  if (worker) return;
  body.dataset.live = "starting";
  say("Getting ready … You can already read, choose and type: it is kept, and answered in a moment.");
  worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.onmessage = hear;
  worker.onerror = (event) => { console.error(event.message); fail(); };
};
const ask = (message) => { start(); worker.postMessage(message); };

// What a view of ours expects of a widget's model, and no more.
class Model {
  constructor(view, of, state) {
    Object.assign(this, { view, of, state, listeners: {}, patience: FOREVER, asleep: READING });
    models.set(view, this);
  }

  get(name) { return this.state[name]; }
  set(name, value) { this.state[name] = value; }
  save_changes() {}
  on(event, listener) { (this.listeners[event] ??= new Set()).add(listener); }
  off(event, listener) { this.listeners[event]?.delete(listener); }
  emit(event) { this.listeners[event]?.forEach((listener) => listener()); }

  send(content) {
    if (failed) return this.emit("comm_live_update");
    const message = { view: this.view, of: this.of, content };
    if (content.do === "hello" && !worker) this.greeting = message;  // no touch: it can wait
    else { this.greet(); ask(message); }
  }

  greet() {
    if (this.greeting) ask(this.greeting);
    this.greeting = null;
  }

  answer({ frame, held }) {
    const moved = JSON.stringify(held) !== JSON.stringify(this.state.held);
    Object.assign(this.state, { frame, held });
    if (moved) this.emit("change:held");
    this.emit("change:frame");
  }
}
const wake = () => { start(); models.forEach((model) => model.greet()); };

// Each view is laid out unseen beside its picture, and takes its place when it is whole.
const scripts = { panel: () => import("./panel.js"), form: () => import("./form.js") };
const bring = async (place) => {
  const { kind, name, settings, ...state } = JSON.parse(place.querySelector("script[type='application/json']").textContent);
  const model = new Model(place.id, { kind, name, settings }, state);
  const element = document.createElement("div");
  element.className = "coming";
  place.append(element);
  const { default: view } = await scripts[kind]();
  await view.render({ model, el: element });
  place.replaceChildren(element);
  element.className = "live-view";
};
const views = [...document.querySelectorAll(".live")];
const draw = async () => {
  if (!views.length) return;
  if (views.some(({ dataset }) => dataset.kind === "panel")) import("./vega.js");
  for (const place of views) await bring(place);
  body.dataset.drawn = "true";
  if (navigator.connection?.saveData) addEventListener("pointerdown", wake, { once: true });
  else (globalThis.requestIdleCallback ?? setTimeout)(wake, { timeout: 1000 });  // a busy machine is never at rest
};
addEventListener("pointerdown", ({ target }) => { if (target.closest?.(".live")) wake(); }, { once: true });
document.querySelector(".work").addEventListener("toggle", wake, { once: true });  // it tells the nickname
draw().catch((error) => { console.error(error); fail(); });

// Save my work, bring it back, forget it.
const nameBox = document.getElementById("nickname"), codesBox = document.getElementById("codes");
const ofWork = (work) => new Promise((resolve, reject) => {
  if (failed) return reject(new Error(READING));
  waitingForWork.push({ resolve, reject });
  return ask({ work });
});
const actions = {
  async save() {
    const { file, text, words } = await ofWork({ pack: nameBox.value });
    if (!file) return words;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return words;
  },
  bring() { document.getElementById("bring").click(); },
  async forget() {
    if (!confirm("Forget all your predictions, settings and answers in this browser?")) return "";
    await (await import("./store.js")).forget();
    location.reload();
    return "";
  },
  theme() { globalThis.nutagTheme(); },
  code() { document.documentElement.classList.toggle("show-code"); },
};
document.querySelectorAll("button[data-action]").forEach((element) => element.addEventListener("click", async () => {
  try {
    const words = await actions[element.dataset.action]();
    if (words) say(words);
  } catch (error) {
    say(error.message);
  }
}));
const file = document.getElementById("bring");
file.addEventListener("change", async () => {
  if (!file.files.length) return;
  try {
    const { words, some } = await ofWork({ take: new Uint8Array(await file.files[0].arrayBuffer()) });
    file.value = "";
    if (!some) return say(words);
    sessionStorage.setItem("nutag-said", words);
    location.reload();
  } catch (error) {
    say(error.message);
  }
});
codesBox.addEventListener("change", async () => {
  try {
    const { words } = await ofWork({ codes: codesBox.checked });
    if (words) say(words);
    else location.reload();  // the panels of this page show them now
  } catch (error) {
    say(error.message);
  }
});
try { if (body.dataset.page) localStorage.setItem("nutag-last", JSON.stringify([body.dataset.page, document.title])); } catch { /* not kept */ }

// On paper everything that is folded is open.
const folded = () => document.querySelectorAll("main details:not([open])");
let opened = [];
addEventListener("beforeprint", () => { opened = [...folded()]; opened.forEach((one) => { one.open = true; }); });
addEventListener("afterprint", () => opened.forEach((one) => { one.open = false; }));

// After the first visit the whole edition is here, also without a network.
if ("serviceWorker" in navigator && !navigator.connection?.saveData) {
  const keep = () => navigator.serviceWorker.register(new URL("../sw.js", import.meta.url)).catch(() => {});
  if (document.readyState === "complete") keep();
  else addEventListener("load", keep);
}
