// What the server wrote into the page: the lessons in order, where Vega is, and whether this is the lesson view.
export const course = () => {
  const page = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const list = page.nutagLessons ?? [];
  const exercisesOf = ({ path }) => path.replace("workbooks/", "my_work/exercises/");
  return {
    vega: page.nutagVega,
    reading: page.mode === "single-document",
    lessons: {
      list,
      exercisesOf,
      // Where a document opens: in the lesson view ("doc") or in the whole of JupyterLab ("lab"), also behind a hub.
      address: (view, path) => `${page.baseUrl}${view}/tree/${path.split("/").map(encodeURIComponent).join("/")}`,
      // Where a document stands in the course, or null for one that is not of the course.
      placeOf(path) {
        const index = list.findIndex((lesson) => lesson.path === path || exercisesOf(lesson) === path);
        if (index < 0) return null;
        const lesson = list[index], exercise = lesson.path !== path;
        const name = `${lesson.number} ${lesson.title}${exercise ? " · exercises" : ""}`;
        return { index, lesson, exercise, name };
      },
    },
  };
};
