import fc from "fast-check";
import { dateFromSerial, isoFromSerial, lastSerial, serialFromDate, serialFromIso, systemOffset, weekdayOfSerial } from "../../src/records/serialDay";

describe("serial days", () => {
  it.each([
    [1, "1900-01-01"], [31, "1900-01-31"], [32, "1900-02-01"], [59, "1900-02-28"], [60, "1900-02-29"], [61, "1900-03-01"], [366, "1900-12-31"], [367, "1901-01-01"],
    [25569, "1970-01-01"], [36526, "2000-01-01"], [36585, "2000-02-29"], [45292, "2024-01-01"], [45351, "2024-02-29"], [2958465, "9999-12-31"],
  ])("counts day %d of the 1900 system as %s", (serial, iso) => {
    expect(isoFromSerial(serial, 1900)).toBe(iso);
    expect(serialFromIso(iso, 1900)).toBe(serial);
  });

  it.each([[0, "1904-01-01"], [1, "1904-01-02"], [43830, "2024-01-01"], [2957003, "9999-12-31"]])("counts day %d of the 1904 system as %s", (serial, iso) => {
    expect(isoFromSerial(serial, 1904)).toBe(iso);
    expect(serialFromIso(iso, 1904)).toBe(serial);
  });

  it.each(["2023-02-29", "2024-02-30", "2024-13-01", "2024-00-10", "2024-01-00", "2024-04-31", "1899-12-31", "24-01-01", "2024-1-1", "2024-01-01 ", ""])("refuses %p", (text) => {
    expect(serialFromIso(text, 1900)).toBeNull();
  });

  it("refuses dates before the 1904 system starts, and serials without a date", () => {
    expect(serialFromDate(1903, 12, 31, 1904)).toBeNull();
    expect(serialFromDate(2024.5, 1, 1, 1900)).toBeNull();
    for (const serial of [0, 0.5, -1, lastSerial + 1, NaN, Infinity]) expect(dateFromSerial(serial, 1900)).toBeNull();
    for (const serial of [-1, lastSerial - systemOffset + 1]) expect(dateFromSerial(serial, 1904)).toBeNull();
  });

  it("ignores the time of day", () => {
    expect(isoFromSerial(45292.999, 1900)).toBe("2024-01-01");
    expect(isoFromSerial(lastSerial + 0.9, 1900)).toBe("9999-12-31");
  });

  it("goes there and back on every day, and keeps both systems apart by 1462 days", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: lastSerial }), (serial) => {
      const date = dateFromSerial(serial, 1900)!;
      expect(serialFromDate(date.year, date.month, date.day, 1900)).toBe(serial);
      if (serial < systemOffset) return;
      expect(dateFromSerial(serial - systemOffset, 1904)).toEqual(date);
      const real = new Date(Date.UTC(date.year, date.month - 1, date.day));
      expect([real.getUTCFullYear(), real.getUTCMonth() + 1, real.getUTCDate()]).toEqual([date.year, date.month, date.day]);
      expect(weekdayOfSerial(serial, 1900)).toBe(real.getUTCDay());
    }), { seed: 1, numRuns: 5000 });
  });
});
