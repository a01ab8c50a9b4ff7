// Keeps the whole edition after the first visit. A new one replaces it when it is whole and no page of the old is open.
const EDITION = "$edition";
const FILES = $files;  // path → SHA-256
const NAME = `nutag ${self.registration.scope} ${EDITION}`;

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const fetched = async (cache, [path, hash]) => {
  const answer = await fetch(path, { cache: "no-cache" });
  const content = await answer.arrayBuffer();
  if (!answer.ok || hex(await crypto.subtle.digest("SHA-256", content)) !== hash) throw new Error(`${path} is of another edition`);
  await cache.put(path, new Response(content, { headers: { "Content-Type": answer.headers.get("Content-Type") ?? "" } }));
};
const install = async () => {
  const cache = await caches.open(NAME), files = Object.entries(FILES);
  try {
    while (files.length) await Promise.all(files.splice(0, 8).map((file) => fetched(cache, file)));
  } catch (error) {
    await caches.delete(NAME);  // whole or not at all
    throw error;
  }
};
const activate = async () => {
  const mine = `nutag ${self.registration.scope} `;
  const old = (await caches.keys()).filter((name) => name.startsWith(mine) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
};
const answer = async (request) => {
  const url = new URL(request.url);
  if (url.pathname.endsWith("/")) url.pathname += "index.html";
  url.search = url.hash = "";
  return (await (await caches.open(NAME)).match(url.href)) ?? fetch(request);
};
self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});
