import type { Json } from "../records/cellValue";
import type { JsonDocument } from "./gate";
import { complaint } from "./loading";
import type { TemplateProblems } from "./templateProblems";

/** Control characters but tab and line ends; characters that turn the reading direction, with which a text can show other than it is; U+FFFE and U+FFFF, which no workbook can hold. */
const unsafe = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

/** Complains about characters that must not stand in any text or key of a template: what people read must be what is there. */
export function checkTexts({ text, value }: JsonDocument, problems: TemplateProblems): void {
  if (!unsafe.test(text) && !text.includes("\\u")) return;
  const walk = (at: Json, path: readonly (string | number)[]): void => {
    if (typeof at === "string") report(at, (index) => problems.addInString(path, index, () => unsafeCharacter(at, index)));
    else if (Array.isArray(at)) at.forEach((item: Json, index) => walk(item, [...path, index]));
    else if (typeof at === "object" && at !== null) {
      for (const [key, item] of Object.entries(at as { readonly [key: string]: Json })) {
        report(key, (index) => problems.add([...path, key], () => unsafeCharacter(key, index), "key"));
        walk(item, [...path, key]);
      }
    }
  };
  walk(value, []);
}

function report(text: string, complain: (index: number) => void): void {
  const index = text.search(unsafe);
  if (index >= 0) complain(index);
}

function unsafeCharacter(text: string, index: number): ReturnType<typeof complaint> {
  const code = `U+${text.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0")}`;
  return complaint("unsafe-character", `文本里有看不见的控制字符 ${code}。`, `The text holds an invisible control character, ${code}.`, "删掉它，重新输入这段文本。", "Delete it and type that text again.", { character: code });
}
