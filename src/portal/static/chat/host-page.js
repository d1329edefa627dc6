import { part } from "./part.js";
import { orderIn } from "./wire.js";

/**
 * The page of another site around the chat's frame. The two say only this to each other, and nothing of the talk:
 *
 * - it says `hello` (the frame is there), `shown` with a topic or none, `hidden`;
 * - the chat says `ready`, `state` (how many lines were not seen, and whether the talk goes on after a reload), `close`.
 *
 * Whoever is not the page right around the frame, or not of a listed origin, is not heard; and nothing is said before
 * such a one has said hello, and then to that very origin.
 *
 * @param {import("./settings.js").Settings} settings
 * @param {import("./kept.js").Kept} kept
 * @param {{ onShown: (topic: string) => void }} on
 */
export function createHostPage({ origins }, kept, { onShown }) {
  const closeButton = part("chat-close", HTMLButtonElement);
  let host = "";
  let isShown = false;
  let unread = 0;
  let last = 0;

  /** @param {Record<string, unknown>} message */
  const tell = (message) => {
    if (host !== "") parent.postMessage(message, host);
  };
  const tellState = () => tell({ latchkey: "state", unread, lasts: kept.lasts() });
  const see = () => {
    unread = 0;
    if (last > kept.seen()) kept.keep({ seen: last });
    tellState();
  };
  const close = () => tell({ latchkey: "close" });

  addEventListener("message", (event) => {
    if (event.source !== parent || !origins.includes(event.origin)) return;
    const order = orderIn(event.data);
    if (order.name === "hello") {
      host = event.origin;
      tell({ latchkey: "ready" });
      tellState();
    }
    if (order.name === "hidden") isShown = false;
    if (order.name === "shown") {
      isShown = true;
      see();
      onShown(order.topic);
    }
  });
  closeButton.hidden = false;
  closeButton.addEventListener("click", close);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  return {
    /** The agent said something. @param {import("./log.js").Line} line */
    onAnswer: ({ sequence }) => {
      last = sequence;
      if (isShown) see();
      else if (sequence > kept.seen()) {
        unread += 1;
        tellState();
      }
    },
  };
}
