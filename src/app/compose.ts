import { fileURLToPath } from "node:url";
import type { Router } from "express";
import { type Announcements, type AnnouncementStore, createAnnouncements } from "../announcements/announcements.ts";
import { createAdvisor } from "../advisor/advisor.ts";
import { type AskCodeMail, auditChain, createAuth, type Hasher, type RangePolicy, type Auth } from "../auth/auth.ts";
import type { Channel, ChatAddress, ForumInbox, Messenger, Inbox } from "../channels/channel.ts";
import { createWebChat } from "../channels/web-chat/web-chat.ts";
import type { Config } from "../config/config.ts";
import { type ConversationShell, createConversation } from "../conversation/conversation.ts";
import type { Library } from "../engine/engine.ts";
import { isOfDemo } from "./keep-apart.ts";
import { withBuiltIn } from "./built-in-values.ts";
import { type Messengers, NO_MESSENGERS } from "./messengers.ts";
import { type Texts, topicsOf } from "../flow-compiler/flow-compiler.ts";
import { createMail, type Mail, type MailColours } from "../mail/mail.ts";
import { NO_LINKS } from "../shared/company-links.ts";
import type { Wording } from "../wording/wording.ts";
import type { Clock } from "../shared/clock.ts";
import type { IntentProfile } from "../shared/intent.ts";
import type { Health, HealthPart } from "../shared/health.ts";
import type { Language } from "../shared/language.ts";
import type { Random } from "../shared/random.ts";
import { createSecrets, type Secrets } from "../shared/secrets.ts";
import {
  addressPageStore,
  announcementStore,
  approvalStore,
  authStore,
  conversationStore,
  mailLedger,
  mailboxStore,
  type OpenStore,
} from "../store/store.ts";
import type { ReadAddress, Understanding } from "../understanding/understanding.ts";
import { type AddressPages, createAddressPages, createApprovals, type Approvals } from "../approvals/approvals.ts";

/** Where flows, texts and phrases lie. */
export const FLOWS = fileURLToPath(new URL("../../flows", import.meta.url));

/** What the pages need to let other sites show the chat. */
interface Embedding {
  readonly origins: readonly string[];
  readonly chat: Router;
  readonly topics: (language: Language) => Readonly<Record<string, string>>;
}

