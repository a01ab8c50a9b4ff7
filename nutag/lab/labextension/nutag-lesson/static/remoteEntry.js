// What JupyterLab loads first: a module-federation container, written by hand so that nothing has to be built.
// JupyterLab calls init() with the modules that it shares, then get() for ours.
(window._JUPYTERLAB ??= {})["nutag-lesson"] = (() => {
  const here = document.currentScript.src;
  let shared;
  const module = async (name) => (await Object.values(shared[name])[0].get())();
  return {
    init: (scope) => { shared = scope; },
    get: async () => {
      const [{ plugin }, notebook] = await Promise.all([import(new URL("plugin.js", here)), module("@jupyterlab/notebook")]);
      return () => ({ __esModule: true, default: plugin(notebook) });
    },
  };
})();
