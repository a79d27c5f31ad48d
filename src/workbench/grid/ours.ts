/** Marks what the stage does to the grid, so that it is not taken for the person's doing. */
export const ours = { onlyLocal: true, byStage: true } as const;
