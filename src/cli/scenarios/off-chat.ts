import { DEMO_WORLD } from "../../../db/demo.ts";
import type { Visitor } from "../../auth/auth.ts";
import { mailsOn } from "../converse/run.ts";
import type { Stage } from "../converse/harness.ts";

/** A person of a scenario, and what they hold outside the chat. Changes as they do things. */
export interface Person {
  readonly stage: Stage;
  email: string;
  password: string;
  /** Of the sign-in whose second step is due. */
  pending: { readonly kind: "code" | "set-up"; readonly token: string } | undefined;
  /** As they were shown, the first one being number 1. */
  backupCodes: readonly string[];
}

/** @param email of a member of the demo world; anybody else has no password */
export const personOn = (stage: Stage, email = ""): Person => ({
  stage,
  email,
  pending: undefined,
  backupCodes: [],
  password: memberCalled(email)?.password ?? "",
});

/** Everybody in the workspace of this member; empty for strangers. */
export const colleaguesOf = (email: string) =>
  DEMO_WORLD.map(({ people }) => people).find((people) => people.some((one) => one.email === email)) ?? [];

const memberCalled = (email: string) => colleaguesOf(email).find((one) => one.email === email);

/** On the list of every workspace of the demo world that has one. */
const OFFICE = "203.0.113.9";

export const visitorFrom = (address: string = OFFICE): Visitor => ({ address, userAgent: "Firefox" });

/** The secret of the newest link to this page in the mails to this mailbox; empty when there is none. */
export async function newestLink({ world }: Stage, to: string, page: string): Promise<string> {
  const delivered = (await world.mail.mailbox?.list()) ?? [];
  const links = delivered
    .filter((mail) => mail.to === to)
    .map(({ text }) => new RegExp(`/${page}\\?token=([\\w%-]{1,200})`, "u").exec(text)?.[1]);
  return decodeURIComponent(links.find((token) => token !== undefined) ?? "");
}

/** The code of the newest mail of this kind to this mailbox; empty when there is none. */
export async function newestCodeTo(stage: Stage, to: string, template: string): Promise<string> {
  const kinds = (await mailsOn(stage)).toReversed();
  const delivered = (await stage.world.mail.mailbox?.list()) ?? [];
  const at = kinds.findIndex((mail) => mail.to === to && mail.template === template);
  return (
    /^\s*(\d{3,4}) (\d{3,4})\s*$/mu
      .exec(delivered[at]?.text ?? "")
      ?.slice(1)
      .join("") ?? ""
  );
}
