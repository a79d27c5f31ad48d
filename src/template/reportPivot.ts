/** What the pivot of a report is called, in every version that has written one: by it our sheet is told from another of that name. */
export function reportPivot(id: string): string {
  return `${reportPivotMark}${id}`;
}

export const reportPivotMark = "crm_";
