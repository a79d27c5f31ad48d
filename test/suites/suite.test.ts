import { judge } from "./suite";

const wrong = (name: string) => ({ name, expected: "refused", actual: "accepted" });
const run = { files: 1, cases: [{ name: "a", expected: "x", actual: "x" }, wrong("b"), wrong("c1"), wrong("c2")] };
const group = (count: number) => ({ reason: "All of c.", count, covers: (one: { readonly name: string }) => one.name.startsWith("c") });

describe("a disagreement with a suite", () => {
  it("is agreed by its name or by its group, else it is wrong", () => {
    expect(judge({ disagreements: {} }, run).wrong.map(({ name }) => name)).toEqual(["b", "c1", "c2"]);
    const { right, agreed, wrong: left } = judge({ disagreements: { b: "Known." }, groups: [group(2)] }, run);
    expect([right, agreed.map(({ case: { name }, reason }) => `${name} ${reason}`), left]).toEqual([1, ["b Known.", "c1 All of c.", "c2 All of c."], []]);
  });

  it("that no case shows any more is wrong, and so is a group of another size", () => {
    expect(judge({ disagreements: { a: "Gone.", b: "Known." }, groups: [group(2)] }, run).wrong).toEqual([{ name: "a", expected: "a disagreement, as listed", actual: "none" }]);
    expect(judge({ disagreements: { b: "Known." }, groups: [group(3)] }, run).wrong).toEqual([{ name: "All of c.", expected: "3 disagreements", actual: "2" }]);
  });
});
