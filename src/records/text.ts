/** The two languages the product speaks. zh-CN is written first. */
export type Lang = "zh-CN" | "en";

/** A text in both languages; `{name}` stands for a value of the finding's or problem's `data`. */
export type Localized = { readonly "zh-CN": string; readonly en: string };

/** Fills `{name}` places of a message; a name with no value stays as it is written, so that a mistake is seen. */
export function fillText(message: Localized, data: Readonly<Record<string, unknown>>, lang: Lang): string {
  return message[lang].replace(/\{([\p{L}\p{N}_.]+)\}/gu, (place, name: string) => {
    const value = data[name];
    if (value === undefined) return place;
    if (isLocalized(value)) return value[lang];
    return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
  });
}

export function isLocalized(value: unknown): value is Localized {
  return typeof value === "object" && value !== null && "zh-CN" in value && "en" in value;
}

/** Texts joined into one, in both languages. */
export function joinTexts(texts: readonly Localized[]): Localized {
  return { "zh-CN": texts.map((text) => text["zh-CN"]).join("、"), en: texts.map((text) => text.en).join(", ") };
}
