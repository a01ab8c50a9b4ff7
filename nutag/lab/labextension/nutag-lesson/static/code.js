// Folded code: a quiet button in the margin opens the code of one cell, and beside open code another one runs it.
// Opening is for looking: it never reaches the file.
const buttons = new WeakMap();

const isCode = (cell) => cell.model.type === "code";

const show = (cell, shown) => {
  cell.inputHidden = !shown;
  const button = buttons.get(cell);
  button.setAttribute("aria-expanded", shown);
  button.title = shown ? "Hide this code" : "Show the code of this cell";
};

const marginButton = (text, className, action) => {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className, textContent: text });
  button.addEventListener("click", action);
  return button;
};

const prepare = (cell, isLesson, run) => {
  if (!isCode(cell)) {
    if (isLesson) Object.assign(cell, { syncEditable: false, showEditorForReadOnly: false, readOnly: true });
    return;
  }
  if (buttons.has(cell)) return;
  cell.syncCollapse = false;
  const button = marginButton("code", "nutag-code", () => show(cell, cell.inputHidden));
  const runButton = marginButton("run", "nutag-run", () => run(cell));
  runButton.title = "Run this code";
  const margin = document.createElement("div");
  margin.className = "nutag-margin";
  margin.append(button, runButton);
  buttons.set(cell, button);
  cell.node.prepend(margin);
  show(cell, !cell.inputHidden);
};

export const foldCode = ({ content, sessionContext }, place, NotebookActions) => {
  const isLesson = place !== null && !place.exercise;  // its text is for reading: a double click selects a word
  const run = (cell) => NotebookActions.runCells(content, [cell], sessionContext);
  const prepareAll = () => content.widgets.forEach((cell) => prepare(cell, isLesson, run));
  prepareAll();
  content.model?.cells.changed.connect(() => requestAnimationFrame(prepareAll));
};

export const showCode = (panel, shown) => panel.content.widgets.filter(isCode).forEach((cell) => show(cell, shown));
