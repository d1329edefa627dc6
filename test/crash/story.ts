import { email } from "../../src/shared/brand.ts";
import type { Inbound } from "../../src/channels/channel.ts";
import { codeIn, type Outside, resetTokenIn } from "./outside.ts";
import type { CrashWorld } from "./world.ts";

export const CHAT = { channel: "terminal", bot: "latchkey", chat: "ana" } as const;
const PASSWORD = "river-of-quiet-stones-7";
const seen = { address: "198.51.100.7", userAgent: "a browser" };

const message = (messageId: string, text: string): Inbound => ({ from: CHAT, messageId, body: { kind: "text", text } });

/** What Ana and the platform do next, given what they have seen; undefined when they can only wait. */
type Move = (world: CrashWorld) => Promise<Partial<Outside>>;

export function nextMove(outside: Outside): Move | undefined {
  const { acknowledged, mails } = outside;
  const code = codeIn(mails);
  const token = resetTokenIn(mails);
  const deliver = (id: string, text: string): Move | undefined =>
    acknowledged.includes(id)
      ? undefined
      : async ({ shell }) => {
          await shell.inbox.receive(message(id, text));
          return { acknowledged: [...acknowledged, id] };
        };
  return (
    deliver("m1", "hi, I can't remember my password, I'm ana@tidewater.example") ??
    (code === undefined ? undefined : deliver("m2", `it says ${code}`)) ??
    (token === undefined || outside.changed ? undefined : changePassword(token)) ??
    (outside.changed && !outside.signedIn ? signIn : undefined)
  );
}

/** Pressed again after a crash, the button may be used up: the first press has counted. */
const changePassword =
  (token: string): Move =>
  async ({ auth }) => {
    await auth.passwords.changePassword({ token, password: PASSWORD, repeated: PASSWORD, seen });
    return { changed: true };
  };

const signIn: Move = async ({ auth }) => {
  const language = "en";
  const address = email("ana@tidewater.example");
  const answer = await auth.signIn.withPassword({ address, password: PASSWORD, language, seen });
  return { signedIn: answer.kind === "signed-in" };
};

/** A duplicate of everything the platform has delivered, as platforms do after an outage. */
export const repeatAll = async (world: CrashWorld, outside: Outside): Promise<void> => {
  const code = codeIn(outside.mails);
  if (outside.acknowledged.includes("m1"))
    await world.shell.inbox.receive(message("m1", "hi, I can't remember my password, I'm ana@tidewater.example"));
  if (outside.acknowledged.includes("m2") && code !== undefined)
    await world.shell.inbox.receive(message("m2", `it says ${code}`));
};
