import fc from "fast-check";
import { fromBase64, toBase64 } from "../../src/changes/base64";

describe("base64", () => {
  it("writes what everyone writes and reads it back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64"));
        expect(fromBase64(text)).toEqual(bytes);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it.each(["A", "AA", "AAA", "AA=A", "A===", "AB==", "AAB=", "AA==AA==", "A AA", "AA-_", "é===", "客AAA"])("refuses %j, which it would never write", (text) => {
    expect(fromBase64(text)).toBeNull();
  });
});
