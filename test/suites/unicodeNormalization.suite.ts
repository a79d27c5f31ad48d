import { readFileSync } from "node:fs";
import { join } from "node:path";
import { matchKey, sameKey } from "../../src/fields/matchKey";
import type { Case, Suite } from "./suite";

const text = (points: string): string => String.fromCodePoint(...points.split(" ").map((point) => parseInt(point, 16)));
const shown = (value: string): string => [...value].map((sign) => sign.codePointAt(0)!.toString(16)).join(" ");

/** Where Unicode has got characters with other forms since version 8 of the suite. */
const since8 = [[0x32ff, 0x32ff], [0xa7f1, 0xa7f4], [0xab69, 0xab69], [0x105c9, 0x105e4], [0x10781, 0x107ba], [0x11383, 0x113c8], [0x11938, 0x11938], [0x16121, 0x16128], [0x16d68, 0x16d6a], [0x1ccd6, 0x1ccf9], [0x1e030, 0x1e06d], [0x1f16c, 0x1f16c], [0x1f23b, 0x1f23b], [0x1fbf0, 0x1fbf9]] as const;

/**
 * NormalizationTest.txt: each line has a source and its forms NFC, NFD, NFKC and NFKD. The forms that the match keys are made with must be those, and all five spellings of a line must have one
 * key; code points that part 1 leaves out must be their own forms.
 */
export const unicodeNormalizationSuite: Suite = {
  name: "unicode-normalization",
  path: "suites/unicode-normalization",
  disagreements: {},
  run(root) {
    const cases: Case[] = [];
    const listed = new Set<string>();
    let part = "";
    for (const line of readFileSync(join(root, "NormalizationTest.txt"), "utf8").split(/\r?\n/)) {
      if (line.startsWith("@")) part = line.slice(0, 6);
      const fields = /^([0-9A-F][^#]*)/.exec(line)?.[1]?.split(";").slice(0, 5);
      if (fields === undefined || fields.length < 5) continue;
      const [source, nfc, nfd, nfkc, nfkd] = fields.map(text) as [string, string, string, string, string];
      if (part === "@Part1") listed.add(source);
      const name = `${part} ${fields[0]!}`;
      const forms = [source, nfc, nfd].every((each) => each.normalize("NFC") === nfc && each.normalize("NFD") === nfd) && [source, nfc, nfd, nfkc, nfkd].every((each) => each.normalize("NFKC") === nfkc && each.normalize("NFKD") === nfkd)
        && [nfkc, nfkd].every((each) => each.normalize("NFC") === nfkc && each.normalize("NFD") === nfkd);
      const keys = new Set([source, nfc, nfd, nfkc, nfkd].map((each) => `${sameKey(each)}|${matchKey(each)}`));
      cases.push({ name, expected: "forms and one key", actual: !forms ? "other forms" : keys.size === 1 ? "forms and one key" : `keys ${[...keys].map(shown).join(" / ")}` });
    }
    const odd: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const one = String.fromCodePoint(point);
      if (!listed.has(one) && !since8.some(([from, to]) => point >= from && point <= to) && ["NFC", "NFD", "NFKC", "NFKD"].some((form) => one.normalize(form) !== one)) odd.push(shown(one));
    }
    cases.push({ name: "code points that part 1 leaves out are their own forms", expected: "", actual: odd.join(" ") });
    return { files: 1, cases };
  },
};
