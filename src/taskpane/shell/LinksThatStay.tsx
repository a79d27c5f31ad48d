import { Caption1 } from "@fluentui/react-components";
import type { StayingLinks } from "../../pipeline/stayingLinks";
import { plural, verb } from "./language";
import { usePane } from "./paneContext";

/** Before cells change: which links do not follow their text. */
export function LinksThatStay({ links: { count: many, cells } }: { readonly links: StayingLinks }) {
  const { say, count } = usePane();
  if (many === 0) return null;
  const named = cells.map(({ address, target }) => `${address} → ${target}`);
  return (
    <Caption1 block style={{ overflowWrap: "anywhere" }}>
      {say(
        `${count(many)} 个要改的单元格带链接，链接和文字无关，不跟着改：${named.join("、")}${many > cells.length ? " 等" : ""}。链到自己文字的（邮箱、电话、网址）会一起改。`,
        `${plural(many, "cell")} that ${verb(many, "changes", "change")} ${verb(many, "has a link", "have links")} to something else than the text, which ${verb(many, "stays", "stay")}: ${named.join(", ")}${many > cells.length ? " …" : ""}. Links to what the cell says (e-mail, phone, web address) follow it.`,
      )}
    </Caption1>
  );
}
