import { isMessage, parse } from "./wire.js";

const KEY = "latchkey-unsent";

/**
 * What this tab has not got out yet. Kept for the tab only: it may hold something a person regrets having typed.
 *
 * @returns {import("./log.js").Message[]}
 */
export function readUnsent() {
  try {
    const kept = parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isMessage) : [];
  } catch {
    return [];
  }
}

/** @param {import("./log.js").Message[]} messages */
export function keepUnsent(messages) {
  try {
    if (messages.length > 0) sessionStorage.setItem(KEY, JSON.stringify(messages));
    else sessionStorage.removeItem(KEY);
  } catch {
    // No storage, or none left: the message still goes out, it only does not survive a reload.
  }
}
