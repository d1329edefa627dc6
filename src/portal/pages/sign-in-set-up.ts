import type { Router } from "express";
import type { Desk } from "../desk.ts";
import { mailedCodeStep } from "./mailed-code-step.ts";

/** `/sign-in/set-up-two-steps`: the second step of somebody whose workspace demands it and who never had one. */
export const signInSetUp = (desk: Desk): Router =>
  mailedCodeStep(desk, {
    place: "/sign-in/set-up-two-steps",
    goal: "/profile/security",
    enter: (typed) => desk.auth.twoSteps.setUpAtSignIn(typed),
    resend: (pending) => desk.auth.twoSteps.resendSetUp(pending),
    words: ({ words: { security } }) => security.setUp,
  });
