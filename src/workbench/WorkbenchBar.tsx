import { Button, Caption1, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, ProgressBar, Text, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import { DarkThemeRegular, DocumentTableRegular, FolderOpenRegular, LocalLanguageRegular, SaveRegular, ShieldLockRegular } from "@fluentui/react-icons";
import { useRef } from "react";
import type { Lang } from "../records/text";
import type { Words } from "../taskpane/shell/language";
import type { ThemeName } from "../taskpane/shell/theme";
import type { LoadedPart } from "./grid/rowLoader";
import { fileKinds } from "./useDrop";

const useStyles = makeStyles({
  room: { flexShrink: 0, containerType: "inline-size" },
  bar: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, minHeight: "44px", padding: `0 ${tokens.spacingHorizontalS}`, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, position: "relative", "& > button": { flexShrink: 0 }, "@container (max-width: 479px)": { flexWrap: "wrap" } },
  name: { minWidth: "40px", flexShrink: 1, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", marginRight: tokens.spacingHorizontalM },
  // Two lines have room for all of it.
  state: { flexShrink: 1, minWidth: "60px", "@container (max-width: 479px)": { flexBasis: "60px", flexGrow: 1 }, overflow: "hidden", textOverflow: "ellipsis", color: tokens.colorNeutralForeground2 },
  trust: { flexGrow: 1, flexShrink: 4, flexBasis: 0, minWidth: 0, display: "flex", alignItems: "center", justifyContent: "flex-end", gap: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground3, overflow: "hidden" },
  loading: { position: "absolute", left: 0, right: 0, bottom: "-1px" },
});

/** One slim line above the spreadsheet: which file, open, save, language, theme, and that nothing leaves the browser. */
export function WorkbenchBar({ words: { say, count, moment }, name, touched, saved, loading, lang, onLang, theme, onTheme, onOpen, onSave }: {
  readonly words: Words;
  readonly name: string;
  /** Something was written that is not saved. */
  readonly touched: boolean;
  /** The last saving, as what and when. */
  readonly saved: { readonly name: string; readonly at: string } | null;
  readonly loading: LoadedPart | null;
  readonly lang: Lang;
  readonly onLang: (lang: Lang) => void;
  readonly theme: ThemeName;
  readonly onTheme: (theme: ThemeName) => void;
  readonly onOpen: (file: File) => void;
  readonly onSave: () => void;
}) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.room}><header className={styles.bar}>
      <DocumentTableRegular fontSize={20} />
      <Text weight="semibold" className={styles.name} title={name}>{name}</Text>
      <Button appearance="subtle" icon={<FolderOpenRegular />} onClick={() => input.current!.click()}>{say("打开", "Open")}</Button>
      <input ref={input} type="file" accept={fileKinds} hidden aria-label={say("选择文件", "Choose a file")} onChange={({ target }) => {
        const [chosen] = target.files ?? [];
        // The same file may be chosen again.
        target.value = "";
        if (chosen !== undefined) onOpen(chosen);
      }} />
      <Button appearance="subtle" icon={<SaveRegular />} onClick={onSave}>{say("存为 .xlsx", "Save as .xlsx")}</Button>
      <Caption1 role="status" truncate wrap={false} className={styles.state}>{touched ? say("有修改未保存", "Unsaved changes") : saved === null ? "" : say(`已存为 ${saved.name}，${moment(saved.at, new Date())}`, `Saved as ${saved.name}, ${moment(saved.at, new Date())}`)}</Caption1>
      <div className={styles.trust} title={say("文件只在这个浏览器里打开，不会发送到任何地方", "The file stays in this browser; nothing is sent anywhere")}>
        <ShieldLockRegular fontSize={16} style={{ flexShrink: 0 }} />
        <Caption1 truncate wrap={false} style={{ overflow: "hidden", textOverflow: "ellipsis" }}>{say("文件只在这个浏览器里打开，不会发送到任何地方", "The file stays in this browser; nothing is sent anywhere")}</Caption1>
      </div>
      <Menu checkedValues={{ lang: [lang] }} onCheckedValueChange={(_, { checkedItems: [chosen] }) => { if (chosen === "zh-CN" || chosen === "en") onLang(chosen); }}>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={say("语言", "Language")} relationship="label"><Button appearance="subtle" icon={<LocalLanguageRegular />} /></Tooltip>
        </MenuTrigger>
        <MenuPopover><MenuList>
          <MenuItemRadio name="lang" value="zh-CN">简体中文</MenuItemRadio>
          <MenuItemRadio name="lang" value="en">English</MenuItemRadio>
        </MenuList></MenuPopover>
      </Menu>
      <Menu checkedValues={{ theme: [theme] }} onCheckedValueChange={(_, { checkedItems: [chosen] }) => { if (chosen !== undefined) onTheme(chosen as ThemeName); }}>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={say("外观", "Theme")} relationship="label"><Button appearance="subtle" icon={<DarkThemeRegular />} /></Tooltip>
        </MenuTrigger>
        <MenuPopover><MenuList>
          <MenuItemRadio name="theme" value="host">{say("跟随系统", "As the system")}</MenuItemRadio>
          <MenuItemRadio name="theme" value="light">{say("浅色", "Light")}</MenuItemRadio>
          <MenuItemRadio name="theme" value="dark">{say("深色", "Dark")}</MenuItemRadio>
          <MenuItemRadio name="theme" value="contrast">{say("高对比度", "High contrast")}</MenuItemRadio>
        </MenuList></MenuPopover>
      </Menu>
      {loading !== null && <ProgressBar className={styles.loading} thickness="medium" value={loading.done / loading.total} aria-label={say(`正在读入，${count(loading.done)} / ${count(loading.total)}`, `Reading, ${count(loading.done)} of ${count(loading.total)}`)} />}
    </header></div>
  );
}
