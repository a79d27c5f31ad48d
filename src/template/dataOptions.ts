import industries from "../../templates/data/industries.json";
import type { EnumOption } from "../fields/fieldType";

/** Lists of options that templates name instead of writing them out, sorted by name. The Chinese name is the code: a cell then says by itself what it means. */
export const dataOptions: { readonly [name: string]: () => readonly EnumOption[] } = {
  industries: () => industries.divisions.map(([code, zh, en, section]) => ({ ...option(zh!, en!, [code!, section! + code!]), parents: [sectionNames.get(section!)!] })),
  industrySections: () => industries.sections.map(([code, zh, en]) => option(zh!, en!, [code!])),
};

const sectionNames = new Map(industries.sections.map(([code, zh]) => [code!, zh!]));

function option(zh: string, en: string, aliases: readonly string[]): EnumOption {
  return { code: zh, label: { "zh-CN": zh, en }, aliases, active: true };
}
