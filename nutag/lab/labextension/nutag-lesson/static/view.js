import { quiet, save } from "./save.js";

// The lesson view holds one document: opening another one replaces it, and the browser's Back button returns.
export const open = (app, path) => app.commands.execute("rendermime:handle-local-link", { path, id: "" });

const isDocument = (widget) => Boolean(widget?.context);

// JupyterLab's own tools, hidden and not closed: what a reader has arranged in /lab stays as it is.
const TOOLS = "#jp-top-panel, #jp-menu-panel, #jp-top-bar, #jp-bottom-panel, #jp-main-statusbar, .jp-SideBar, "
  + "#jp-left-stack, #jp-right-stack, #jp-title-panel-title";

const hideTools = (widget) => {
  if (widget.node.matches(TOOLS)) widget.hide();
  else if (widget.id !== "jp-main-dock-panel") for (const child of widget.children()) hideTools(child);
};

export const toolsAway = ({ shell, restored }) => {
  const hide = () => {
    hideTools(shell);
    for (const { toolbar } of shell.widgets("main")) toolbar?.hide();
  };
  shell.layoutModified.connect(hide);
  shell.currentChanged.connect(hide);
  restored.then(hide);
};

export const oneDocument = (app) => {
  const closing = new WeakSet();  // each page is closed once: a second save would begin while the first one closes it
  app.shell.currentChanged.connect(async (_, { newValue }) => {
    if (!isDocument(newValue)) return;
    for (const other of [...app.shell.widgets("main")]) {
      if (other === newValue || !isDocument(other) || closing.has(other)) continue;
      closing.add(other);
      try {
        await save(other.context);
        await quiet(other.context);
      } catch (error) {
        console.warn("a page was left before its last save", error);
      } finally {
        other.dispose();  // its kernel goes on
      }
    }
  });
  window.addEventListener("popstate", () => {
    const [, path] = location.pathname.split("/doc/tree/");
    if (path) open(app, decodeURIComponent(path));
  });
};
