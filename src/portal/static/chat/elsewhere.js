import { addressIn, parse } from "./wire.js";

/**
 * "Continue in Telegram": there once the agent has said something; it draws a way that works once, and goes there.
 *
 * @param {import("./settings.js").Settings} settings
 * @param {import("./status.js").Status} status
 */
export function createElsewhere({ token }, status) {
  const place = document.getElementById("chat-elsewhere");
  const press = place?.querySelector("button");
  press?.addEventListener("click", () => void go());

  async function go() {
    try {
      const answer = await fetch("/chat/continue", { method: "POST", headers: { "X-Page-Token": token } });
      const address = answer.ok ? addressIn(parse(await answer.text())) : "";
      if (address.startsWith("https://")) location.assign(address);
      else status.show("nothingToGoOn");
    } catch {
      status.show("reconnecting");
    }
  }

  return {
    /** There is a chat. */
    show: () => {
      if (place) place.hidden = false;
    },
  };
}
