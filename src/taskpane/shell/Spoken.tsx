import { makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";

const useStyles = makeStyles({ spoken: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" } });

/** What a screen reader says of an outcome once it is there, and nobody sees. */
export function Spoken({ children }: { readonly children: string }) {
  const styles = useStyles();
  const [text, setText] = useState("");
  // It hears only what changes in a region that stands there already.
  useEffect(() => setText(children), [children]);
  return <div role="status" className={styles.spoken}>{text}</div>;
}
