import { passwordHash } from "../../shared/brand.ts";
import { parseEmail } from "../../shared/email.ts";
import type { Language } from "../../shared/language.ts";
import { addressKeyOf } from "../account.ts";
import type { AuthDeps } from "../deps.ts";
import { readName } from "../members/read-name.ts";
import { isReadable, readHash } from "../passwords/read-hash.ts";
import type { LineProblem, ProblemName, ReadPerson } from "./model.ts";
import type { Column, PersonLine } from "./read-file.ts";
import { readElsewhere, readReason } from "./shut-out.ts";

/** What holds for a whole file. */
export interface FileTerms {
  /** For lines that name no workspace. */
  readonly workspace: string | undefined;
  /** That there are pages and mails in. */
  readonly languages: readonly Language[];
  /** Whether hashes of passwords may come along. */
  readonly takesHashes: boolean;
}

type ReadingDeps = Pick<AuthDeps, "secrets" | "isReserved">;

/** Reads each line by itself, and finds addresses that stand in two. Every line is good or has each of its faults named. */
export function readPeople(lines: readonly PersonLine[], terms: FileTerms, deps: ReadingDeps): ReadPeople {
  const people: ReadPerson[] = [];
  const faulty: ReadPerson[] = [];
  const problems: LineProblem[] = [];
  const firstLines = new Map<string, number>();
  for (const one of lines) {
    const faults: LineProblem[] = [];
    const person = readPerson(one, terms, deps, (column, what, details = {}) =>
      faults.push({ line: one.line, column, what, details }),
    );
    const address = one.values && parseEmail(one.values.email);
    const first = address && firstLines.get(address);
    if (first !== undefined)
      faults.push({ line: one.line, column: "email", what: "twice", details: { typed: address ?? "", first } });
    else if (address) firstLines.set(address, one.line);
    problems.push(...faults);
    if (person) (faults.length === 0 ? people : faulty).push(person);
  }
  return { people, faulty, problems };
}

export interface ReadPeople {
  /** Of good lines. */
  readonly people: readonly ReadPerson[];
  /** What could be read of others: what else is wrong with them is to be told in the same pass. */
  readonly faulty: readonly ReadPerson[];
  readonly problems: readonly LineProblem[];
}

type Fault = (column: Column | undefined, what: ProblemName, details?: LineProblem["details"]) => void;

function readPerson(
  { line, values, beyond }: PersonLine,
  terms: FileTerms,
  { secrets, isReserved }: ReadingDeps,
  fault: Fault,
): ReadPerson | undefined {
  if (!values) {
    fault(undefined, "quotes");
    return undefined;
  }
  if (beyond) fault(undefined, "beyond");
  const email = parseEmail(values.email);
  if (!email) fault("email", "bad-address", { typed: shown(values.email) });
  if (email && isReserved?.(email)) fault("email", "reserved", { typed: email });
  const name = readNameOf(values.name, fault);
  const workspace = values.workspace === "" ? terms.workspace : values.workspace;
  if (workspace === undefined) fault("workspace", "no-workspace");
  const role = readRole(values.role, fault);
  const language = readLanguage(values.language, terms.languages, fault);
  const hash = readHashOf(values.password_hash, terms, fault);
  const suspended = readSuspended(values.suspended, fault);
  const elsewhere = readElsewhereOf(values, fault);
  if (!email || workspace === undefined) return undefined;
  const key = addressKeyOf(secrets, email);
  return { line, email, key, name: name ?? "", workspace, role, language, suspended, elsewhere, hash };
}

/** Long rubbish is not repeated whole. */
const shown = (typed: string) => (typed.length > 60 ? `${typed.slice(0, 57)}…` : typed);

function readNameOf(typed: string, fault: Fault): string | undefined {
  if (typed === "") fault("name", "no-name");
  const name = readName(typed);
  if (typed !== "" && name === undefined) fault("name", "bad-name", { typed: shown(typed) });
  return name;
}

const ROLES = ["admin", "member"] as const;

function readRole(typed: string, fault: Fault): ReadPerson["role"] {
  const role = ROLES.find((one) => one === typed.toLowerCase());
  if (typed !== "" && !role) fault("role", "bad-role", { typed: shown(typed) });
  return role;
}

function readLanguage(typed: string, languages: readonly Language[], fault: Fault): Language | undefined {
  const plain = typed.toLowerCase().replace("_", "-");
  const found = languages.find((language) => language.toLowerCase() === plain);
  if (typed !== "" && !found)
    fault("language", "bad-language", { typed: shown(typed), languages: languages.join(", ") });
  return found;
}

function readSuspended(typed: string, fault: Fault): string | undefined {
  if (typed === "") return undefined;
  const reason = readReason(typed);
  if (reason === undefined) fault("suspended", "bad-reason");
  return reason;
}

function readElsewhereOf(
  { signs_in_with: provider, sign_in_page: address }: Readonly<Record<Column, string>>,
  fault: Fault,
): ReadPerson["elsewhere"] {
  if (provider === "") {
    if (address !== "") fault("sign_in_page", "no-provider");
    return undefined;
  }
  const read = readElsewhere({ provider, address });
  if (read.ok) return read.value;
  if (read.reason === "bad-provider") fault("signs_in_with", read.reason, { typed: shown(provider) });
  else fault("sign_in_page", read.reason, { typed: shown(address) });
  return undefined;
}

/** What it says of a hash never repeats it: a list of faults ends up in mails and tickets. */
function readHashOf(typed: string, { takesHashes }: FileTerms, fault: Fault): ReadPerson["hash"] {
  if (typed === "") return undefined;
  if (!takesHashes) {
    fault("password_hash", "no-hash-here");
    return undefined;
  }
  const read = readHash(typed);
  if (isReadable(read)) return { stored: passwordHash(typed), kind: read.kind };
  if (read.kind === "unreadable") fault("password_hash", "bad-hash");
  else fault("password_hash", "dear-hash", { what: read.what, is: read.is, most: read.most });
  return undefined;
}
