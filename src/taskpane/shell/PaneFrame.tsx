import { useState } from "react";
import type { Person } from "../desk/desk";
import { PaneApp, type PaneProps } from "./PaneApp";
import type { ThemeName } from "./theme";

/** The pane with what it remembers of the person at it. */
export function PaneFrame({ desk, person: first, ...rest }: Pick<PaneProps, "desk" | "events" | "person"> & Partial<Pick<PaneProps, "places">>) {
  const [person, setPerson] = useState<Person>(first);
  const [theme, setTheme] = useState<ThemeName>("host");
  const become = (next: Person): void => {
    setPerson(next);
    void desk.become(next);
  };
  return <PaneApp desk={desk} person={person} onPerson={become} theme={theme} onTheme={setTheme} {...rest} />;
}
