// A page that loads while the machine is busy can miss the models of its panels ("Error displaying widget: model not
// found"), although the kernel still holds them. Such an output asks again; if that does not help, its cell runs again.
const WIDGET = "application/vnd.jupyter.widget-view+json";
const EVERY = 1000, PATIENCE = 8000, ASKS = 3;  // milliseconds, milliseconds, times

const outputs = ({ content }) => content.widgets.filter(({ model }) => model.type === "code").flatMap((cell) =>
  cell.outputArea.widgets.map((child, i) => ({ cell, model: cell.outputArea.model.get(i), node: child.node,
    renderer: child.widgets?.find((widget) => typeof widget.renderModel === "function" && "_manager" in widget) }))
    .filter(({ model, renderer }) => renderer && model?.data[WIDGET]?.model_id));

// A model whose making failed stays in the manager as a promise that was broken; only without it can it be made again.
const forgetBroken = (manager) => Promise.all(Object.entries(manager._models).map(async ([id, promise]) => {
  try { await Promise.race([promise, null]); } catch { delete manager._models[id]; }
}));

// A question that the machine is too busy to answer must not keep the other outputs waiting for ever.
const inTime = (answer) => Promise.race([answer, new Promise((late) => setTimeout(late, PATIENCE))]);

const askAgain = async (notebook, { renderer, model }) => {
  const manager = await renderer._manager.promise;
  await forgetBroken(manager);
  await manager.restoreWidgets(notebook, { loadKernel: true, loadNotebook: false });
  await renderer.renderModel(model);
};

export const keepPanelsAlive = (panel, NotebookActions) => {
  const seen = new WeakMap();  // renderer → { since, asked }
  const look = async () => {
    const { content, sessionContext } = panel;
    if (sessionContext.session?.kernel?.status !== "idle") return;
    for (const output of outputs(panel)) {
      const text = output.renderer.node.textContent;
      const failed = /^(Error displaying widget|Failed to load model)/.test(text);
      const empty = !text && !output.renderer.node.querySelector("svg, canvas, img, input");
      if (!failed && !empty && !text.startsWith("Loading widget")) { seen.delete(output.renderer); continue; }
      const fault = seen.get(output.renderer) ?? { since: Date.now(), asked: 0 };
      seen.set(output.renderer, fault);
      if (!failed && Date.now() - fault.since < PATIENCE * (fault.asked + 1)) continue;
      fault.asked += 1;
      if (fault.asked <= ASKS) await inTime(askAgain(content.model, output));
      else if (fault.asked === ASKS + 1) await NotebookActions.runCells(content, [output.cell], sessionContext);
    }
  };
  const again = async () => {
    if (panel.isDisposed) return;
    try { await look(); } catch (error) { console.warn("a panel could not be mended", error); }
    setTimeout(again, EVERY);
  };
  again();
};
