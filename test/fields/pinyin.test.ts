import { pinyinAt, pinyinOf, readingsOf } from "../../src/fields/pinyin";

describe("pinyin", () => {
  it("knows how characters are read, the usual reading first, and all of them for those that have several", () => {
    expect([..."张重吕曾A1"].map(readingsOf)).toEqual([["zhang"], ["zhong", "chong"], ["lv"], ["ceng", "zeng"], [], []]);
  });

  it.each([
    ["张三", "zs", 0], ["张三", "zhs", 0], ["张三", "zhangsan", 0], ["张三", "zhangs", 0], ["张三", "san", 1], ["张三", "zss", null], ["张三", "sz", null],
    ["曾国藩", "zgf", 0], ["重庆长江", "cqcj", 0], ["上海明达", "md", 2], ["A股份", "agf", 0], ["甲（乙）", "jy", null], ["", "a", null], ["西安", "xian", 0], ["先", "xian", 0],
  ])("%s is found by %s", (text, typed, at) => {
    expect(pinyinAt(pinyinOf(text), typed)).toBe(at);
  });
});
