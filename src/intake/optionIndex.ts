import { type CellValue, plainText } from "../records/cellValue";
import type { EnumOption } from "../fields/fieldType";
import { foldKey } from "../fields/width";

export type OptionName = { readonly option: EnumOption; readonly by: "code" | "label" | "alias" };

/** What the options may be called, folded as the field type folds them. A name that two options claim has both. */
export type OptionIndex = ReadonlyMap<string, readonly OptionName[]>;

export function optionIndex(options: readonly EnumOption[]): OptionIndex {
  const index = new Map<string, OptionName[]>();
  for (const option of options) {
    const names = [[option.code, "code"], [option.label["zh-CN"], "label"], [option.label.en, "label"], ...option.aliases.map((alias) => [alias, "alias"] as const)] as const;
    for (const [name, by] of names) {
      const key = foldKey(name);
      if (key === "") continue;
      const having = index.get(key);
      if (having === undefined) index.set(key, [{ option, by }]);
      else if (having.every((one) => one.option !== option)) having.push({ option, by });
    }
  }
  return index;
}

/** The options that a cell names exactly: none, one, or several when the template lets two share a name. A code in its own spelling is always that option. */
export function exactOptions(index: OptionIndex, value: CellValue): readonly OptionName[] {
  if (value === null || typeof value === "object") return [];
  const text = plainText(value);
  const found = index.get(foldKey(text)) ?? [];
  const own = found.find((one) => one.option.code === text.trim());
  return own === undefined ? found : [own];
}
