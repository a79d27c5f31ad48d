import { serialFromDate } from "../records/serialDay";

/** What a run calls now and today. With a day given (`YYYY-MM-DD`) everything is stamped with its first moment, so that the run can be repeated to the byte. */
export function clockOf(now: Date, day: string | null): { readonly now: string; readonly today: number } {
  const iso = day === null ? now.toISOString() : `${day}T00:00:00.000Z`;
  const local = day === null ? [now.getFullYear(), now.getMonth() + 1, now.getDate()] : day.split("-").map(Number);
  return { now: iso, today: serialFromDate(local[0]!, local[1]!, local[2]!, 1900) ?? 0 };
}
