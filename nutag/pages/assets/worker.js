// Python in a worker of the page: it keeps the states behind the panels and forms, and the reader's work in the browser.
import { loadPyodide } from "../python/pyodide.mjs";
import { readAll, write } from "./store.js";

const place = (path) => new URL(path, import.meta.url).href;
const others = new BroadcastChannel("nutag-work");  // the same course in another tab
const kept = readAll().catch((error) => { postMessage({ unkept: String(error) }); return {}; });

const start = async () => {
  const [python, course] = await Promise.all([
    loadPyodide({ indexURL: place("../python/"), env: { HOME: "/home", NUTAG_WORK: "/home/my_work" } }),
    fetch(place("../python/nutag.zip")).then((answer) => {
      if (!answer.ok) throw new Error(`nutag.zip: ${answer.status}`);
      return answer.arrayBuffer();
    }),
  ]);
  python.unpackArchive(course, "zip", { extractDir: "/course" });
  python.runPython("import sys; sys.path.insert(0, '/course')");
  const host = python.pyimport("nutag.pages.host");
  host.put(JSON.stringify(await kept));
  postMessage({ about: JSON.parse(host.about()) });
  return host;
};
const host = start();
host.then(() => postMessage({ alive: true }), (error) => postMessage({ failed: String(error) }));

const keep = async (changed) => {
  if (!Object.keys(changed).length) return;
  others.postMessage(changed);
  try {
    await write(changed);
  } catch (error) {
    postMessage({ unkept: String(error) });
  }
};
others.onmessage = async ({ data }) => (await host).put(JSON.stringify(data));

onmessage = async ({ data }) => {
  const course = await host.catch(() => null);
  if (!course) return;
  try {
    if (data.work) {
      const [[name, given]] = Object.entries(data.work);
      const { changed, ...done } = JSON.parse(course[name](given));
      await keep(changed);
      postMessage({ done: { ...done, some: Object.keys(changed).length > 0 } });
    } else {
      const { changed, ...shown } = JSON.parse(course.act(JSON.stringify(data)));
      await keep(changed);  // first: what a reader sees answered is kept, also when the page is left at once
      postMessage(shown);
    }
  } catch (error) {
    postMessage({ view: data.view, fault: String(error) });
  }
};
