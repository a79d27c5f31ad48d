import { browserStorage } from "../../src/storage/browserStorage";
import { keepMapping, readMapping } from "../../src/taskpane/importing/keptMappings";
import { dropTemplate, keepTemplate, ownTemplates } from "../../src/taskpane/governing/ownTemplates";
import { readDraft, writeDraft } from "../../src/taskpane/record/keptDrafts";

// Node has no IndexedDB: it is as a browser that keeps nothing.
describe("what the pane remembers where the browser keeps nothing", () => {
  it("lives as long as the page, and says that it does not last", async () => {
    const memory = browserStorage("none");
    await memory.write("a", { b: 1 });
    expect([await memory.read("a"), memory.lasting()]).toEqual([{ b: 1 }, false]);
    await memory.remove("a");
    expect(await memory.read("a")).toBeNull();
  });

  it("a draft comes back by workbook and record, and goes when it is saved", async () => {
    const memory = browserStorage("none");
    const draft = { texts: { name: "甲" }, base: { name: null }, at: "2026-01-02T03:04:05.000Z" };
    await writeDraft(memory, "book", "customer R1", draft);
    expect(await readDraft(memory, "book", "customer R1")).toEqual(draft);
    expect(await readDraft(memory, "other", "customer R1")).toBeNull();
    await writeDraft(memory, "book", "customer R1", null);
    expect(await readDraft(memory, "book", "customer R1")).toBeNull();
  });

  it("the columns of a source come back by its headers, the newest fifty of them", async () => {
    const memory = browserStorage("none");
    for (let source = 0; source <= 50; source++) await keepMapping(memory, `s${source}`, { "column:A": "name" });
    await keepMapping(memory, "s50", { "column:A": "none" });
    expect(await Promise.all(["s0", "s1", "s50"].map((source) => readMapping(memory, source)))).toEqual([null, { "column:A": "name" }, { "column:A": "none" }]);
  });

  it("templates that were opened come back, newest first, each once", async () => {
    const memory = browserStorage("none");
    await keepTemplate(memory, { hash: "a", text: "1" });
    await keepTemplate(memory, { hash: "b", text: "2" });
    await keepTemplate(memory, { hash: "a", text: "1" });
    expect((await ownTemplates(memory)).map(({ hash }) => hash)).toEqual(["a", "b"]);
    expect((await dropTemplate(memory, "a")).map(({ hash }) => hash)).toEqual(["b"]);
  });

  it("what does not look like it is as if it were not there", async () => {
    const memory = browserStorage("none");
    for (const key of ["draft book x", "imports", "templates"]) await memory.write(key, [1, { texts: 1 }, null]);
    expect([await readDraft(memory, "book", "x"), await readMapping(memory, "s"), await ownTemplates(memory)]).toEqual([null, null, []]);
  });
});
