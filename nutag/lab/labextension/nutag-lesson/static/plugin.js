// The plugin: what every notebook of the course gets, and the lesson view on top of it where the page is /doc/...
import { makeBar } from "./bar.js";
import { foldCode } from "./code.js";
import { course } from "./course.js";
import { plainKeysStay } from "./keys.js";
import { keepPanelsAlive } from "./mend.js";
import { patience } from "./patience.js";
import { keepPlace } from "./place.js";
import { runOnOpening, runAllInPlace } from "./run.js";
import { keepOutputs, saveOnLeaving } from "./save.js";
import { oneDocument, toolsAway } from "./view.js";

const ID = "nutag-lesson:plugin";

export const plugin = ({ INotebookTracker, NotebookActions }) => ({
  id: ID,
  autoStart: true,
  requires: [INotebookTracker],
  activate(app, tracker) {
    const { lessons, reading, vega } = course();
    if (vega) import(vega);  // it tells every panel when it is there
    patience();
    runAllInPlace(NotebookActions);
    saveOnLeaving(tracker);
    const style = document.createElement("link");
    Object.assign(style, { rel: "stylesheet", href: new URL("lesson.css", import.meta.url) });
    document.head.append(style);
    if (reading) {
      document.body.classList.add("nutag-reading");
      plainKeysStay();
      toolsAway(app);
      oneDocument(app);
      makeBar(app, lessons);
    }
    const follow = async (panel) => {
      const { context } = panel;
      await context.ready;
      const place = lessons.placeOf(context.path);
      if (place?.exercise) panel.title.className = "nutag-exercises";  // a new label would rename the file
      keepOutputs(panel);
      keepPanelsAlive(panel, NotebookActions);
      if (!reading) return;
      foldCode(panel, place, NotebookActions);
      const stay = keepPlace(panel);
      if (place) await runOnOpening(panel, place, NotebookActions);
      stay.end();
    };
    tracker.forEach(follow);
    tracker.widgetAdded.connect((_, panel) => follow(panel));
  },
});
