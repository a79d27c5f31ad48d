import type { Place, ViewName } from "./shell/paneContext";

/** Functions of the ribbon's buttons, by the names that manifest.xml gives them, and the view of the one pane that each shows. */
export const ribbonViews = { "show.findings": "findings", "show.duplicates": "duplicates", "show.reports": "reports" } satisfies Readonly<Record<string, ViewName>>;

type Ribbon = {
  readonly associate: (name: string, pressed: (event: { completed(): void }) => Promise<void>) => void;
  readonly showPane: () => Promise<void>;
};

/** Answers the buttons. A button may be pressed before there is a pane to hear of it: the place then waits for who listens first. */
export function answerRibbon({ associate, showPane }: Ribbon): (listener: (place: Place) => void) => () => void {
  let heard: ((place: Place) => void) | null = null;
  let waiting: Place | null = null;
  for (const [name, view] of Object.entries(ribbonViews))
    associate(name, async (event) => {
      if (heard === null) waiting = { view };
      else heard({ view });
      try {
        await showPane();
      } finally {
        // Excel waits for this word and takes the button for hung without it.
        event.completed();
      }
    });
  return (listener) => {
    heard = listener;
    if (waiting !== null) listener(waiting);
    waiting = null;
    return () => void (heard === listener && (heard = null));
  };
}
