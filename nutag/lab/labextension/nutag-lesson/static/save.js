// What a run printed is kept: the notebook is saved when its kernel has finished, and when the page goes away.
// Two saves at once look to JupyterLab like a file changed by somebody else, so a second one waits for the first.
const saving = new WeakMap();  // context → { promise, done } of the save that is under way

const watch = (context) => context.saveState.connect((_, state) => {
  if (state === "started") {
    if (saving.has(context)) return;  // JupyterLab began a second one itself: whoever waits, waits for both
    let done;
    const promise = new Promise((resolve) => { done = resolve; });
    saving.set(context, { promise, done });
  } else {
    saving.get(context)?.done();
    saving.delete(context);
  }
});

export const save = async (context) => {
  while (saving.has(context)) await saving.get(context).promise;
  if (!context.isDisposed && context.model.dirty && !context.model.readOnly) await context.save();
};

export const keepOutputs = ({ context, sessionContext }) => {
  let timer = 0;
  watch(context);
  sessionContext.statusChanged.connect((_, status) => {
    clearTimeout(timer);
    if (status === "idle") timer = setTimeout(() => save(context), 500);
  });
};

export const saveOnLeaving = (tracker) => {
  const saveAll = () => tracker.forEach(({ context }) => save(context));
  window.addEventListener("pagehide", saveAll);
  document.addEventListener("visibilitychange", () => { if (document.hidden) saveAll(); });
};
