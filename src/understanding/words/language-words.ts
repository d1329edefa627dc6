import type { Command } from "../../engine/engine.ts";

/** Commands that a language may leave out: whole messages that are none of the other answers. */
type Optional = "worked" | "hold-on";

/** What the words of no language say by themselves: it is read out of a whole message. */
type Unsaid = "offer-person";

/**
 * Everything understanding knows about one language, as `flows/languages/<tag>/words.yml` says it. Entries are separated by
 * `|` or a new line; capitals and accents do not matter.
 */
export interface LanguageWords {
  /** What this language is called, in this and the other languages. */
  readonly names: string;
  /** Ways to ask, in this language, for another one; `*` stands for its name. */
  readonly wishes: string;
  /** Frequent small words: they tell the language, and none of them is ever a name, a password or a choice. */
  readonly common: string;
  /** Letters that hardly occur in our other languages. */
  readonly letters: string;
  /**
   * How the signs of an address are said. `at` may stand alone; `weakAt` needs a said dot after it. `endings` are those
   * that people write after a comma or a blank by mistake: "gmail,com".
   */
  readonly email: Readonly<Record<"at" | "weakAt" | "dot" | "hyphen" | "underscore" | "endings", string>>;
  /** The digits 0 to 9 as said, ten lines. */
  readonly digits: string;
  /** First, second, third … one line each, at least to ninth. */
  readonly ordinals: string;
  readonly last: string;
  /** Words around a choice that carry no choice: "the … one", "option". */
  readonly choice: string;
  readonly yes: string;
  readonly no: string;
  /** Whole answers that say that a mail or code is there, or is not. */
  readonly arrived?: string | undefined;
  readonly missing?: string | undefined;
  /** Said around anything: "please", "thanks", "can you". */
  readonly polite: string;
  /** Whole messages that steer the conversation. */
  readonly commands: Readonly<Record<Exclude<Command, Optional | Unsaid>, string>> &
    Readonly<Partial<Record<Optional, string | undefined>>>;
  /** Clear wishes for a person inside a longer message. */
  readonly personInside: string;
  /** Outbursts of somebody who has had enough. */
  readonly anger?: string | undefined;
  /** Words that turn a wish around: "not", "don't". */
  readonly negations: string;
  /** Openings that take an earlier answer back. */
  readonly corrections: string;
  /** What an address is called: "no, my email is …". */
  readonly addressNouns: string;
  /** What people say before their address, when they tell who they are: "I'm", "my account is". */
  readonly introductions?: string | undefined;
  /** Words for somebody who is not meant to be there: "somebody got in" answers no question. */
  readonly strangers?: string | undefined;
  /**
   * What people tell of their own case, by the name of what they told: patterns, one a line. `(a|b)` is one of these, `…` a few
   * words of any kind, `<name>` one of the entries of that list here. `unless`: words after which nothing counts in a sentence,
   * for they suppose it, ask it, doubt it, or speak of somebody else.
   */
  readonly told?: Readonly<Record<string, string>> | undefined;
  /** Words between two troubles in one message. */
  readonly joints: string;
  /** "Password", and what people call it. */
  readonly passwordLabels: string;
  /** "Code", and what people call it. */
  readonly codeLabels: string;
  /** What is said around a code that came, without naming it: "it says …". */
  readonly codeHints?: string | undefined;
  /** What a part of a code is called: "half", "rest". */
  readonly codeParts?: string | undefined;
  /** What says that it is the beginning, and the end: "starts", "ends". */
  readonly codeStarts?: string | undefined;
  readonly codeEnds?: string | undefined;
  /** What stands before "code" when it is not one of ours: "error code", "zip code". */
  readonly codesOfOthers: string;
  /** Words between a label and its value: "is", "was". Here accents count: "é" is not "e". */
  readonly connectors: string;
  /** "My password": makes "hunter2 is my password" one thing. */
  readonly possessives: string;
  /** What may follow "my password is" without being one: "wrong", "expired". */
  readonly passwordStates: string;
  /** Endings of such words. */
  readonly stateEndings: string;
  /** Before or behind "password": makes it something else, such as "password manager". */
  readonly passwordThings?: string | undefined;
  /** Said before what somebody typed, set or was given: "I tried", "change it to". */
  readonly secretLeads?: string | undefined;
  /** Between what was typed and "password": "as", "as my". */
  readonly asPassword?: string | undefined;
  /** What secrets of several words are called: "passphrase", "seed words". */
  readonly phraseLabels?: string | undefined;
  /** What secret questions ask for: "maiden name". */
  readonly secretQuestions?: string | undefined;
  /** Words with which something new is said: "but", "because". No phrase goes beyond. */
  readonly clauseBreaks?: string | undefined;
  /** What numbers that are not codes are called: "ticket", "order". */
  readonly references: string;
  /** What is counted in large numbers: "contacts", "dollars". */
  readonly units: string;
  /** What a four-part number after it is: a version, not an address. */
  readonly versions: string;
  /** Whole answers that are neither yes nor no. */
  readonly maybe: string;
  /** Small words between "ticket" and its number: "ticket number is 123456". */
  readonly numberLinks: string;
  readonly durations: DurationWords;
  readonly numerals?: NumeralWords | undefined;
  readonly ranges?: RangeWords | undefined;
  /** What is said before the short code of a request: "approve K7Q2". */
  readonly requestLabels: string;
  /** How admins decide a request in a chat. A language may do without: there are buttons. */
  readonly decisions?: DecisionWords | undefined;
  /** What is said before a code that links a chat: "link 7K2Q-9XMB-3DT". */
  readonly linkLabels?: string | undefined;
  /** Whole messages that take the link off a chat: "unlink this chat". */
  readonly unlink?: string | undefined;
  /** How admins ask in a chat to let somebody else in. A language may do without: there is a page. */
  readonly helps?: HelpWords | undefined;
  /** What a message names that says what is wrong: "password", "locked". A language without them starts on less. */
  readonly subjects?: string | undefined;
  /** More words of ordinary talk about signing in: none of them is a password, or a part of an address that is said. */
  readonly everyday?: string | undefined;
  /** Words that ask: "which", "how". Behind a yes they make it none. */
  readonly asking?: string | undefined;
  /** Words that say nothing of what is wrong: "find", "which", "long". */
  readonly vague?: string | undefined;
  /** Words by which a named thing is gone, missing, late or changed. Without them the thing alone is enough. */
  readonly absences?: string | undefined;
  /** Words of a wish or a trouble that a "not" just before them turns around. */
  readonly wishCores?: string | undefined;
  /** Words by which a wish begins anew behind something that is denied: "it doesn't work, give me a person". */
  readonly wishing?: string | undefined;
  /** Openings that deny the whole of what follows: "it is not that". */
  readonly denials?: string | undefined;
  /** Phrases that say of a thing that it is there and works, whatever words of absence are in them. */
  readonly fine?: string | undefined;
  /** "I know", "I remember": beside a password it is not forgotten. */
  readonly knowing?: string | undefined;
}

