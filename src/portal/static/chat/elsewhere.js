import { addressIn, parse } from "./wire.js";

/**
 * "Continue in Telegram": there once the agent has said something; it draws a way that works once, and goes there.
 *
 * @param {import("./settings.js").Settings} settings
 * @param {import("./door.js").Door} door
 * @param {import("./status.js").Status} status
 */
export function createElsewhere({ isEmbedded }, door, status) {
  const place = document.getElementById("chat-elsewhere");
  const press = place?.querySelector("button");
  press?.addEventListener("click", () => void go());

  async function go() {
    try {
      const answer = await door.ask("/continue", { method: "POST" });
      const address = answer.ok ? addressIn(parse(await answer.text())) : "";
      if (!address.startsWith("https://")) status.show("nothingToGoOn");
      else if (isEmbedded) open(address, "_blank", "noopener");
      else location.assign(address);
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
