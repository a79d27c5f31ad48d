import { makeIdNumber, makeUscc, idCheck, orgCodeCheck, usccCheck } from "../../tools/sample/checkDigits";
import { places } from "../../tools/sample/places";
import { seededRandom } from "../../tools/sample/random";

describe("check digits of the sample", () => {
  it.each(["91350100M000100Y43", "91350200776049653A"])("agree with the credit code %s", (code) => {
    expect(usccCheck(code.slice(0, 17))).toBe(code[17]);
    expect(orgCodeCheck(code.slice(8, 16))).toBe(code[16]);
  });
  it.each(["11010519491231002X", "440524188001010014", "11010119900307803X"])("agree with the id number %s", (id) => {
    expect(idCheck(id.slice(0, 17))).toBe(id[17]);
  });
  it("are right on everything that is made", () => {
    const random = seededRandom(1);
    for (let i = 0; i < 200; i++) {
      const code = makeUscc(random, "330100", i % 4 === 0);
      expect(code).toMatch(/^91330100[0-9A-HJ-NPQRTUWXY]{10}$/);
      expect(usccCheck(code.slice(0, 17))).toBe(code[17]);
      expect(makeIdNumber(random, "330106", i % 2 === 0)).toMatch(i % 2 === 0 ? /^330106\d{12}$/ : /^330106\d{11}[\dX]$/);
    }
  });
});

describe("places of the sample", () => {
  it("have a code of six digits each, none twice", () => {
    expect(new Set(places.map((place) => place.code)).size).toBe(places.length);
    for (const place of places) expect(place.code).toMatch(/^\d{6}$/);
  });
});
