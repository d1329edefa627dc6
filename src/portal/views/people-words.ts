import type { FileRefusal, LineProblem } from "../../auth/auth.ts";
import type { PortalWords } from "../../wording/wording.ts";
import { never } from "../../shared/never.ts";

type Words = Pick<PortalWords, "people">;

/** What is wrong with a line of a file of people, where, and what to do. */
export const problemWords = (
  { people }: Words,
  problem: LineProblem,
): { readonly where: string; readonly what: string } => {
  const line = String(problem.line);
  const { column } = problem;
  const where = column === undefined ? people.line({ line }) : people.lineAt({ line, column });
  return { where, what: whatIsWrong({ people }, problem) };
};

/** @param problem its details are those that its name calls for */
function whatIsWrong({ people: { problems: say } }: Words, { what, details }: LineProblem): string {
  const of = (name: string) => String(details[name] ?? "");
  switch (what) {
    case "quotes":
    case "beyond":
    case "no-name":
    case "no-workspace":
    case "bad-hash":
    case "no-hash-here":
    case "bad-reason":
    case "no-provider":
      return say[what];
    case "twice":
      return say.twice({ typed: of("typed"), first: of("first") });
    case "bad-language":
      return say[what]({ typed: of("typed"), languages: of("languages") });
    case "dear-hash":
      return say[what]({ what: of("what"), is: of("is"), most: of("most") });
    case "dear-kinds":
      return say[what]({ is: of("is"), most: of("most") });
    case "too-many-new":
      return say[what]({ most: of("most") });
    case "bad-address":
    case "reserved":
    case "bad-name":
    case "unknown-workspace":
    case "several-workspaces":
    case "other-workspace":
    case "bad-role":
    case "bad-provider":
    case "bad-place":
    case "suspended-by-company":
    case "elsewhere":
    case "last-admin":
      return say[what]({ typed: of("typed") });
    default:
      return never(what);
  }
}

/** Why nothing of a file can be read, and what to do. */
export function fileWords({ people: { files: say } }: Words, refusal: FileRefusal): string {
  switch (refusal.kind) {
    case "not-utf8":
    case "empty":
    case "clear-passwords":
      return say[refusal.kind];
    case "too-many":
      return say["too-many"]({ most: String(refusal.most) });
    case "no-column":
    case "column-twice":
      return say[refusal.kind]({ names: refusal.names.join(", ") });
    default:
      return never(refusal);
  }
}
