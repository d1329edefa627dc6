import { html } from "hono/html";
import { type FileRefusal, type ImportReport, LIMITS, type LineProblem } from "../../auth/auth.ts";
import { UPLOAD_PLACE } from "../upload.ts";
import { lead, notice } from "./card.ts";
import { button, field, form, tokenField } from "./form.ts";
import { languageName } from "./layout.ts";
import { fileWords, problemWords } from "./people-words.ts";
import type { Markup, View } from "./view.ts";

/** What was typed about one person, to be mended. */
export interface TypedPerson {
  readonly name: string;
  readonly address: string;
  readonly role: string;
  readonly language: string;
}

/** What a file came to. */
export type FileSeen =
  | { readonly kind: "none" }
  | { readonly kind: "too-big" }
  | { readonly kind: "refused"; readonly refusal: FileRefusal }
  | {
      readonly kind: "looked-at";
      readonly report: ImportReport;
      readonly unread: readonly string[];
      /** To be sent again with the word to go on. */
      readonly text: string;
    };

/** One person by hand, with what is wrong at its field. */
export function onePerson(view: View, typed: TypedPerson, problems: readonly LineProblem[]): Markup {
  const { people: words } = view.words;
  const told = (fits: (problem: LineProblem) => boolean) => {
    const found = problems.find(fits);
    return found && problemWords(view.words, found).what;
  };
  const wrong = (column: "name" | "email") => told((problem) => problem.column === column);
  const text = { type: "text", autocomplete: "off" } as const;
  const address = { type: "email", autocomplete: "off" } as const;
  const whole = told(({ column }) => column !== "name" && column !== "email");
  return html`<section class="topic" aria-labelledby="one">
    <h2 id="one">${words.one.title}</h2>
    ${lead(words.one.lead)} ${whole === undefined ? "" : notice("trouble", whole)}
    ${form(
      view,
      "/settings/users/add",
      html`${field({ name: "name", label: words.one.name, value: typed.name, error: wrong("name"), ...text })}
      ${field({ name: "address", label: words.one.address, value: typed.address, error: wrong("email"), ...address })}
      ${roleField(view, typed.role)} ${languageField(view, typed.language)} ${button(words.one.button)}`,
    )}
  </section>`;
}

const roleField = ({ words: { people, home } }: View, chosen: string): Markup =>
  html`<div class="field">
    <label for="role">${people.one.role}</label>
    <select id="role" name="role">
      ${(["member", "admin"] as const).map(
        (role) => html`<option value="${role}" ${role === chosen ? "selected" : ""}>${home.roles[role]}</option>`,
      )}
    </select>
  </div>`;

const languageField = ({ languages, words: { people } }: View, chosen: string): Markup =>
  html`<div class="field">
    <label for="language">${people.one.language}</label>
    <select id="language" name="language">
      ${languages.map(
        (one) =>
          html`<option value="${one}" lang="${one}" ${one === chosen ? "selected" : ""}>
            ${languageName(one, languages)}
          </option>`,
      )}
    </select>
  </div>`;

/** Many out of a file: looked at first, brought in when somebody says so. */
export function manyPeople(view: View, seen: FileSeen | undefined): Markup {
  const { many } = view.words.people;
  return html`<section class="topic" aria-labelledby="many">
    <h2 id="many">${many.title}</h2>
    ${lead(many.lead({ lines: String(LIMITS.people.linesOnPage) }))} ${seen ? whatWasSeen(view, seen) : ""}
    ${upload(
      view,
      html`<div class="field">
          <label for="file">${many.file}</label>
          <input id="file" name="file" type="file" accept=".csv,text/csv" required aria-describedby="file-hint" />
          <p class="hint" id="file-hint">${many.nothingYet}</p>
        </div>
        <button class="button" name="step" value="check" type="submit">${many.check}</button>`,
    )}
  </section>`;
}

const upload = (view: View, content: Markup) =>
  html`<form class="form" method="post" action="${UPLOAD_PLACE}#many" enctype="multipart/form-data" novalidate>
    ${tokenField(view)}${content}
  </form>`;

function whatWasSeen(view: View, seen: FileSeen): Markup {
  const { files, many } = view.words.people;
  if (seen.kind === "none") return notice("trouble", files["no-file"]);
  if (seen.kind === "too-big")
    return notice("trouble", files["too-big"]({ most: String(LIMITS.people.bytesOnPage / 1024) }));
  if (seen.kind === "refused") return notice("trouble", fileWords(view.words, seen.refusal));
  const { report, unread, text } = seen;
  const { added, changed, same } = report;
  if (report.problems.length > 0) return problemList(view, report.problems);
  return html`${notice("news", many.would({ added, changed, same }))}
  ${unread.length > 0 ? html`<p>${many.unread({ names: unread.join(", ") })}</p>` : ""}
  ${
    added + changed === 0
      ? ""
      : upload(
          view,
          html`<input type="hidden" name="text" value="${text}" />
            <button class="button" name="step" value="go" type="submit">${many.go}</button>`,
        )
  }`;
}

function problemList(view: View, problems: readonly LineProblem[]): Markup {
  const lines = new Set(problems.map(({ line }) => line)).size;
  return html`${notice("trouble", view.words.people.many.wrong({ lines }))}
    <ul class="rows plain faults">
      ${problems.map((problem) => {
        const { where, what } = problemWords(view.words, problem);
        return html`<li><strong>${where}</strong> ${what}</li>`;
      })}
    </ul>`;
}
