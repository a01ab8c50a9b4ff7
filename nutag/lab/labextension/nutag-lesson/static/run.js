// Opening a lesson runs it; running all of it leaves the reader where they are.
import { holdPlace } from "./place.js";

// After a run JupyterLab scrolls to the active cell: so that is first a cell which stands on the screen.
const stayHere = (notebook) => {
  const edge = notebook.node.querySelector(".jp-WindowedPanel-outer").getBoundingClientRect().top;
  const here = notebook.widgets.findIndex(({ node }) => node.getBoundingClientRect().top >= edge);
  if (here >= 0) notebook.activeCellIndex = here;
};

export const runAllInPlace = (NotebookActions) => {
  NotebookActions.runAll = async (notebook, ...rest) => {
    stayHere(notebook);
    const held = holdPlace(notebook);
    try { return await NotebookActions.runCells(notebook, notebook.widgets, ...rest); } finally { held.end(); }
  };
};

// How many cells the kernel has run, asked without adding one.
const executed = async (kernel) => {
  const reply = await kernel.requestExecute({ code: "", silent: true, store_history: false }).done;
  return reply.content.execution_count ?? 0;
};

const neverRun = ({ model }) =>
  model.type === "code" && model.executionCount === null && model.sharedModel.getSource().trim() !== "";

// A fresh kernel runs everything. One that has run already lost what it printed while no page was open: a lesson's cells
// that show nothing run again. A reader's half-written exercise is not run behind their back.
export const runOnOpening = async ({ content, sessionContext }, place, NotebookActions) => {
  await sessionContext.ready;
  const kernel = sessionContext.session?.kernel;
  if (!kernel) return;
  const fresh = await executed(kernel) === 0;
  const cells = fresh ? content.widgets : place.exercise ? [] : content.widgets.filter(neverRun);
  if (cells.length) await NotebookActions.runCells(content, cells, sessionContext);
};
