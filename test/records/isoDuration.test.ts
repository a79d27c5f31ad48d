import { addDuration, durationFromIso } from "../../src/records/isoDuration";
import { isoFromSerial, serialFromIso } from "../../src/records/serialDay";

const after = (day: string, duration: string, sign: 1 | -1 = 1) => {
  const reached = addDuration(serialFromIso(day, 1900)!, durationFromIso(duration)!, sign);
  return reached === null ? null : isoFromSerial(reached, 1900);
};

describe("an ISO duration", () => {
  it("is read in years, months, weeks and days, and in nothing else", () => {
    expect(["P90D", "P2W", "P1Y6M", "P1Y2M3W4D"].map(durationFromIso)).toEqual([{ months: 0, days: 90 }, { months: 0, days: 14 }, { months: 18, days: 0 }, { months: 14, days: 25 }]);
    expect(["", "P", "P0D", "90D", "PT1H", "P-1D", "P1.5D", "P1D ", "p1d", "P12345Y"].map(durationFromIso)).toEqual(Array(10).fill(null));
  });

  it("is added months first, and a month's last day stands for one that it lacks", () => {
    expect([after("2026-01-31", "P1M"), after("2024-01-31", "P1M"), after("2024-02-29", "P1Y"), after("2026-12-15", "P1M20D"), after("2026-03-31", "P1M", -1), after("2026-01-10", "P90D", -1)])
      .toEqual(["2026-02-28", "2024-02-29", "2025-02-28", "2027-02-04", "2026-02-28", "2025-10-12"]);
  });

  it("ends with the days that a sheet can hold", () => {
    expect([after("9999-12-01", "P1M"), after("1900-02-01", "P2M", -1)]).toEqual([null, null]);
  });
});
