import { foldWidth, hasHan } from "../../fields/width";

/** Letters, digits and blanks of double width as single ones. Marks go with them only in texts without Chinese characters: beside those, ，and （ are the right ones. */
export function narrowText(text: string): string {
  if (!needsIt.test(text)) return text;
  return hasHan(text) ? text.replace(wide, (sign) => (sign === "\u3000" ? " " : String.fromCharCode(sign.charCodeAt(0) - 0xfee0))) : foldWidth(text);
}

const needsIt = /[\u3000\uff01-\uffee]/;
const wide = /[\u3000\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
