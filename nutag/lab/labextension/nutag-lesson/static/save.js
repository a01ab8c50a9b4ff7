// What a run printed is kept: the notebook is saved when its kernel has finished, and when the page goes away.
const save = ({ context }) => {
  if (context.model.dirty && !context.model.readOnly && !context.isDisposed) return context.save();
};

export const keepOutputs = (panel) => {
  let timer = 0;
  panel.sessionContext.statusChanged.connect((_, status) => {
    clearTimeout(timer);
    if (status === "idle") timer = setTimeout(() => { if (!panel.isDisposed) save(panel); }, 500);
  });
};

export const saveOnLeaving = (tracker) => {
  const saveAll = () => tracker.forEach(save);
  window.addEventListener("pagehide", saveAll);
  document.addEventListener("visibilitychange", () => { if (document.hidden) saveAll(); });
};
