// The reader's work in this browser: records by path, as in the folder my_work, each as [text, when it was kept].
const opened = () => new Promise((resolve, reject) => {
  const request = indexedDB.open("nutag", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("work");
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
  request.onblocked = () => reject(new Error("blocked"));
});
const inside = async (mode, action) => {
  const base = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const change = base.transaction("work", mode);
      const given = action(change.objectStore("work"));
      change.oncomplete = () => resolve(given);
      change.onabort = change.onerror = () => reject(change.error);
    });
  } finally {
    base.close();
  }
};

export const readAll = async () => {
  const found = {};
  await inside("readonly", (records) => {
    const all = records.openCursor();
    all.onsuccess = () => {
      if (!all.result) return;
      found[all.result.key] = all.result.value;
      all.result.continue();
    };
  });
  return found;
};
export const write = (changed) =>
  inside("readwrite", (records) => Object.entries(changed).forEach(([path, record]) => records.put(record, path)));
export const forget = () => inside("readwrite", (records) => records.clear());
