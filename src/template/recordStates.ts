/** What a field that keeps the state of its record says (`x-system: rowState`). */
export { rowStates } from "../fields/systemField";
