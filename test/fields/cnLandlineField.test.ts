import { areaCodeOf, areaName } from "../../src/fields/areaCodes";
import { cnLandlineField, landlineArea } from "../../src/fields/cnLandlineField";
import { checks, contextOf, reads, refuses, refusesWith } from "./fieldTable";

const context = contextOf(cnLandlineField);

describe("a landline is stored with its area code and extension", () => {
  reads(cnLandlineField, context, [
    ["0755-88888888", "0755-88888888"], ["0755 8888 8888", "0755-88888888"], ["（0755）88888888", "0755-88888888"], ["０７５５－８８８８８８８８", "0755-88888888"], ["+86 755 8888 8888", "0755-88888888"], ["075588888888", "0755-88888888"], ["0755-88888888转8001", "0755-88888888-8001"], ["0755-88888888-8001", "0755-88888888-8001"],
    ["0755-88888888 分机8001", "0755-88888888-8001"], ["0755-88888888 ext 8001", "0755-88888888-8001"], ["0755-88888888#8001", "0755-88888888-8001"], ["座机：010-65556666", "010-65556666"], ["0816-2345678", "0816-2345678"], ["400-810-8888", "400-810-8888"], ["88888888", "88888888"], ["8888 8888转8", "88888888-8"],
  ]);
  reads(cnLandlineField, context, [[75588888888, "0755-88888888", "zeroLost"], ["755-88888888", "0755-88888888", "zeroAdded"], ["0755-88888888（前台）", "0755-88888888", "droppedText"], ["075588888888.0", "0755-88888888", "floatText"], ["无", null, "placeholder"]]);
});

describe("what is no landline is refused with the reason", () => {
  refuses(cnLandlineField, context, [
    ["13812345678", "isMobile"], ["+852 2123 4567", "notALandline"], ["95588", "notALandline"], ["0755-8888888", "localLength"], ["0816-23456789", "localLength"], ["0378-2345678", "areaRetired"], ["0388-2345678", "areaUnknown"], ["0755-88888888/0755-66666666", "severalNumbers"], ["7.55889E+10", "scientific"], ["0755-8888****", "masked"], ["前台", "notAPhone"], [1e15, "digitsLost"],
  ]);
  refusesWith(cnLandlineField, context, "010-6555666", "localLength", { code: "010", place: "北京市", length: 7, expected: "8" });
  refusesWith(cnLandlineField, context, "0853-2345678", "areaRetired", { code: "0853", place: "贵州省安顺市" });
});

describe("a stored landline", () => {
  checks(cnLandlineField, context, [["0755-88888888"], ["400-810-8888"], ["88888888", "areaCodeMissing", "warning"]]);
  it("knows its area", () => {
    expect(landlineArea("0755-88888888-1")).toBe("0755");
    expect(landlineArea("400-810-8888")).toBeNull();
    expect(areaName(areaCodeOf("0851")!)).toBe("贵州省贵阳市、遵义市、安顺市");
    expect(areaCodeOf("0378")?.retired).toBe(true);
    expect(areaCodeOf("0000")).toBeUndefined();
  });
  it("hides the middle", () => expect(cnLandlineField.mask("0755-88888888-8001", context)).toBe("0755-****8888"));
});
