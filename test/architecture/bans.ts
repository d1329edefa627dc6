import ts from "typescript";
import { bareCall, importsModule, importsName, isMember, usesGlobal } from "./syntax.ts";

/** Something that code may not touch, except in the files whose job it is. */
export interface Ban {
  readonly name: string;
  readonly sentence: string;
  /** Beginnings of paths that are free to do it. */
  readonly except: readonly string[];
  /** Beginnings of paths to which the ban is confined; all of `src` when left out. */
  readonly within?: readonly string[];
  readonly finds: (node: ts.Node) => boolean;
}

const COMMAND_LINE = ["src/cli.ts", "src/cli/"];
const TIMERS = ["setTimeout", "setInterval", "setImmediate"];
const NETWORK = ["http", "https", "http2", "net", "tls", "dgram", "dns"];
const CHANCE = /^(random|generate|webcrypto|default|getRandomValues|subtle)/;

export const BANS: readonly Ban[] = [
  {
    name: "clock",
    sentence: "the time comes from a Clock (src/shared/clock.ts), so that tests can turn it.",
    except: ["src/shared/clock.ts"],
    finds: (node) =>
      isMember(node, "Date", "now") ||
      bareCall(node, "Date") ||
      isMember(node, "performance", "now") ||
      ["Date", "performance"].some((name) => takesApart(node, name)) ||
      ["hrtime", "uptime"].some((name) => isMember(node, "process", name)) ||
      importsModule(node, ["perf_hooks"]),
  },
  {
    name: "timers",
    sentence:
      "timers are set in src/shared/schedule.ts only: stopping is orderly, tests need no sleep, and spans become whole in one place.",
    except: ["src/shared/schedule.ts"],
    finds: (node) =>
      TIMERS.some((name) => usesGlobal(node, name)) ||
      isMember(node, "AbortSignal", "timeout") ||
      takesApart(node, "AbortSignal") ||
      importsModule(node, ["timers"]),
  },
  {
    name: "chance",
    sentence: "chance comes from a Random (src/shared/random.ts), which is a CSPRNG and in tests a seed.",
    except: ["src/shared/random.ts"],
    finds: (node) =>
      isMember(node, "Math", "random") ||
      takesApart(node, "Math") ||
      usesGlobal(node, "crypto") ||
      importsName(node, "crypto", CHANCE),
  },
  {
    name: "network",
    sentence:
      "only channels, mail, portal, the one question to a language model, the heads of the audit record and the parts that start them talk to a network.",
    except: [
      "src/channels/",
      "src/mail/",
      "src/portal/",
      "src/advisor/ask-model.ts",
      "src/app/audit-webhook.ts",
      "src/main.ts",
      ...COMMAND_LINE,
    ],
    finds: (node) =>
      importsModule(node, NETWORK) || ["fetch", "WebSocket", "EventSource"].some((name) => usesGlobal(node, name)),
  },
  {
    name: "environment",
    sentence: "the environment is read and checked once, in src/config.ts.",
    except: ["src/config/config.ts"],
    finds: (node) =>
      isMember(node, "process", "env") || takesApart(node, "process") || importsName(node, "process", "env"),
  },
  {
    name: "rowid",
    sentence:
      "rows are ordered by a column that says so (db/schema/sequence.ts): only SQLite has a rowid, and compacting renumbers it.",
    // Names rows of any table while they are deleted; nothing is ordered by it.
    except: ["src/store/sqlite/remove-rows.ts"],
    finds: (node) =>
      (ts.isStringLiteralLike(node) || isTemplatePart(node)) && /\b(?:rowid|oid|_rowid_)\b/iu.test(node.text),
  },
  {
    name: "console",
    sentence: "only the command line prints; everything else has a logger or returns a value.",
    except: COMMAND_LINE,
    finds: (node) => usesGlobal(node, "console") || importsModule(node, ["console"]),
  },
  {
    name: "engine",
    sentence:
      "the engine is synchronous and reads neither clock, chance nor process: everything arrives inside the event.",
    within: ["src/engine/"],
    except: [],
    finds: (node) =>
      node.kind === ts.SyntaxKind.AsyncKeyword ||
      node.kind === ts.SyntaxKind.AwaitKeyword ||
      ts.isAwaitExpression(node) ||
      ["Date", "Promise", "process", "performance", "queueMicrotask"].some((name) => usesGlobal(node, name)),
  },
];

const isTemplatePart = (node: ts.Node): node is ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail =>
  ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

/** `const { env } = process`: the same as reading it by its name. */
const takesApart = (node: ts.Node, owner: string) =>
  ts.isVariableDeclaration(node) && !!node.initializer && usesGlobal(node.initializer, owner);
