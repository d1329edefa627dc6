import type { Router } from "express";
import { html } from "hono/html";
import type { Desk } from "../desk.ts";
import { pageOf } from "../held-token.ts";
import { mailedCodeStep } from "./mailed-code-step.ts";

/** `/sign-in/code`: the second step, after the right password. */
export const signInCode = (desk: Desk): Router =>
  mailedCodeStep(desk, {
    place: "/sign-in/code",
    goal: "/home",
    enter: (typed) => desk.auth.signIn.withCode(typed),
    resend: (pending) => desk.auth.signIn.resend(pending),
    words: ({ words: { code } }) => code,
    aside: ({ words: { backupCodes }, held }) =>
      html`<p class="aside"><a href="${pageOf("/sign-in/backup-code", held)}">${backupCodes.signIn.link}</a></p>`,
  });
