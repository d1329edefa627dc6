import { createComposer } from "./composer.js";
import { createElsewhere } from "./elsewhere.js";
import { keepFocus } from "./keep-focus.js";
import { createLog } from "./log.js";
import { createOutgoing } from "./outgoing.js";
import { createPanel } from "./panel.js";
import { readSettings } from "./settings.js";
import { createStatus } from "./status.js";
import { createStream } from "./stream.js";

/** Puts the chat together. Everything it shows comes back from the server, so a reload loses nothing. */
function start() {
  const settings = readSettings();
  const { words } = settings;
  const status = createStatus(words);
  const elsewhere = createElsewhere(settings, status);
  /** @param {import("./log.js").Option} option */
  const choose = (option) => press(() => outgoing.add({ option: option.id, label: option.label }));
  const log = createLog(settings, choose, elsewhere.show);
  const stream = createStream(log, status);
  const outgoing = createOutgoing(settings, log, status, () => stream.open());
  const composer = createComposer((text) => outgoing.add({ text }));
  createPanel(composer);
  const press = keepFocus(composer);
  log.showStarters((text) => press(() => outgoing.add({ text })));
  void stream.restore().finally(() => outgoing.resume());
}

start();
