import { conversationId, email, idempotencyKey } from "../../src/shared/brand.ts";
import type { Vault } from "./vault.ts";

const seen = { address: "203.0.113.9", userAgent: "Firefox" };
const NEW_PASSWORD = "wandering-otter-7";
const chat = { channel: "web-chat", bot: "portal", chat: "ana" } as const;
const origin = { channel: "web-chat", conversation: conversationId("elsewhere"), language: "en" } as const;

/** Drives one flow of the world and returns every secret that it made or was given, still good ones and used ones. */
type SecretMaker = (vault: Vault) => Promise<readonly string[]>;

let messages = 0;

async function write(vault: Vault, text: string): Promise<void> {
  messages += 1;
  await vault.shell.inbox.receive({ from: chat, messageId: `m${String(messages)}`, body: { kind: "text", text } });
  await vault.answer();
}

const codeIn = (secrets: readonly string[]) => secrets.find((secret) => /^\d{6}$/u.test(secret)) ?? "";

/** A flow that stopped half way would prove nothing. */
function expectMany(least: number, secrets: readonly string[]): readonly string[] {
  if (secrets.filter((secret) => secret !== "").length < least) throw new Error("The flow made too few secrets.");
  return secrets;
}

const signIn = (vault: Vault, address: string, password: string) =>
  vault.auth.signIn.withPassword({ address: email(address), password, language: "en", seen });

/** Lucía's two steps: her session, and everything on the way there. */
async function twoSteps(vault: Vault) {
  const first = await signIn(vault, "lucia@tidewater.example", "gaviota-arena-63");
  const pending = first.kind === "code-mailed" ? first.pending : "";
  const secrets = vault.mailed();
  const digits = codeIn(secrets);
  const second = await vault.auth.signIn.withCode({ pending, digits, seen });
  const session = second.kind === "signed-in" ? second.session : "";
  return { session, secrets: [pending, session, ...secrets] };
}

async function resetByChat(vault: Vault) {
  await write(vault, "hi, I can't remember my password, I'm ana@tidewater.example");
  const proof = vault.mailed();
  await write(vault, `it says ${codeIn(proof)}`);
  return [...new Set([...proof, ...vault.mailed()])];
}

/** The mailbox of an account proved in a conversation, with a code that was mailed. */
async function prove(vault: Vault, address: string) {
  const { codes } = vault.auth;
  await codes.request({
    address: email(address),
    purpose: "reset-password",
    origin,
    idempotencyKey: idempotencyKey("asked"),
  });
  const secrets = vault.mailed();
  const { conversation } = origin;
  const mac = codes.macOf(conversation, codeIn(secrets));
  await codes.check({ mac, conversation, idempotencyKey: idempotencyKey("checked") });
  return secrets;
}

async function signedIn(vault: Vault) {
  const answer = await signIn(vault, "ana@tidewater.example", "kelp-barnacle-41");
  return { session: answer.kind === "signed-in" ? answer.session : "", seen, language: "en" } as const;
}

