import { fileHost } from "../../src/hosts/file/fileHost";
import { stayingLinks } from "../../src/pipeline/stayingLinks";
import { followedTarget } from "../../src/workbook/links";
import { linkedWorkbook, must } from "../contracts/sampleWorkbook";

test("a preview tells the links that stay where they lead, and only of cells that change", async () => {
  const host = fileHost(linkedWorkbook(), { name: "x.xlsx", format: "xlsx" });
  const table = { layout: { sheet: "联系" }, binding: { columns: { contact: 0 } } } as unknown as Parameters<typeof stayingLinks>[1];
  const told = await stayingLinks({ host }, table, [{ row: 1, field: "contact", before: "a@example.com", after: "new@example.com" }, { row: 3, field: "contact", before: "Example Ltd", after: "示例公司" }]);
  expect(must(told)).toEqual({ count: 1, unread: 0, cells: [{ address: "A3", target: "https://example.com/about" }] });
  const rare: typeof host = { ...host, readLinks: () => Promise.resolve({ ok: true, value: null }) };
  expect(must(await stayingLinks({ host: rare }, table, [{ row: 3, field: "contact", before: "Example Ltd", after: "示例公司" }]))).toEqual({ count: 0, unread: 1, cells: [] });
});

test.each([
  ["mailto:A@x.cn", "a@x.cn ", "b@x.cn", "mailto:b@x.cn"],
  ["mailto:other@x.cn", "a@x.cn", "b@x.cn", "mailto:other@x.cn"],
  ["mailto:a@x.cn", "a@x.cn", "无", null],
  ["tel:+86-138-0013-8000", "13800138000", "+1 212 555 0100", "tel:+12125550100"],
  ["https://www.x.cn/", "www.x.cn", "www.y.cn", "https://www.y.cn"],
  ["http://x.cn", "http://x.cn", "https://x.cn", "https://x.cn"],
  ["https://x.cn/about", "甲公司", "乙公司", "https://x.cn/about"],
  ["javascript:alert(1)", "a@x.cn", "b@x.cn", "javascript:alert(1)"],
] as const)("%s of “%s” that becomes “%s” leads to %s", (target, before, after, expected) => expect(followedTarget(target, before, after)).toBe(expected));
