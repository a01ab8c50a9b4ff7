// What a run printed is kept: the notebook is saved when its kernel has finished, and when the page goes away.
// JupyterLab saves by itself, too. A save that begins while another is under way finds a newer file than it knows of and asks
// the reader about it ("File Changed"), so the saves of one document wait for each other, whoever began them.
const oneAtATime = (context) => {
  const begin = context.save.bind(context);
  const next = async () => { if (!context.isDisposed) await begin(); };
  let last = Promise.resolve();
  context.save = () => last = last.then(next, next);
};

// Wait until no save of a document is under way, not even one that JupyterLab has begun: closed during a save, a document
// would end in an error that the reader sees.
const underWay = new WeakMap();

const watch = (context) => context.saveState.connect((_, state) => underWay.set(context, state === "started"));

export const quiet = async (context) => {
  for (let turn = 0; turn < 50; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (!underWay.get(context)) return;
  }
};

export const save = async (context) => {
  if (!context.isDisposed && context.model.dirty && !context.model.readOnly) await context.save();
};

// A kernel that is idle for a moment has finished; one that a hand on a slider keeps busy is not waited for longer than that.
const MOMENT = 500, LONGEST = 3000;  // milliseconds

export const keepOutputs = ({ context, sessionContext }) => {
  let timer = 0, since = 0;
  watch(context);
  oneAtATime(context);
  const keep = () => { since = 0; save(context); };
  sessionContext.statusChanged.connect((_, status) => {
    clearTimeout(timer);
    if (status !== "idle") return;
    since ||= Date.now();
    timer = setTimeout(keep, Math.min(MOMENT, Math.max(since + LONGEST - Date.now(), 0)));
  });
};

export const saveOnLeaving = (tracker) => {
  const saveAll = () => tracker.forEach(({ context }) => save(context));
  window.addEventListener("pagehide", saveAll);
  document.addEventListener("visibilitychange", () => { if (document.hidden) saveAll(); });
};
