import { createComposer } from "./composer.js";
import { cookieDoor, headerDoor } from "./door.js";
import { createElsewhere } from "./elsewhere.js";
import { createHostPage } from "./host-page.js";
import { keepFocus } from "./keep-focus.js";
import { createKept } from "./kept.js";
import { createLog } from "./log.js";
import { createOutgoing } from "./outgoing.js";
import { createPanel } from "./panel.js";
import { readSettings } from "./settings.js";
import { createStatus } from "./status.js";
import { createStream } from "./stream.js";

/**
 * Puts the chat together. Everything it shows comes back from the server, so a reload loses nothing. It stands beside the
 * sign-in form, or alone in a frame on another site; only who holds its token and what is around it differ.
 */
function start() {
  const settings = readSettings();
  const kept = settings.isEmbedded ? createKept() : undefined;
  const door = kept ? headerDoor(kept) : cookieDoor(settings.token);
  const status = createStatus(settings.words);
  const elsewhere = createElsewhere(settings, door, status);
  /** @param {import("./log.js").Option} option */
  const choose = (option) => press(() => outgoing.add({ option: option.id, label: option.label }));
  const log = createLog(settings, choose, (line) => {
    elsewhere.show();
    host?.onAnswer(line);
  });
  const stream = createStream(door, log, status);
  const outgoing = createOutgoing(settings, door, log, status, () => void stream.open());
  const composer = createComposer((text) => outgoing.add({ text }));
  const press = keepFocus(composer);
  log.showStarters((text) => press(() => outgoing.add({ text })));
  const restored = stream.restore().finally(() => outgoing.resume());
  /** Somebody who opens the chat about something has said so; in the middle of a talk it would only disturb. */
  const begin = (/** @type {string} */ topic) => {
    const text = Object.hasOwn(settings.topics, topic) ? settings.topics[topic] : undefined;
    if (text !== undefined && log.isEmpty()) outgoing.add({ text });
  };
  /** @param {string} topic */
  const onShown = (topic) => {
    composer.focus();
    void restored.then(() => begin(topic));
  };
  const host = kept && createHostPage(settings, kept, { onShown });
  if (!host) createPanel(composer);
}

start();
