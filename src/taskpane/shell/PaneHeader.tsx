import { Button, Menu, MenuDivider, MenuGroup, MenuGroupHeader, MenuItem, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular, MoreHorizontalRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import type { ThemeName } from "./theme";
import { type ViewName, usePane } from "./paneContext";

const useStyles = makeStyles({
  header: { flexShrink: 0, display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, minHeight: "44px", padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalM}`, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  title: { flexGrow: 1, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
});

export function PaneHeader({ title, views, theme, onTheme, extra }: { readonly title: string; readonly views: readonly { readonly view: ViewName; readonly title: string }[]; readonly theme: ThemeName; readonly onTheme: (theme: ThemeName) => void; readonly extra?: ReactNode }) {
  const styles = useStyles();
  const { say, lang, person, become, place, go, back } = usePane();
  return (
    <header className={styles.header}>
      {place.view !== "start" && <Button appearance="subtle" icon={<ArrowLeftRegular />} aria-label={say("返回", "Back")} onClick={back} />}
      <Subtitle2 as="h1" className={styles.title}>{title}</Subtitle2>
      {extra}
      <Menu checkedValues={{ lang: [lang], theme: [theme] }} onCheckedValueChange={(_, { name, checkedItems }) => {
        const [chosen] = checkedItems;
        if (name === "lang" && (chosen === "zh-CN" || chosen === "en")) become({ ...person, lang: chosen });
        if (name === "theme" && chosen !== undefined) onTheme(chosen as ThemeName);
      }}>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={say("更多", "More")} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {views.map(({ view, title: name }) => <MenuItem key={view} onClick={() => go({ view })}>{name}</MenuItem>)}
            <MenuDivider />
            <MenuGroup>
              <MenuGroupHeader>{say("语言", "Language")}</MenuGroupHeader>
              <MenuItemRadio name="lang" value="zh-CN">简体中文</MenuItemRadio>
              <MenuItemRadio name="lang" value="en">English</MenuItemRadio>
            </MenuGroup>
            <MenuGroup>
              <MenuGroupHeader>{say("外观", "Theme")}</MenuGroupHeader>
              <MenuItemRadio name="theme" value="host">{say("跟随系统", "As the system")}</MenuItemRadio>
              <MenuItemRadio name="theme" value="light">{say("浅色", "Light")}</MenuItemRadio>
              <MenuItemRadio name="theme" value="dark">{say("深色", "Dark")}</MenuItemRadio>
              <MenuItemRadio name="theme" value="contrast">{say("高对比度", "High contrast")}</MenuItemRadio>
            </MenuGroup>
          </MenuList>
        </MenuPopover>
      </Menu>
    </header>
  );
}
