import { z } from "zod";

/** What Graph takes at `/{number}/messages`, with the published limits; strict, so that a slip of ours shows. */
const text = z.strictObject({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() });
const body = z.strictObject({ text: z.string().min(1).max(1024) });
const distinct = (titles: readonly string[]) => new Set(titles).size === titles.length;

const button = z.strictObject({
  type: z.literal("reply"),
  reply: z.strictObject({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) }),
});
const buttons = z.strictObject({
  type: z.literal("button"),
  body,
  action: z.strictObject({
    buttons: z
      .array(button)
      .min(1)
      .max(3)
      .refine((all) => distinct(all.map(({ reply }) => reply.title))),
  }),
});

const row = z.strictObject({
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(24),
  description: z.string().max(72).optional(),
});
const list = z.strictObject({
  type: z.literal("list"),
  body,
  action: z.strictObject({
    button: z.string().min(1).max(20),
    sections: z.tuple([
      z.strictObject({
        rows: z
          .array(row)
          .min(1)
          .max(10)
          .refine((all) => distinct(all.map(({ id }) => id))),
      }),
    ]),
  }),
});

/** Meta refuses line breaks, tabs and more than four spaces in a row. */
const placeholder = z
  .string()
  .min(1)
  .max(1024)
  .refine((words) => !/[\n\t]| {5}/u.test(words));
const template = z.strictObject({
  name: z.string(),
  language: z.strictObject({ code: z.string().regex(/^[a-z]{2,3}(?:_[A-Z]{2})?$/u) }),
  components: z.tuple([
    z.strictObject({
      type: z.literal("body"),
      parameters: z.tuple([z.strictObject({ type: z.literal("text"), text: placeholder })]),
    }),
  ]),
});

const envelope = {
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual"),
  to: z.string().regex(/^\d+$/u).optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\./u)
    .optional(),
};

export const MESSAGE = z.discriminatedUnion("type", [
  z.strictObject({ ...envelope, type: z.literal("text"), text }),
  z.strictObject({
    ...envelope,
    type: z.literal("interactive"),
    interactive: z.discriminatedUnion("type", [buttons, list]),
  }),
  z.strictObject({ ...envelope, type: z.literal("template"), template }),
]);

export type SentMessage = z.infer<typeof MESSAGE>;

/** "Read" and "is typing" are one call. */
export const READ_MARK = z.strictObject({
  messaging_product: z.literal("whatsapp"),
  status: z.literal("read"),
  message_id: z.string(),
  typing_indicator: z.strictObject({ type: z.literal("text") }),
});

/** The words that a person sees, without its buttons. */
export function wordsOf(message: SentMessage): string {
  if (message.type === "text") return message.text.body;
  if (message.type === "interactive") return message.interactive.body.text;
  return message.template.components[0].parameters[0].text;
}

export interface Pressable {
  readonly kind: "button_reply" | "list_reply";
  readonly id: string;
  readonly title: string;
}

/** What a person can press under it. */
export function pressablesOf(message: SentMessage): readonly Pressable[] {
  if (message.type !== "interactive") return [];
  const { interactive } = message;
  if (interactive.type === "button")
    return interactive.action.buttons.map(({ reply: { id, title } }) => ({ kind: "button_reply", id, title }));
  return interactive.action.sections[0].rows.map(({ id, title }) => ({ kind: "list_reply", id, title }));
}