/** "Reset the password of Tom Reyes", "unlock tom@acme.example": entries between `|`. */
interface HelpWords {
  /** Verbs that want one of `objects` behind them: "reset". */
  readonly reset: string;
  readonly objects: string;
  /** Says it all before the name: "new password for", "resend the invitation to". */
  readonly whole: string;
  readonly unlock: string;
  /** Speaks of oneself, and so is none: "reset my". */
  readonly own: string;
  /** Stands between the wish and the name, or behind it: "of", "my employee". */
  readonly around: string;
}

/** A message that holds any other word is asked back, so these are lists of what is beyond doubt. */
interface DecisionWords {
  /** "approve", "let them in". */
  readonly approve: string;
  /** "decline", "reject": only behind these stands a reason. */
  readonly decline: string;
  /** "ok", "go ahead". */
  readonly yes: string;
  readonly no: string;
  /** Words that change nothing: "please", "the request". */
  readonly around: string;
  /** What opens a reason. */
  readonly because: string;
}

/** How long something is to hold. */
interface DurationWords {
  /** Minute, hour, day, week, month, year: one line each, short forms included. */
  readonly units: string;
  /** What else means one before a unit: "an hour". */
  readonly one: string;
  /** Numbers beyond the digits: `ten=10`. */
  readonly numbers: string;
  /** Whole durations, in minutes: `half an hour=30`. */
  readonly minutes: string;
  /** The same, but only as a whole message: in a sentence "today" says when. */
  readonly whole: string;
  readonly permanent: string;
  /** The same, but only as a whole message. */
  readonly wholePermanent: string;
  readonly until: string;
  /** Said between "until" and a weekday: "next". */
  readonly next: string;
  /** Monday to Sunday, one line each. */
  readonly weekdays: string;
  /** January to December, one line each. */
  readonly months?: string | undefined;
  /** What the day, the week, the weekend, the month and the year end with: one line each. */
  readonly ends?: string | undefined;
  /** Before a month: "the end of December". */
  readonly endsOf?: string | undefined;
  /** Before a length that is only a bound: "at least". */
  readonly bounds?: string | undefined;
  /** `either` where "05/12" may be either of two days. */
  readonly dates?: string | undefined;
  /** "And a half", behind a unit or before it. */
  readonly halves?: string | undefined;
  /** Before a unit: how many is not said. */
  readonly few?: string | undefined;
  /** Whole answers that say no length: "a while". */
  readonly vague?: string | undefined;
  /** Between two numbers: "2 or 3 days". */
  readonly either?: string | undefined;
}

/** How digits are said beyond one by one: "thirty one", "double four". */
interface NumeralWords {
  /** Words for the numbers from ten: `ten=10`. */
  readonly numbers: string;
  /** Said between their parts: "treinta y uno". */
  readonly joints: string;
  /** How often the digit that follows is meant: `double=2`. */
  readonly repeats: string;
}

/** How a range of network addresses is said. */
interface RangeWords {
  /** Between its ends. */
  readonly to: string;
  /** Before its ends. */
  readonly between: string;
}
