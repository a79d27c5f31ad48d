import type { DropdownProps } from "@fluentui/react-components";

/** For dropdowns of many options: the list takes a part of the pane, below or above, and scrolls. As it comes, it takes all the room there is, whatever its style says, and stands beside where it is wider than the dropdown. */
export const shortList: Required<Pick<DropdownProps, "listbox" | "positioning">> = { listbox: { style: { maxHeight: "40vh" } }, positioning: { align: "end", fallbackPositions: ["above-end"], autoSize: "width" } };
