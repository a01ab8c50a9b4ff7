// anywidget gives a model two seconds to load its script. Where a busy machine needs longer, it drops every message of the
// kernel from then on: the panel is drawn and never answers. There is no setting for it, so the page is more patient.
const THEIRS = 2000, OURS = 120_000;  // milliseconds

export const patience = () => {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (time) => timeout(time === THEIRS ? OURS : time);
};
