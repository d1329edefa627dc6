/**
 * Names for values that look alike but must never be mixed up. This is the only file that may assert a type:
 * whoever calls one of these functions says "I checked that this is one".
 */
/** `Base` at run time, a type of its own for the compiler. A key that is text, so that the package can declare it. */
type Brand<Base, Name extends string> = Base & { readonly "~brand": Name };

/** Whole milliseconds since 1970-01-01 UTC. */
export type Instant = Brand<number, "Instant">;
export type WorkspaceId = Brand<string, "WorkspaceId">;
export type AccountId = Brand<string, "AccountId">;
export type ConversationId = Brand<string, "ConversationId">;
/** Key under which a change happens at most once, however often it is asked for. */
export type IdempotencyKey = Brand<string, "OnceKey">;
/** A whole address in canonical form: trimmed, lower case in ASCII only, one `@`, at most 254 characters. */
export type Email = Brand<string, "Email">;
/** HMAC of a canonical address: what budgets and challenges of unknown addresses hang on. */
export type AddressKey = Brand<string, "AddressKey">;
/** By what tries and mails of one spender are counted: MAC of a network or chat, or the hash of what makes it known. */
export type SpenderKey = Brand<string, "SpenderKey">;
/** HMAC of a mailed code and the conversation it was typed in. Useless without the key, which is not in the database. */
export type CodeMac = Brand<string, "CodeMac">;
/** SHA-256 of a 256-bit token: all that rests of a session, a reset link, a veto link or a chat cookie. */
export type TokenHash = Brand<string, "TokenHash">;
/** HMAC of a code that links a chat to an account. Useless without the key, which is not in the database. */
export type LinkMac = Brand<string, "LinkMac">;
/** A password hash in PHC form (`$argon2id$…`). */
export type PasswordHash = Brand<string, "PasswordHash">;
/** Text encrypted with a key that is not in the database (AES-256-GCM, base64url). */
export type Sealed = Brand<string, "Sealed">;
/** Seal of an audit line: HMAC over the line and the seal of the line before (base64url). */
export type AuditMac = Brand<string, "AuditMac">;
/** HMAC of a constant: says of a key whether a database belongs to it, and nothing else. */
export type KeyMark = Brand<string, "KeyMark">;
/** Tag of a language that was added by files alone, such as `ru`. */
export type AddedLanguage = Brand<string, "AddedLanguage">;
/** An intent that a flow named, such as `forgot_password`. */
export type FlowIntent = Brand<string, "FlowIntent">;
/** Id of a sentence; the words live in `flows/languages/<tag>/chat.yml`. */
export type TextId = Brand<string, "TextId">;
/** SHA-256 of a compiled flow library: the version a conversation is pinned to. */
export type LibraryHash = Brand<string, "LibraryHash">;

export const instant = (milliseconds: number) => milliseconds as Instant;
export const workspaceId = (text: string) => text as WorkspaceId;
export const accountId = (text: string) => text as AccountId;
export const conversationId = (text: string) => text as ConversationId;
export const idempotencyKey = (text: string) => text as IdempotencyKey;
/** Only for text that `parseEmail` or the database vouches for. */
export const email = (canonical: string) => canonical as Email;
export const addressKey = (mac: string) => mac as AddressKey;
export const spenderKey = (text: string) => text as SpenderKey;
export const codeMac = (mac: string) => mac as CodeMac;
export const linkMac = (mac: string) => mac as LinkMac;
export const tokenHash = (hash: string) => hash as TokenHash;
export const passwordHash = (phc: string) => phc as PasswordHash;
export const sealed = (text: string) => text as Sealed;
export const auditMac = (mac: string) => mac as AuditMac;
export const keyMark = (mac: string) => mac as KeyMark;
/** Only for a tag that `readLanguage` has checked. */
export const addedLanguage = (tag: string) => tag as AddedLanguage;
/** Only for a name that `readIntent` has checked. */
export const flowIntent = (name: string) => name as FlowIntent;
export const textId = (text: string) => text as TextId;
export const libraryHash = (hash: string) => hash as LibraryHash;

/** The later moment, `milliseconds` after `start`; a fraction is rounded up, for nobody must come before their time. */
export const after = (start: Instant, milliseconds: number) => instant(Math.ceil(start + milliseconds));
