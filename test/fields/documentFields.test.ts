import { hkmoPermitField } from "../../src/fields/hkmoPermitField";
import { passportField } from "../../src/fields/passportField";
import { plateField, plateKind } from "../../src/fields/plateField";
import { twPermitField } from "../../src/fields/twPermitField";
import { checks, contextOf, reads, refuses } from "./fieldTable";

describe("a passport number", () => {
  const context = contextOf(passportField);
  reads(passportField, context, [["E12345678", "E12345678"], ["e 12345678", "E12345678"], ["护照号：EA1234567", "EA1234567"], ["Ｇ１２３４５６７８", "G12345678"], ["C01X00T47", "C01X00T47"], ["123456789", "123456789"], ["MA1234567", "MA1234567"], [141234567, "141234567"]]);
  reads(passportField, context, [["E1234567O", "E12345670", "lookAlike"], ["EAI234567", "EA1234567", "lookAlike"], ["N/A", null, "placeholder"]]);
  refuses(passportField, context, [["ABCDEF", "notAPassport"], ["E12", "notAPassport"], ["E1234567890", "notAPassport"], ["张三", "badCharacter"], [1234567890123456, "digitsLost"]]);
  checks(passportField, context, [["E12345678"], ["L1234567"], ["E1234567", "perhapsShort", "warning"], ["EO1234567", "perhapsShort", "warning"]]);
  const china = contextOf(passportField, { country: "CN" });
  reads(passportField, china, [["E12345678", "E12345678"]]);
  refuses(passportField, china, [["C01X00T47", "notChinese"], ["E1234567", "notChinese"]]);
  it("shows its ends only", () => expect(passportField.mask("E12345678", context)).toBe("E1*****78"));
});

describe("a permit for Hong Kong and Macao", () => {
  const context = contextOf(hkmoPermitField);
  reads(hkmoPermitField, context, [["H12345678", "H12345678"], ["m 12345678", "M12345678"], ["H1234567801", "H1234567801"], ["H12345678(01)", "H1234567801"], ["C12345678", "C12345678"], ["CA1234567", "CA1234567"], ["W12345678", "W12345678"], ["回乡证：H12345678", "H12345678"]]);
  refuses(hkmoPermitField, context, [["H1234567", "wrongLength"], ["CI1234567", "wrongLength"], ["12345678", "notAPermit"], ["810000199408230021", "residencePermit"], ["香港", "notAPermit"]]);
  checks(hkmoPermitField, context, [["H12345678"], ["CA0000001"], ["H1234567801", "renewalCount", "info"]]);
});

describe("a permit for Taiwan", () => {
  const context = contextOf(twPermitField);
  reads(twPermitField, context, [["01234567", "01234567"], ["台胞证 01234567", "01234567"], ["0123456701(B)", "0123456701(B)"], ["0123456701B", "0123456701(B)"], ["L12345678", "L12345678"], ["t12345678", "T12345678"]]);
  reads(twPermitField, context, [[1234567, "01234567", "zeroLost"]]);
  refuses(twPermitField, context, [["1234567", "wrongLength"], ["L1234567", "wrongLength"], ["A123456789", "notAPermit"], ["830000199201300022", "residencePermit"]]);
  checks(twPermitField, context, [["01234567"], ["L12345678"], ["0123456701(B)", "issueCount", "info"]]);
});

describe("a number plate", () => {
  const context = contextOf(plateField);
  reads(plateField, context, [["粤B12345", "粤B12345"], ["粤b·12345", "粤B12345"], ["粤B D12345", "粤BD12345"], ["京ＡＤ０１２３４", "京AD01234"], ["车牌：沪A-12345D", "沪A12345D"], ["粤Z1234港", "粤Z1234港"], ["京A1234警", "京A1234警"], ["使014578", "使014578"], ["224578使", "224578使"], ["WJ京12345", "WJ京12345"]]);
  reads(plateField, context, [["粤B1234O", "粤B12340", "lookAlike"], ["粤BD1234I", "粤BD12341", "lookAlike"]]);
  refuses(plateField, context, [["粤B1234", "wrongLength"], ["粤BZ12345", "wrongLength"], ["粤B123456", "wrongLength"], ["粤B12345、粤B12346", "severalNumbers"], ["粤B12345 粤B12346", "severalNumbers"], ["B12345", "provinceMissing"], ["无牌", "notAPlate"], ["粤1B2345", "notAPlate"], [12345, "notAPlate"]]);
  it.each([["粤B12345", "ordinary"], ["粤BD12345", "newEnergy"], ["粤BF1234A", null], ["粤B12345F", "newEnergy"], ["粤BDA1234", "newEnergy"], ["京A1234学", "special"], ["鲁B12A4挂", "special"], ["黑AX1234应急", "emergency"], ["粤Z1234澳", "hongKongMacao"], ["京Z1234港", null], ["沪A1234领", "consulate"], ["VA12345", "armedForces"], ["民航B1234", "aviation"]])("%s is %s", (plate, kind) => expect(plateKind(plate)).toBe(kind));
});
