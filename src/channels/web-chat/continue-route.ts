import { Router } from "express";
import type { ChatAddress } from "../channel.ts";
import { chatOf } from "./chat-identity.ts";
import { sayNo } from "./say-no.ts";

/** Where a chat goes on: an address that opens a messenger. Undefined when there is nothing to go on with, or nowhere. */
export type ContinueElsewhere = (chat: ChatAddress) => Promise<string | undefined>;

/** `POST /continue` draws a way into a messenger, good for one use. Only for POST: a link preview must not draw one. */
export function continueRoute(elsewhere: ContinueElsewhere): Router {
  const router = Router();
  router.post("/continue", async (request, response) => {
    const chat = chatOf(request);
    const address = chat && (await elsewhere(chat));
    if (address === undefined) sayNo(response, "nothing-open");
    else response.set("Cache-Control", "no-store").json({ address });
  });
  return router;
}