interface WorldDeps {
  readonly config: Pick<Config, "mode" | "secret" | "smtpUrl" | "mailFrom" | "supportAddress" | "publicBaseUrl"> &
    Partial<
      Pick<
        Config,
        "productLinks" | "languageModel" | "embedOrigins" | "mailReplyTo" | "logos" | "companyLinks" | "supportName"
      >
    >;
  /** What mails wear of the company's colours. Left out: ours. */
  readonly mailColours?: MailColours;
  readonly store: OpenStore;
  readonly library: Library;
  readonly texts: Texts;
  readonly wording: Wording;
  readonly intents: readonly IntentProfile[];
  readonly understanding: Understanding;
  readonly clock: Clock;
  readonly random: Random;
  /** Cheaper only where no real people are: `converse` and tests. */
  readonly hasher?: Hasher;
  /** Channels besides the web chat, made with the reception they hand messages to. Messengers are started by `serve`. */
  readonly channels?: (inbox: Inbox) => readonly Channel[];
  /** The messengers of the settings, made with the reception they hand messages to. Left out: none. */
  readonly messengers?: (inbox: Inbox, forum: ForumInbox) => Messengers;
  /** Where mail server and support group say how they are doing. */
  readonly health?: Pick<Health, "part" | "read">;
  /** Something was stored, so there is work. */
  readonly onNews?: () => void;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** Everything wired to everything, not started: no server listens and no worker runs yet. */
export interface World {
  readonly auth: Auth;
  readonly approvals: Approvals;
  readonly addressPages: AddressPages;
  readonly mail: Mail;
  readonly shell: ConversationShell;
  /** Of the shell, for the pages. */
  readonly caseDesk: ConversationShell["caseDesk"];
  /** Of understanding: forms read addresses as the chat does. */
  readonly readAddress: ReadAddress;
  /** What everybody is told at the moment. */
  readonly announcements: Announcements;
  /** What pages say. */
  readonly wording: Wording;
  readonly secrets: Secrets;
  readonly webChat: { readonly router: Router; close(): void };
  /** The web chat on the pages of other sites; undefined where none may show it. */
  readonly embedding: Embedding | undefined;
  /** Not started. What they say of their health counts in how sending goes. */
  readonly messengers: Messengers;
  /** Every channel that this process serves, for `/health`. */
  readonly channels: readonly Pick<Messenger, "name" | "health">[];
}

/**
 * In the demo, where nobody real signs in, a whitelist may hold the addresses of documentation and of this
 * very machine: the demo world lives at the former, and whoever tries it out comes from the latter.
 */
const DEMO_RANGES: RangePolicy = ["documentation", "loopback"];

/** Puts the parts together. The one place that knows them all. */
export function createWorld(deps: WorldDeps): World {
  const { store, clock, random, onTrouble } = deps;
  const secrets = createSecrets(deps.config.secret, random);
  const chain = auditChain(secrets);
  const mail = mailOf(deps, secrets);
  const auth = authOf(deps, secrets, (account) => mail.deliveryOf(account, "sign-in-code"));
  const approvals = createApprovals({ auth, store: approvalStore(store, random, chain), clock, random });
  const addressPages = createAddressPages({ auth, store: addressPageStore(store), clock, random });
  const channels: Channel[] = [];
  const late: { messengers: Messengers; group?: HealthPart | undefined } = { messengers: NO_MESSENGERS };
  const { publicBaseUrl, productLinks: links = {}, languageModel: model } = deps.config;
  const advisor = model && createAdvisor({ model, intents: deps.intents, clock, onTrouble });
  const announcements = announcementsOf(deps, announcementStore(store, chain));
  const texts = withBuiltIn(deps.texts, { ...deps, messengers: () => late.messengers.all });
  const shell = createConversation({
    ...deps,
    texts,
    store: conversationStore(store, random, chain),
    auth,
    approvals,
    addressPages,
    channels,
    links,
    announcements: inChat(announcements, deps.wording),
    publicBaseUrl,
    advisor,
    forum: () => late.messengers.forum,
    forumHealth: () => late.group,
  });
  const webChat = webChatOf(deps, secrets, shell, () => late.messengers);
  const made = deps.messengers?.(shell.inbox, shell.forumInbox) ?? NO_MESSENGERS;
  const messengers = { ...made, all: made.all.map((one) => ({ ...one, health: () => shell.healthOf(one) })) };
  late.messengers = messengers;
  late.group = messengers.forum && deps.health?.part("support group");
  channels.push(webChat.channel, ...made.all, ...(deps.channels?.(shell.inbox) ?? []));
  return {
    channels: channels.map((one) => ({ name: one.name, health: () => shell.healthOf(one) })),
    auth,
    approvals,
    addressPages,
    mail,
    shell,
    caseDesk: shell.caseDesk,
    readAddress: deps.understanding.readAddress,
    announcements,
    wording: deps.wording,
    secrets,
    webChat,
    embedding: embeddingOf(deps, texts, webChat.embedded),
    messengers,
  };
}

const announcementsOf = ({ health, clock, wording }: WorldDeps, store: AnnouncementStore): Announcements =>
  createAnnouncements({
    store,
    health,
    clock,
    mailIsSlow: (language) => wording.portal(language).announcement.mailIsSlow,
  });

/** Between other lines of a chat, it is said what it is. */
const inChat = (announcements: Announcements, wording: Wording): Announcements => ({
  now: async () =>
    (await announcements.now()).map(({ name, say }) => ({
      name,
      say: (language) => wording.portal(language).announcement.line({ text: say(language) }),
    })),
});

function webChatOf(deps: WorldDeps, secrets: Secrets, shell: ConversationShell, messengers: () => Messengers) {
  const { clock, random, wording, onTrouble } = deps;
  const { publicBaseUrl } = deps.config;
  return createWebChat({
    inbox: shell.inbox,
    secrets,
    random,
    clock,
    publicBaseUrl,
    languages: wording.languages,
    onTrouble,
    elsewhere: async (chat) => openerOf(messengers(), await moveTokenFor(messengers(), shell, chat)),
  });
}

/** A topic is its flow's button, and said as the button says it. */
function embeddingOf({ config, library }: WorldDeps, texts: Texts, chat: Router): Embedding | undefined {
  const { embedOrigins: origins = [] } = config;
  const topics = (language: Language) =>
    Object.fromEntries(topicsOf(library).map(({ flow, label }) => [flow, texts.say(language, label)]));
  return origins.length > 0 ? { origins, chat, topics } : undefined;
}

/** A token is drawn only where it can be used. */
const moveTokenFor = async ({ all }: Messengers, shell: ConversationShell, chat: ChatAddress) =>
  all.some((one) => one.link?.("") !== undefined) ? shell.moveToken(chat) : undefined;

/** The address that opens a messenger with this token. */
const openerOf = ({ all }: Messengers, token: string | undefined) =>
  token === undefined ? undefined : all.map((one) => one.link?.(token)).find((address) => address !== undefined);

function authOf(
  { store, clock, random, config, hasher, wording }: WorldDeps,
  secrets: Secrets,
  codeMail: AskCodeMail,
): Auth {
  return createAuth({
    store: authStore(store, random, auditChain(secrets)),
    clock,
    random,
    secrets,
    codeMail,
    phraseWords: (language) => wording.mail(language).twoWords,
    ranges: config.mode === "demo" ? DEMO_RANGES : [],
    isReserved: config.mode === "production" ? isOfDemo : undefined,
    ...(hasher ? { hasher } : {}),
  });
}

function mailOf(deps: WorldDeps, secrets: Secrets): Mail {
  const { store, clock, random, wording, config, health, mailColours: colours = {} } = deps;
  const { mode, smtpUrl, mailFrom, mailReplyTo: replyTo, supportAddress, publicBaseUrl } = config;
  const look = { colours, logos: config.logos, links: config.companyLinks ?? NO_LINKS };
  return createMail({
    ledger: mailLedger(store),
    mailboxStore: mailboxStore(store),
    clock,
    random,
    secrets,
    wording,
    config: { mode, smtpUrl, from: mailFrom, replyTo, supportAddress, publicBaseUrl, look },
    ...(health && { health: health.part("mail") }),
  });
}
