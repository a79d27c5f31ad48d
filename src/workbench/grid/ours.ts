/** The grid holds one file at a time, always by this name. */
export const unitId = "book";

/** Marks what the stage does to the grid, so that it is not taken for the person's doing. */
export const ours = { onlyLocal: true, byStage: true } as const;
