import { z } from "zod";
import { instant } from "../../src/shared/brand.ts";

/** What is said between the process that gets killed and the test that kills it. */

const Outside = z.strictObject({
  acknowledged: z.array(z.string()).readonly(),
  sent: z.array(z.strictObject({ key: z.string(), text: z.string() })).readonly(),
  mails: z.array(z.string()).readonly(),
  changed: z.boolean(),
  signedIn: z.boolean(),
});

/** What a life starts with, as the only argument of the process. */
export const Birth = z.strictObject({
  file: z.string(),
  /** The file with what understanding has learned. */
  model: z.string(),
  start: z.number().transform(instant),
  seed: z.string(),
  smtpUrl: z.string(),
});
export type Birth = z.infer<typeof Birth>;

/** `repeat`: what was delivered before comes again. `move`: the next thing a person does. `wait`: a minute goes by. */
export const Act = z.strictObject({ kind: z.enum(["repeat", "move", "wait"]), outside: Outside });
export type Act = z.infer<typeof Act>;

export const Report = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ready") }),
  /** A line has reached the platform. Told before the process can note that it did. */
  z.strictObject({ kind: z.literal("sent"), key: z.string(), text: z.string() }),
  /** What the person and the platform know after the act. */
  z.strictObject({
    kind: z.literal("acted"),
    seen: Outside.pick({ acknowledged: true, changed: true, signedIn: true }),
    now: z.number().transform(instant),
  }),
  /** Nothing was left to do in a round begun after `acts` acts were over. */
  z.strictObject({ kind: z.literal("idle"), acts: z.number(), over: z.boolean() }),
  z.strictObject({ kind: z.literal("trouble"), where: z.string(), error: z.string() }),
]);
export type Report = z.infer<typeof Report>;
