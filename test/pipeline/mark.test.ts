import { govern } from "../../src/pipeline/govern";
import { mark } from "../../src/pipeline/mark";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { bookOfSheets, field, look, own, reopened, smallTemplate, withTemplate } from "./book";

const template = smallTemplate({ name: field("companyName", "名称"), phone: field("cn-mobile", "手机") });
const sheet = [["名称", "手机"], ["甲公司", "1381234"], ["乙公司", "13912345678"], ["丙公司", "138 1234 5678"]];
const overlays = (book: ReturnType<typeof bookOfSheets>) => book.model.sheets[0]!.conditionalFormats.flatMap(({ areas, spec, raw }) => (`${spec?.id ?? ""} ${raw ?? ""}`.includes("finding-") ? [areas] : []));

describe("marking findings in the sheet", () => {
  it("colours their cells over the user's own fill, replaces earlier marks, takes them off, and is undone like any change", async () => {
    const book = bookOfSheets({ 表: sheet });
    must(await govern(book.session, withTemplate(template)));
    const before = look(book.model);
    expect(must(await mark(book.session, own))).toMatchObject({ cells: 2, change: { why: { command: "mark" } } });
    expect(overlays(book)).toEqual([[{ row: 1, column: 1, rows: 1, columns: 1 }], [{ row: 3, column: 1, rows: 1, columns: 1 }]]);
    const styles = book.model.sheets[0]!.cells;
    expect(styles.style(1, 1)).toBe(styles.style(2, 1));
    must(await mark(book.session, own));
    expect(overlays(book)).toHaveLength(2);
    must(await undo(book.session));
    must(await undo(book.session));
    expect(look(book.model)).toEqual(before);
    must(await mark(book.session, own));
    const later = reopened(book);
    must(await mark(later.session, { ...own, clear: true }));
    expect(overlays(later)).toEqual([]);
  });

  it("refuses a sheet that is not governed", async () => {
    expect(await mark(bookOfSheets({ 表: sheet }).session, withTemplate(template))).toMatchObject({ ok: false, problems: [{ code: "table/notGoverned" }] });
  });
});
