import { z } from "zod";

/** What the two processes say to each other. Whatever else arrives is thrown away. */

const START = z.object({
  kind: z.literal("start"),
  sessionFolder: z.string(),
  browser: z.string(),
  /** Of Chromium. */
  args: z.array(z.string()),
  userAgent: z.string(),
  /** A saved page to show in place of the newest one. */
  page: z.string().optional(),
  /** Join by a code typed on this phone. */
  phone: z.string().optional(),
  /** Unread messages from before this moment (seconds) are none of ours. */
  since: z.number(),
});

const ORDER = z.discriminatedUnion("kind", [
  START,
  z.object({
    kind: z.literal("send"),
    call: z.number(),
    key: z.string(),
    chat: z.string(),
    text: z.string(),
    /** Whoever is there has written to us, so somebody is there. */
    wrote: z.boolean(),
    /** An earlier try may have gone out since this moment (seconds): look before sending again. */
    triedAt: z.number().optional(),
  }),
  z.object({
    kind: z.literal("edit"),
    call: z.number(),
    chat: z.string(),
    messageId: z.string(),
    text: z.string(),
  }),
  z.object({ kind: z.literal("probe"), call: z.number() }),
  z.object({ kind: z.literal("typing"), chat: z.string() }),
  /** The message is stored, so it may be shown as read. */
  z.object({ kind: z.literal("stored"), id: z.string() }),
  /** Look for unread messages. */
  z.object({ kind: z.literal("walk") }),
  z.object({ kind: z.literal("reload") }),
  z.object({ kind: z.literal("stop") }),
]);

const BODY = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({
    kind: z.literal("media"),
    media: z.enum(["photo", "voice", "video", "sticker", "file", "location", "contact"]),
  }),
  z.object({ kind: z.literal("reaction"), emoji: z.string() }),
]);

const INBOUND = z.object({
  /** The last part of WhatsApp's id: the same whichever name the chat has at the moment. */
  id: z.string().min(1).max(128),
  /** All names of the chat, the phone number first. */
  chats: z.array(z.string()).min(1),
  body: BODY,
  repliesTo: z.string().max(128).optional(),
});

const ANSWER = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("sent"), id: z.string() }),
  z.object({ kind: z.literal("refused"), why: z.string() }),
  z.object({ kind: z.literal("failed"), why: z.string() }),
  z.object({ kind: z.literal("state"), state: z.string() }),
]);

/** Why a child ends. */
const END = z.enum([
  "logged-out",
  "conflict",
  "unpaired",
  "barred",
  "outdated",
  "browser-gone",
  "start-failed",
  "broke",
]);

const NEWS = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("qr"), value: z.string() }),
  z.object({ kind: z.literal("code"), value: z.string() }),
  z.object({ kind: z.literal("authenticated") }),
  z.object({ kind: z.literal("ready"), account: z.string() }),
  z.object({ kind: z.literal("state"), state: z.string() }),
  z.object({ kind: z.literal("tab-crashed") }),
  /** `detail`: for the log; holds nothing of what people wrote. */
  z.object({ kind: z.literal("ending"), why: END, detail: z.string() }),
  z.object({ kind: z.literal("trouble"), where: z.string(), detail: z.string() }),
  z.object({ kind: z.literal("inbound"), message: INBOUND }),
  z.object({ kind: z.literal("answer"), call: z.number(), answer: ANSWER }),
]);

export type Start = z.infer<typeof START>;
export type Order = z.infer<typeof ORDER>;
export type News = z.infer<typeof NEWS>;
export type Answer = z.infer<typeof ANSWER>;
export type EndCause = z.infer<typeof END>;
export type InboundNews = z.infer<typeof INBOUND>;

/** Undefined for anything that is no order. */
export const readOrder = (raw: unknown): Order | undefined => ORDER.safeParse(raw).data;

/** Undefined for anything that is no news. */
export const readNews = (raw: unknown): News | undefined => NEWS.safeParse(raw).data;
