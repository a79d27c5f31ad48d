import { Caption1 } from "@fluentui/react-components";
import type { StayingLinks } from "../../pipeline/stayingLinks";
import { plural, verb } from "./language";
import { usePane } from "./paneContext";

/** Before cells change: which links do not follow their text. */
export function LinksThatStay({ links: { count: many, unread, cells } }: { readonly links: StayingLinks }) {
  const { say, count } = usePane();
  if (many === 0 && unread === 0) return null;
  const more = many > cells.length;
  // One address of links is said once.
  const named = [...new Set(cells.map(({ target }) => target))].map((target) => `${cells.filter((cell) => cell.target === target).map(({ address }) => address).join(say("、", ", "))} → ${target}`);
  return (
    <Caption1 block style={{ overflowWrap: "anywhere" }}>
      {many > 0 && say(
        `${count(many)} 个要改的单元格带链接，链接和文字无关，不跟着改：${named.join("；")}${more ? " 等" : ""}。链到自己文字的（邮箱、电话、网址）会一起改。`,
        `${plural(many, "cell")} that ${verb(many, "changes", "change")} ${verb(many, "has a link", "have links")} to something else than the text, which ${verb(many, "stays", "stay")}: ${named.join("; ")}${more ? "; and others" : ""}. Links to what the cell says (e-mail, phone, web address) follow it.`,
      )}
      {unread > 0 && say(
        `要改的 ${count(unread)} 个单元格太多，没有逐个查看链接：和文字一致的链接会跟着改，其他链接不动。`,
        `The links of ${plural(unread, "cell")} that ${verb(unread, "changes", "change")} were not looked at, for there are too many: links to what the cell says follow it, others stay.`,
      )}
    </Caption1>
  );
}
