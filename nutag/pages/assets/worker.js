// Python in a worker of the page: it keeps the states behind the panels and forms, and the reader's work in the browser.
import { loadPyodide, version } from "../python/pyodide.mjs";
import { readAll, write } from "./store.js";

const place = (path) => new URL(path, import.meta.url).href;
const others = new BroadcastChannel("nutag-work");  // the same course in another tab
const kept = readAll().catch((error) => { postMessage({ unkept: String(error) }); return {}; });
const PYTHON = { indexURL: place("../python/"), env: { HOME: "/home", NUTAG_WORK: "/home/my_work" } };

// Python's memory with the course imported and nothing of the reader in it. The browser keeps it from the first page, and
// the next lay it down again instead of starting Python, which takes seconds. Pyodide calls this experimental: so whatever
// fails here, for want of room or of a secure address, starts Python in the usual way. A part of an image would stop the
// page without a word, so it is compared with its hash.
const hash = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).join("-");
const images = () => caches.open(`nutag python ${place("../")}`);
const nameOf = async (course) => place(`../python/${version}-${await hash(course)}`);
const keepImage = async (python, course) => {
  const image = python.makeMemorySnapshot(), cache = await images();
  await Promise.all((await cache.keys()).map((old) => cache.delete(old)));
  await cache.put(await nameOf(course), new Response(image, { headers: { Hash: await hash(image) } }));
};
const keptImage = async (course) => {
  const cache = await images(), [latest] = await cache.keys();
  if (!latest || latest.url !== await nameOf(await course)) throw new Error("no image of this course");
  const kept = await cache.match(latest), image = await kept.arrayBuffer();
  if (kept.headers.get("Hash") !== await hash(image)) throw new Error("the image is spoilt");
  return image;
};
const tooLate = () => new Promise((_, late) => setTimeout(late, 3000, new Error("the browser did not give the image")));
const laidDown = async (course) => {
  const image = await Promise.race([keptImage(course), tooLate()]);
  const python = await loadPyodide({ ...PYTHON, _loadSnapshot: image });
  python.unpackArchive(await course, "zip", { extractDir: "/course" });
  return python;
};
const startedAnew = async (coming) => {
  const [python, course] = await Promise.all([loadPyodide({ ...PYTHON, _makeSnapshot: true }), coming]);
  python.unpackArchive(course, "zip", { extractDir: "/course" });
  python.runPython("import sys; sys.path.insert(0, '/course'); import nutag.pages.host");
  keepImage(python, course).catch(() => {});
  return python;
};

const fetched = async (path) => {
  const answer = await fetch(place(path));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.arrayBuffer();
};
const start = async () => {
  const course = fetched("../python/nutag.zip");
  const python = await laidDown(course).catch(() => startedAnew(course));
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
