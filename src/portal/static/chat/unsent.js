import { isMessage, parse } from "./wire.js";

/**
 * What this tab has not got out yet. Kept for the tab only: it may hold something a person regrets having typed.
 *
 * @param {string} key under which it is kept: each chat in a tab has its own
 */
export function createUnsent(key) {
  return {
    /** @returns {import("./log.js").Message[]} */
    read: () => {
      try {
        const kept = parse(sessionStorage.getItem(key) ?? "[]");
        return Array.isArray(kept) ? kept.filter(isMessage) : [];
      } catch {
        return [];
      }
    },
    /** @param {import("./log.js").Message[]} messages */
    keep: (messages) => {
      try {
        if (messages.length > 0) sessionStorage.setItem(key, JSON.stringify(messages));
        else sessionStorage.removeItem(key);
      } catch {
        // No storage, or none left: the message still goes out, it only does not survive a reload.
      }
    },
  };
}
