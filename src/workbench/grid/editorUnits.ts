import { DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY, DOCS_NORMAL_EDITOR_UNIT_ID_KEY, DocumentFlavor, HorizontalAlign, type IDocumentData, type IUniverInstanceService, UniverInstanceType, VerticalAlign } from "@univerjs/core";

/**
 * What makes the documents of the grid's two editors, that in the cell and that of the formula bar: each is a turn's work. They are made when they are first shown, both in one go with all else that
 * is shown then; one that is there already is taken as it is.
 */
export function editorUnits(instances: IUniverInstanceService): readonly (() => void)[] {
  return [DOCS_NORMAL_EDITOR_UNIT_ID_KEY, DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY].map((id) => () => {
    if (instances.getUnit(id) == null) instances.createUnit(UniverInstanceType.UNIVER_DOC, emptyDocument(id), { makeCurrent: false });
  });
}

/** As the grid's own editor makes it in 0.25.1. */
function emptyDocument(id: string): Partial<IDocumentData> {
  return {
    id,
    body: { dataStream: "\r\n", textRuns: [], customBlocks: [], customDecorations: [], customRanges: [] },
    documentStyle: {
      pageSize: { width: Infinity, height: Infinity }, documentFlavor: DocumentFlavor.UNSPECIFIED, marginTop: 0, marginBottom: 0, marginRight: 0, marginLeft: 0, paragraphLineGapDefault: 0,
      renderConfig: { horizontalAlign: HorizontalAlign.UNSPECIFIED, verticalAlign: VerticalAlign.TOP },
    },
  };
}