/** To add a flow, add a line. What it returns must be nowhere in the stolen file. */
export const SECRET_MAKERS = {
  "a code mailed to a mailbox, not used yet": async (vault) => {
    await vault.auth.codes.request({
      address: email("ana@tidewater.example"),
      purpose: "reset-password",
      origin,
      idempotencyKey: idempotencyKey("one"),
    });
    return vault.mailed();
  },
  "a code typed into the chat, and the link that it brought": resetByChat,
  "a reset link that was used, the passwords before and after": async (vault) => {
    await vault.auth.passwords.requestResetLink({
      address: email("ana@tidewater.example"),
      language: "en",
      idempotencyKey: idempotencyKey("asked on the page"),
    });
    const secrets = vault.mailed();
    for (const token of secrets)
      await vault.auth.passwords.changePassword({ token, password: NEW_PASSWORD, repeated: NEW_PASSWORD, seen });
    return [...new Set([...secrets, ...vault.mailed(), NEW_PASSWORD, "kelp-barnacle-41"])];
  },
  "a session, and passwords that were wrong": async (vault) => {
    await signIn(vault, "ana@tidewater.example", "Parrot!mistyped8");
    const answer = await signIn(vault, "ana@tidewater.example", "kelp-barnacle-41");
    const session = answer.kind === "signed-in" ? answer.session : "";
    await vault.auth.signIn.who(session, seen);
    return [session, "Parrot!mistyped8", "kelp-barnacle-41"];
  },
  "a sign-in in two steps": async (vault) => (await twoSteps(vault)).secrets,
  "a sign-in that waits for its code": async (vault) => {
    const first = await signIn(vault, "lucia@tidewater.example", "gaviota-arena-63");
    return [first.kind === "code-mailed" ? first.pending : "", ...vault.mailed()];
  },
  "a link that says it was somebody else, used": async (vault) => {
    await vault.auth.codes.request({
      address: email("ana@tidewater.example"),
      purpose: "reset-password",
      origin,
      idempotencyKey: idempotencyKey("two"),
    });
    const secrets = vault.mailed();
    for (const token of secrets) await vault.auth.disown.stop(token);
    return secrets;
  },
  "ten backup codes, one of them used": async (vault) => {
    const { session, secrets } = await twoSteps(vault);
    const drawn = await vault.auth.backupCodes.draw({ session, seen, idempotencyKey: idempotencyKey("page") });
    const { set = "", codes = [] } = drawn.ok ? drawn.value : {};
    await vault.auth.backupCodes.confirm({ session, seen, set });
    const again = await signIn(vault, "lucia@tidewater.example", "gaviota-arena-63");
    const pending = again.kind === "code-mailed" ? again.pending : "";
    await vault.auth.backupCodes.signIn({ pending, typed: { number: "1", code: codes[0] ?? "" }, seen });
    return expectMany(10, [...codes, ...secrets, pending]);
  },
  "the link to fresh backup codes, and the codes behind it": async (vault) => {
    const proof = await prove(vault, "lucia@tidewater.example");
    await vault.auth.backupCodes.mailRenewalLink({ origin, idempotencyKey: idempotencyKey("renewal") });
    const secrets = vault.mailed();
    const shown: string[] = [];
    for (const token of secrets.filter((secret) => secret.length === 43)) {
      const drawn = await vault.auth.backupCodes.renew({ token, password: "gaviota-arena-63", seen });
      if (drawn.ok) shown.push(...(drawn.value.codes ?? []));
    }
    return expectMany(10, [...shown, ...secrets, ...proof]);
  },
  "the code that switches two-step verification": async (vault) => {
    const acting = await signedIn(vault);
    await vault.auth.twoSteps.requestCode({ ...acting, turn: "on" });
    const secrets = vault.mailed();
    await vault.auth.twoSteps.confirm({ ...acting, turn: "on", digits: codeIn(secrets) });
    return [acting.session, codeIn(secrets), ...vault.mailed()];
  },
  "the code that proves a new mailbox": async (vault) => {
    const acting = await signedIn(vault);
    await vault.auth.emailChange.requestCode({ ...acting, address: email("ana@new.example") });
    const secrets = vault.mailed();
    await vault.auth.emailChange.confirm({ ...acting, digits: codeIn(secrets) });
    return [acting.session, codeIn(secrets), ...vault.mailed()];
  },
  "a recovery: the code to the new mailbox, and the links that stop it": async (vault) => {
    const lost = { address: email("lucia@tidewater.example"), mailbox: email("lucia@new.example"), origin };
    await vault.auth.recovery.ask({ ...lost, idempotencyKey: idempotencyKey("lost") });
    const { conversation } = origin;
    const mac = vault.auth.codes.macOf(conversation, codeIn(vault.mailed()));
    const secrets = vault.mailed();
    await vault.auth.recovery.prove({ mac, conversation, idempotencyKey: idempotencyKey("proved") });
    return expectMany(2, [...new Set([...secrets, ...vault.mailed()])]);
  },
  "a code that links a chat, typed there, and one that nobody typed": async (vault) => {
    const acting = await signedIn(vault);
    const codes: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      const drawn = await vault.auth.linkedChats.drawCode(acting);
      if (drawn.ok) codes.push(drawn.value.code);
    }
    await write(vault, `link ${codes[0] ?? ""}`);
    if (!(await vault.auth.linkedChats.list(acting))?.length) throw new Error("The chat was not linked.");
    return expectMany(3, [...codes, ...codes.map((code) => code.replaceAll("-", "")), acting.session]);
  },
  "a password typed into the chat unasked": async (vault) => {
    await write(vault, "my password is Tr0ub4dor&3xyz and it does not work");
    return ["Tr0ub4dor&3xyz"];
  },
} as const satisfies Readonly<Record<string, SecretMaker>>;
