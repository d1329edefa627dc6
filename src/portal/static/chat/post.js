/**
 * @typedef {{ kind: "stored" | "refused" | "stale" } | { kind: "later", seconds?: number }} Answer
 */

/**
 * Hands one message to the server. No answer, or one that says "later", means the same message goes out again.
 *
 * @param {import("./door.js").Door} door
 * @param {string} language
 * @param {import("./log.js").Message} message
 * @returns {Promise<Answer>}
 */
export async function postMessage(door, language, message) {
  try {
    // First the chat, then the message: should this answer get lost, the next try is still in the same chat.
    const opened = await door.open();
    if (opened && !opened.ok) return answerOf(opened);
    const body = JSON.stringify({ ...message, language });
    const headers = { "Content-Type": "application/json" };
    return answerOf(await door.ask("/messages", { method: "POST", headers, body }));
  } catch {
    return { kind: "later" };
  }
}

/** @param {Response} response @returns {Answer} */
function answerOf(response) {
  if (response.status === 202) return { kind: "stored" };
  if (response.status === 403) return { kind: "stale" };
  if (response.status === 429) return { kind: "later", seconds: Number(response.headers.get("Retry-After") ?? 5) };
  return response.status >= 500 ? { kind: "later" } : { kind: "refused" };
}
