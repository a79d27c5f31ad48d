/** Hears what is told, from the moment of listening on; `listen` gives how to stop. */
export function ownListeners<T>(): { readonly tell: (event: T) => void; readonly listen: (listener: (event: T) => void) => () => void } {
  const listeners = new Set<(event: T) => void>();
  return {
    tell: (event) => { for (const listener of listeners) listener(event); },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
