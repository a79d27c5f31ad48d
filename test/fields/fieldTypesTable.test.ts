import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fieldTypeOf } from "../../src/fields/index";

describe("the table of field types", () => {
  const lines = readFileSync(join(__dirname, "../../src/fields/fieldTypes.md"), "utf8").split("\n").filter((line) => /^\| `/.test(line) && !line.startsWith("| `x-type`"));
  const words = lines.flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word));

  it("names types that there are, each once", () => {
    expect(words.filter((word) => fieldTypeOf(word) === undefined)).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });

  it("is sorted by the first word of each line", () => {
    const firsts = lines.map((line) => /`([^`]+)`/.exec(line)?.[1] ?? "");
    expect(firsts).toEqual([...firsts].sort());
  });
});
