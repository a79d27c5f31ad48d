import type { WorkbookOrigin } from "./origin";
import type { TextWriter } from "./sheet/cellXml";
import { sharedStringSources } from "./sheet/sharedStrings";
import { textElement } from "./sheet/cellText";

/** Writes texts into the cells themselves, rich ones with their runs. */
export function inlineWriter(origin: WorkbookOrigin): TextWriter {
  let sources: readonly string[] | null = null;
  return (index, prefix) => {
    if (!origin.pool.isRich(index)) return { type: "inlineStr", content: `<${prefix}is>${textElement(origin.pool.texts[index]!, prefix)}</${prefix}is>` };
    const part = origin.partOf("sharedStrings")!;
    sources ??= sharedStringSources(part, origin.pkg.bytes(part));
    const [, own, inner] = /^<((?:[\w.-]+:)?)si(?:\s[^>]*)?>([\s\S]*)<\/[\w.:-]+>$/.exec(sources[index]!) ?? ["", "", ""];
    const runs = own === prefix ? inner! : inner!.replace(new RegExp(`<(/?)${own}(?=[A-Za-z])`, "g"), `<$1${prefix}`);
    return { type: "inlineStr", content: `<${prefix}is>${runs}</${prefix}is>` };
  };
}
