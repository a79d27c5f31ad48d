import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "../../templates/data");
type Entry = { name: string; path: string; version: string; title: { "zh-CN": string; en: string }; sources: { package?: string; standard?: string; file: string; licence?: string; sha256: string }[]; madeBy: string; sha256: string };
const { data } = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as { data: Entry[] };

describe("reference data", () => {
  it("has every file in the index, sorted by name", () => {
    expect(data.map(({ name }) => name)).toEqual(data.map(({ name }) => name).sort());
    expect(data.map(({ path }) => path).sort()).toEqual(readdirSync(folder).filter((file) => file !== "index.json").sort());
  });

  it.each(data.map((entry) => [entry.name, entry] as const))("knows where %s comes from, and holds what the index says", (_name, { path, version, sources, madeBy, sha256, title }) => {
    const text = readFileSync(join(folder, path));
    expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
    expect((JSON.parse(text.toString("utf8")) as { version: string }).version).toBe(version);
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) {
      expect(source.sha256).toMatch(/^[0-9a-f]{64}$/);
      // Codes and names of a national standard are nobody's work; the file that they were typed into stands in the project.
      if (source.standard !== undefined) expect(createHash("sha256").update(readFileSync(join(__dirname, "../..", source.file))).digest("hex")).toBe(source.sha256);
      else expect([source.package !== undefined, source.licence]).toEqual([true, expect.stringMatching(/^(?:MIT|ISC|WTFPL|Apache-2\.0|BSD-[23]-Clause)$/)]);
    }
    expect(existsSync(join(__dirname, "../..", madeBy))).toBe(true);
    expect(title["zh-CN"]).not.toBe("");
  });

  it("has every section and division of the industries, each division under its section", () => {
    const { sections, divisions } = JSON.parse(readFileSync(join(folder, "industries.json"), "utf8")) as { sections: string[][]; divisions: string[][] };
    expect(sections.map(([code]) => code).join("")).toBe("ABCDEFGHIJKLMNOPQRST");
    expect(divisions.map(([code]) => code)).toEqual(Array.from({ length: 97 }, (_, index) => String(index + 1).padStart(2, "0")));
    expect(divisions.filter(([code]) => ["65", "27", "52", "70"].includes(code!)).map(([, name, , section]) => [name, section])).toEqual([["医药制造业", "C"], ["零售业", "F"], ["软件和信息技术服务业", "I"], ["房地产业", "K"]]);
  });
});
