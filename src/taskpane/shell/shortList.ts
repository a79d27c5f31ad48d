/** For dropdowns of many options: the list takes a part of the pane and scrolls. As it comes, it takes all the room there is, whatever its style says. */
export const shortList = { listbox: { style: { maxHeight: "40vh" } }, positioning: { autoSize: "width" } } as const;
