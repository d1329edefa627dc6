import { after, type Instant, instant } from "../../shared/brand.ts";
import { DAY } from "../../shared/clock.ts";
import { WEEKDAYS } from "./until-dates.ts";

/** Now, and the zone whose days are meant: the workspace's, or the person's. */
export interface Moment {
  readonly now: Instant;
  /** IANA name: "America/Sao_Paulo". */
  readonly timeZone: string;
}

/**
 * When a length of time is over: a day that is named is still in it. A weekday or date is the next one after today, so
 * "until Friday" on a Friday is a week; the end of the week is Sunday's.
 *
 * @param value of a `duration` entity
 * @returns undefined for what has no end or none that is known ("permanent", "unclear"), and for a year gone by
 */
export function endOf(value: string, { now, timeZone }: Moment): Instant | undefined {
  if (/^\d+$/.test(value)) return after(now, Number(value));
  const [, said = ""] = /^until:(.+)$/.exec(value) ?? [];
  const today = dayIn(now, timeZone);
  const last = lastDay(said, today);
  if (last === undefined || last < today) return undefined;
  return midnight(last + DAY, timeZone);
}

/** Days are counted as milliseconds of their midnight in UTC: no zone, no summer time. */
type Day = number;

function lastDay(said: string, today: Day): Day | undefined {
  const weekday = WEEKDAYS.findIndex((name) => name === said);
  if (weekday >= 0) return today + (((weekday - weekdayOf(today) + 6) % 7) + 1) * DAY;
  const [, year, month, day] = /^(?:(\d{4})-)?(\d\d)-(\d\d)$/.exec(said) ?? [];
  if (month !== undefined && day !== undefined) return date(year, Number(month) - 1, Number(day), today);
  const ofMonth = /^day-(\d+)$/.exec(said)?.[1];
  if (ofMonth !== undefined) return nextDay(Number(ofMonth), today);
  const now = new Date(today);
  if (said === "day-end") return today;
  if (said === "week-end" || said === "weekend-end") return today + (6 - weekdayOf(today)) * DAY;
  if (said === "month-end") return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 0);
  return said === "year-end" ? Date.UTC(now.getUTCFullYear(), 11, 31) : undefined;
}

/** 0 is Monday. */
const weekdayOf = (day: Day) => (new Date(day).getUTCDay() + 6) % 7;

const LEAP = 4;

/** Without a year: the next such day, which for 29 February may be years away. */
function date(year: string | undefined, month: number, day: number, today: Day): Day | undefined {
  if (year !== undefined) return dayWithin(Number(year), month, day);
  const first = new Date(today).getUTCFullYear();
  const years = Array.from({ length: 2 * LEAP + 1 }, (_, at) => dayWithin(first + at, month, day));
  return years.find((found) => found !== undefined && found > today);
}

/** "Until the 31st", where this month has none, is the next month that has one. */
function nextDay(day: number, today: Day): Day | undefined {
  const now = new Date(today);
  const months = [0, 1, 2].map((at) => dayWithin(now.getUTCFullYear(), now.getUTCMonth() + at, day));
  return months.find((found) => found !== undefined && found > today);
}

function dayWithin(year: number, month: number, day: number): Day | undefined {
  const found = Date.UTC(year, month, day);
  return new Date(found).getUTCDate() === day ? found : undefined;
}

function dayIn(now: Instant, timeZone: string): Day {
  const wall = now + offsetAt(now, timeZone);
  return wall - (((wall % DAY) + DAY) % DAY);
}

/** The first moment of a day in a zone; where the clocks are put forward at midnight, the moment of that. */
function midnight(day: Day, timeZone: string): Instant {
  const guess = day - offsetAt(instant(day), timeZone);
  return instant(day - offsetAt(instant(guess), timeZone));
}

function offsetAt(moment: Instant, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(moment);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = FIELDS.map((field) =>
    Number(parts.find(({ type }) => type === field)?.value),
  );
  return Date.UTC(year, month - 1, day, hour, minute, second) - moment + (((moment % 1000) + 1000) % 1000);
}

const FIELDS = ["year", "month", "day", "hour", "minute", "second"] as const;

const formatOf = (timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
