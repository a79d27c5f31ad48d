import { useState } from "react";
import { PaneApp, type PaneProps } from "./PaneApp";
import { type PaneMemory, type Preferences, writePreferences } from "./paneMemory";

export type PaneFrameProps = Pick<PaneProps, "desk" | "events"> & Partial<Pick<PaneProps, "places">> & {
  readonly memory: PaneMemory;
  /** As they were read before the first drawing, so that nothing flickers. */
  readonly preferences: Preferences;
  /** The page around the pane may follow its language and theme. */
  readonly onPreferences?: (preferences: Preferences) => void;
};

/** The pane with what it remembers of the person at it. */
export function PaneFrame({ desk, memory, preferences: first, onPreferences, ...rest }: PaneFrameProps) {
  const [preferences, setPreferences] = useState(first);
  const choose = (next: Preferences): void => {
    setPreferences(next);
    onPreferences?.(next);
    void writePreferences(memory, next);
  };
  return (
    <PaneApp
      desk={desk}
      memory={memory}
      person={preferences.person}
      onPerson={(person) => {
        choose({ ...preferences, person });
        void desk.become(person);
      }}
      theme={preferences.theme}
      onTheme={(theme) => choose({ ...preferences, theme })}
      {...rest}
    />
  );
}
