import { useState } from "react";
import type { Desk } from "../desk/desk";
import { PaneApp, type PaneProps } from "./PaneApp";
import { type PaneMemory, type Preferences, writePreferences } from "./paneMemory";

export type PaneFrameProps = Pick<PaneProps, "desk" | "events"> & Partial<Pick<PaneProps, "places">> & {
  readonly memory: PaneMemory;
  /** As they were read before the first drawing, so that nothing flickers. */
  readonly preferences: Preferences;
};

/** The pane with what it remembers of the person at it. */
export function PaneFrame({ desk, memory, preferences: first, ...rest }: PaneFrameProps) {
  return <PaneApp desk={desk} memory={memory} {...usePreferences(desk, memory, first)} {...rest} />;
}

/** Who is at the pane and how it looks; a page around it may show and choose the same. */
export function usePreferences(desk: Desk, memory: PaneMemory, first: Preferences): Pick<PaneProps, "person" | "onPerson" | "theme" | "onTheme"> {
  const [preferences, setPreferences] = useState(first);
  const choose = (next: Preferences): void => {
    setPreferences(next);
    void writePreferences(memory, next);
  };
  return {
    ...preferences,
    onPerson: (person) => {
      choose({ ...preferences, person });
      void desk.become(person);
    },
    onTheme: (theme) => choose({ ...preferences, theme }),
  };
}
