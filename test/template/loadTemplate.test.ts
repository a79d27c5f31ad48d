import { load, minimalText, told } from "./support";

it("loads the minimal template", () => {
  const result = load(minimalText);
  expect(told(result)).toEqual([]);
});
