// Light or dark, before the page is drawn: as the reader chose here, else as the device is set.
{
  const root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => { try { return localStorage.getItem("nutag-theme"); } catch { return null; } };
  const show = () => { root.dataset.jpThemeLight = String((chosen() ?? (dark.matches ? "dark" : "light")) === "light"); };
  dark.addEventListener("change", show);
  root.classList.add("script");
  globalThis.nutagTheme = () => {
    try { localStorage.setItem("nutag-theme", root.dataset.jpThemeLight === "true" ? "dark" : "light"); } catch { /* for this page only */ }
    root.dataset.jpThemeLight = String(root.dataset.jpThemeLight !== "true");
  };
  show();
}
