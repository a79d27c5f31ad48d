import { Button, Caption1, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { PersonRegular } from "@fluentui/react-icons";
import { type FormEvent, useState } from "react";
import { usePane } from "./paneContext";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, padding: tokens.spacingHorizontalM, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground2 },
  line: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  input: { flex: "1 1 140px", minWidth: 0, "& input": { minWidth: 0, width: "100%" } },
});

const longest = 60;

/** A name, asked once: it stands on every change set, and nobody checks it. */
export function WhoAmI() {
  const styles = useStyles();
  const { say, person, become } = usePane();
  const [name, setName] = useState("");
  if (person.user !== "") return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== "") become({ ...person, user: name.trim().slice(0, longest) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={say("你的姓名", "Your name")}>
        <div className={styles.line}>
          <Input className={styles.input} value={name} maxLength={longest} contentBefore={<PersonRegular />} onChange={(_, data) => setName(data.value)} />
          <Button type="submit" disabled={name.trim() === ""}>{say("记住", "Remember")}</Button>
        </div>
      </Field>
      <Caption1>{say("写在每次更改旁边，让同事知道是谁改的。只存在这台电脑和工作簿里，不核对身份。", "Shown beside each change so that colleagues know who made it. It is stored only on this computer and in the workbook, and is not verified.")}</Caption1>
    </form>
  );
}
