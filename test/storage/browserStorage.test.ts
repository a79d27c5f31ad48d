import { browserStorage } from "../../src/storage/browserStorage";
import { keepMapping, readMapping } from "../../src/taskpane/importing/keptMappings";
import { dropTemplate, keepTemplate, ownTemplates } from "../../src/taskpane/governing/ownTemplates";
import { heldNames } from "../../src/storage/heldNames";
import { paneClient } from "../../src/taskpane/shell/paneMemory";
import { readDraft, writeDraft } from "../../src/taskpane/record/keptDrafts";

/** Two pages of one browser, and its locks. */
function pages() {
  const store = browserStorage("none");
  const held = new Map<string, string>();
  const open = (page: string) => {
    const locks = {
      request: async (name: string, _: object, taken: (lock: object | null) => unknown) => { if (held.has(name)) return taken(null); held.set(name, page); return taken({}); },
      query: async () => ({ held: [...held.keys()].map((name) => ({ name })) }),
    } as unknown as LockManager;
    return { ...store, ...heldNames(page, locks) };
  };
  return { open, close: (page: string): void => { for (const [name, by] of held) if (by === page) held.delete(name); } };
}

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
    const memory = pages().open("1");
    const draft = { texts: { name: "甲" }, base: { name: null }, at: "2026-01-02T03:04:05.000Z" };
    await writeDraft(memory, "book", "customer R1", draft);
    expect(await readDraft(memory, "book", "customer R1")).toEqual(draft);
    expect(await readDraft(memory, "other", "customer R1")).toBeNull();
    await writeDraft(memory, "book", "customer R1", null);
    expect(await readDraft(memory, "book", "customer R1")).toBeNull();
  });

  it("a draft of one page is never another's while that one lives, and is taken up, the newest first, once it is gone", async () => {
    const { open, close } = pages();
    const [one, two] = [open("1"), open("2")];
    const draft = (name: string, day: number) => ({ texts: { name }, base: {}, at: `2026-01-0${day}T00:00:00.000Z` });
    await one.write("draft book new", draft("旧版本的", 1));
    await writeDraft(one, "book", "new", draft("甲", 2));
    expect(await readDraft(two, "book", "new")).toEqual(draft("旧版本的", 1));
    await writeDraft(two, "book", "new", draft("乙", 3));
    expect([await readDraft(one, "book", "new"), await readDraft(two, "book", "new")]).toEqual([draft("甲", 2), draft("乙", 3)]);
    close("1");
    close("2");
    const three = open("3");
    expect(await readDraft(three, "book", "new")).toEqual(draft("乙", 3));
    // Saved there, the other is still left, and is offered to whoever comes next, once.
    await writeDraft(three, "book", "new", null);
    expect(await readDraft(open("4"), "book", "new")).toEqual(draft("甲", 2));
    expect(await readDraft(three, "book", "new")).toBeNull();
  });

  it("the pane has the same word with each visit, and two panes at once have two", async () => {
    const { open, close } = pages();
    const [first, second] = [await paneClient(open("1")), await paneClient(open("2"))];
    expect(second).not.toBe(first);
    close("1");
    expect(await paneClient(open("3"))).toBe(first);
    close("2");
    expect(await paneClient(open("4"))).toBe(second);
  });

  it("the columns of a source come back by its headers, the newest fifty of them", async () => {
    const memory = pages().open("1");
    for (let source = 0; source <= 50; source++) await keepMapping(memory, `s${source}`, { "column:A": "name" });
    await keepMapping(memory, "s50", { "column:A": "none" });
    expect(await Promise.all(["s0", "s1", "s50"].map((source) => readMapping(memory, source)))).toEqual([null, { "column:A": "name" }, { "column:A": "none" }]);
  });

  it("templates that were opened come back, newest first, each once", async () => {
    const memory = pages().open("1");
    await keepTemplate(memory, { hash: "a", text: "1" });
    await keepTemplate(memory, { hash: "b", text: "2" });
    await keepTemplate(memory, { hash: "a", text: "1" });
    expect((await ownTemplates(memory)).map(({ hash }) => hash)).toEqual(["a", "b"]);
    expect((await dropTemplate(memory, "a")).map(({ hash }) => hash)).toEqual(["b"]);
  });

  it("what does not look like it is as if it were not there", async () => {
    const memory = pages().open("1");
    for (const key of ["draft book x", "imports", "templates"]) await memory.write(key, [1, { texts: 1 }, null]);
    expect([await readDraft(memory, "book", "x"), await readMapping(memory, "s"), await ownTemplates(memory)]).toEqual([null, null, []]);
  });
});
