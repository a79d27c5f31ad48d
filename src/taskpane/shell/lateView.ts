import { type ComponentType, type LazyExoticComponent, createElement, lazy } from "react";

/** A view whose code comes when it is first opened, or before, once there is time. */
export type LateView = { readonly Component: ComponentType; /** Has its code come; false where it cannot be had now. */ readonly fetch: () => Promise<boolean> };

/** A view that could not be had is asked for again when it is drawn again: the network may be back. */
export function lateView(load: () => Promise<ComponentType>): LateView {
  let current: LazyExoticComponent<ComponentType>;
  const again = (): void => {
    current = lazy(() => load().then((View) => ({ default: View }), (error: unknown) => {
      again();
      throw new Unreachable(String(error));
    }));
  };
  again();
  return { Component: () => createElement(current), fetch: () => load().then(() => true, () => false) };
}

/** Part of the program could not be fetched. */
export class Unreachable extends Error {
  override name = "Unreachable";
}

/** Milliseconds until the views come that nobody has opened; the page has its first work behind it then. Chosen by us. */
const pause = 3_000;

/** Has the code of all views come one after the other, so that each opens without the network. Gives how to stop. */
export function fetchAll(views: readonly { readonly late: LateView }[], idle: (work: () => void) => void): () => void {
  let stopped = false;
  const next = async ([first, ...others]: readonly { readonly late: LateView }[]): Promise<void> => {
    if (first === undefined || stopped) return;
    await first.late.fetch();
    idle(() => void next(others));
  };
  const timer = setTimeout(() => idle(() => void next(views)), pause);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
