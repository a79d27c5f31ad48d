import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";

/** `host`: as the host or the system has it. */
export type ThemeName = "host" | "light" | "dark" | "contrast";

const dark = matchMedia("(prefers-color-scheme: dark)");
const forced = matchMedia("(forced-colors: active)");

/** What the host shows, and hearing when that changes. */
function useHostTheme(): Exclude<ThemeName, "host"> {
  return useSyncExternalStore(
    (listener) => {
      for (const query of [dark, forced]) query.addEventListener("change", listener);
      return () => { for (const query of [dark, forced]) query.removeEventListener("change", listener); };
    },
    () => (forced.matches ? "contrast" : dark.matches ? "dark" : "light"),
  );
}

export function useTheme(name: ThemeName): { readonly theme: Theme; readonly shown: Exclude<ThemeName, "host"> } {
  const host = useHostTheme();
  const shown = name === "host" ? host : name;
  return { theme: { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme }[shown], shown };
}
