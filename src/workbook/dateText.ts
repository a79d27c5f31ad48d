import { type DateSystem, isoFromSerial } from "../records/serialDay";
import { showsDay } from "./dateFormat";
import { displaySettings, displayText } from "./displayText";

/** A date or time as a text that anybody reads alike: `2024-01-05`, `2024-01-05 13:30:00`, a bare time for a serial below one day whose format shows no day; hours, minutes or seconds that have passed as the format shows them. */
export function dateText(serial: number, numberFormat: string, system: DateSystem): string {
  if (/\[(?:h+|m+|s+)\]/i.test(numberFormat)) return displayText(serial, numberFormat, system, displaySettings["en-US"]);
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const day = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  const clock = [3600, 60, 1].map((unit) => String(Math.floor((seconds % 86_400) / unit) % (unit === 3600 ? 24 : 60)).padStart(2, "0")).join(":");
  if (day === 0 && !showsDay(numberFormat)) return clock;
  const date = isoFromSerial(day, system);
  if (date === null) return day === 0 ? clock : String(serial);
  return seconds % 86_400 === 0 ? date : `${date} ${clock}`;
}
