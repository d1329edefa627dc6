import { expect } from "vitest";
import { minute } from "./company.ts";
import { holdLaws, type Laws, type Make } from "./store.ts";

const line = (name: string, until: number) => ({
  name,
  texts: { en: name, es: `${name} en español` },
  until: minute(until),
});

const LAWS: Laws = {
  "an announcement is told, to every process, until its end": async (store) => {
    await store.announcements.announce(line("slow", 30), minute(0));
    expect(await store.beside.announcements.current(minute(29))).toEqual(line("slow", 30));
    expect(await store.announcements.current(minute(30))).toBeUndefined();
  },
  "the next takes the place of the one before": async (store) => {
    await store.announcements.announce(line("slow", 30), minute(0));
    await store.beside.announcements.announce(line("slower", 60), minute(10));
    expect(await store.announcements.current(minute(20))).toEqual(line("slower", 60));
  },
  "it is ended once, and what is over is not ended": async (store) => {
    await store.announcements.announce(line("slow", 30), minute(0));
    expect(await store.announcements.end(minute(10))).toBe(true);
    expect(await store.announcements.end(minute(10))).toBe(false);
    await store.announcements.announce(line("slow", 30), minute(0));
    expect(await store.announcements.end(minute(30))).toBe(false);
  },
  "the record tells both, and not what was said": async (store) => {
    await store.announcements.announce(line("slow", 30), minute(0));
    await store.announcements.end(minute(10));
    const lines = await store.audit.lines(0, 10);
    expect(lines.map(({ event }) => event)).toEqual(["sys_announced", "sys_announced"]);
    expect(lines.some((one) => one.line.includes("slow"))).toBe(false);
  },
};

/** What everybody is told. */
export const announcementContract = (make: Make): void => holdLaws("what everybody is told", make, LAWS);
