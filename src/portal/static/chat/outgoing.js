import { createBackOff, sleep } from "./back-off.js";
import { postMessage } from "./post.js";
import { createUnsent } from "./unsent.js";

/**
 * Messages on their way out, one after the other, in order. Each keeps its id until the server has it: sent twice,
 * it is stored once. What is not out yet survives a reload and a restart of the server.
 *
 * @param {import("./settings.js").Settings} settings
 * @param {import("./door.js").Door} door
 * @param {import("./log.js").Log} log
 * @param {import("./status.js").Status} status
 * @param {() => void} onStored
 */
export function createOutgoing({ language, unsentKey }, door, log, status, onStored) {
  const unsent = createUnsent(unsentKey);
  const queue = unsent.read();
  const backOff = createBackOff();
  let busy = false;
  const done = () => {
    queue.shift();
    unsent.keep(queue);
  };

  /** @param {import("./log.js").Message} message @returns {Promise<boolean>} whether to go on */
  const sendOne = async (message) => {
    const answer = await postMessage(door, language, message);
    if (answer.kind === "stale") return (status.show("stale"), false);
    if (answer.kind === "later") {
      status.show(answer.seconds ? "waiting" : "reconnecting");
      await (answer.seconds ? sleep(answer.seconds * 1000) : backOff.wait());
      return true;
    }
    done();
    backOff.reset();
    status.show("ready");
    log.mark(message.id, answer.kind);
    onStored();
    return true;
  };
  const run = async () => {
    if (busy) return;
    busy = true;
    for (let message = queue[0]; message && (await sendOne(message)); message = queue[0]);
    busy = false;
  };
  return {
    /** @param {{ text: string } | { option: string, label: string }} content */
    add: (content) => {
      const message = { id: newId(), ...content };
      queue.push(message);
      unsent.keep(queue);
      log.showOwn(message);
      void run();
    },
    resume: () => {
      for (const message of queue) log.showOwn(message);
      void run();
    },
  };
}

/** A random UUID, version 4 (RFC 9562); `crypto.randomUUID` is missing where a demo runs over plain http. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
