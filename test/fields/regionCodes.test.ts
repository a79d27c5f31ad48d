import { formerRegion, formerRegions, regionCodeAt } from "../../src/fields/regionCodes";

describe("codes of GB/T 2260 over the years", () => {
  it.each([
    ["110101", 1985, "used"], ["110101", 2030, "used"], // 东城区
    ["110103", 1990, "used"], ["110103", 2010, "used"], ["110103", 2012, "abolished"], // 崇文区, until 2010
    ["110114", 1985, "notYet"], ["110114", 2001, "used"], // 昌平区, since 1999
    ["110221", 1999, "used"], ["110221", 2004, "abolished"], // 昌平县
    ["320522", 1992, "used"], ["320522", 2002, "abolished"], // 太仓县, until 1993
    ["330113", 2015, "notYet"], ["330113", 2021, "used"], // 临平区, since 2021
    ["440305", 1980, "used"], ["810000", 2000, "used"], ["110199", 2000, "unknown"], ["999999", 2000, "unknown"], ["", 2000, "unknown"],
  ] as const)("%s in %i: %s", (code, year, verdict) => {
    expect(regionCodeAt(code, year)).toBe(verdict);
  });

  it.each([
    ["110221", "昌平县", "110114"], ["320522", "太仓县", "320585"], ["110103", "崇文区", "110101"], ["320525", "吴江县", "320509"], ["142225", "代县", "140923"], ["110223", "通县", "110112"],
    ["320502", "沧浪区", "320508"], ["142400", "晋中地区", "140700"], ["130421", "邯郸县", null],
  ] as const)("%s was %s and is now %s", (code, name, next) => {
    expect(formerRegion(code)).toMatchObject({ name, next });
  });

  it("says nothing of a code in use or of none", () => {
    for (const code of ["110101", "110114", "999999"]) expect(formerRegion(code)).toBeUndefined();
  });

  it("leads every former name to codes in use", () => {
    expect(formerRegions().size).toBeGreaterThan(1500);
    for (const [name, list] of formerRegions()) for (const former of list) expect([name, regionCodeAt(former.next, 2023)]).toEqual([name, "used"]);
  });
});
