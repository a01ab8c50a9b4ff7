// The lesson view holds one document: opening another one replaces it, and the browser's Back button returns.
export const open = (app, path) => app.commands.execute("rendermime:handle-local-link", { path, id: "" });

const isDocument = (widget) => Boolean(widget?.context);

export const oneDocument = (app) => {
  app.shell.currentChanged.connect(async (_, { newValue }) => {
    if (!isDocument(newValue)) return;
    for (const other of [...app.shell.widgets("main")]) {
      if (other === newValue || !isDocument(other)) continue;
      if (other.context.model.dirty) await other.context.save();
      other.dispose();  // its kernel goes on
    }
  });
  window.addEventListener("popstate", () => {
    const [, path] = location.pathname.split("/doc/tree/");
    if (path) open(app, decodeURIComponent(path));
  });
};
