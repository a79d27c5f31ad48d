import regions from "../../templates/data/regions.json";
import { regionCode, regionField } from "../../src/fields/regionField";
import { regionTree } from "../../src/fields/regionTree";
import { contextOf, reads, refuses, refusesWith } from "./fieldTable";

const context = contextOf(regionField);
const nanshan = "广东省/深圳市/南山区";

describe("a region is read by full and everyday names", () => {
  reads(regionField, context, [
    [nanshan, nanshan], ["广东省深圳市南山区", nanshan], ["广东深圳南山", nanshan], ["广东 深圳 南山", nanshan], ["广东-深圳-南山区", nanshan], ["深圳市南山区", nanshan], ["深圳南山", nanshan], ["440305", nanshan], [440305, nanshan], ["中国广东省深圳市南山区", nanshan], ["广东省", "广东省"], ["广东", "广东省"], ["440000", "广东省"], ["上海 浦东", "上海市/浦东新区"],
    ["上海市浦东新区", "上海市/浦东新区"], ["上海市上海市浦东新区", "上海市/浦东新区"], ["北京市市辖区朝阳区", "北京市/朝阳区"], ["北京朝阳", "北京市/朝阳区"], ["长春市朝阳区", "吉林省/长春市/朝阳区"], ["内蒙古呼和浩特", "内蒙古自治区/呼和浩特市"], ["广西桂林", "广西壮族自治区/桂林市"], ["延边", "吉林省/延边朝鲜族自治州"], ["湖北恩施", "湖北省/恩施土家族苗族自治州"],
    ["海南省五指山市", "海南省/五指山市"], ["东莞", "广东省/东莞市"], ["吉林", "吉林省"], ["吉林市", "吉林省/吉林市"], ["海南", "海南省"], ["长沙", "湖南省/长沙市"], ["西安市", "陕西省/西安市"], ["重庆市城口县", "重庆市/城口县"], ["香港", "香港特别行政区"], ["台湾台北市", "台湾省/台北市"], ["香港特别行政区湾仔区", "香港特别行政区/香港岛/湾仔区"], ["110100", "北京市"],
  ]);
  reads(regionField, context, [["广东省深圳市南山区科技园路1号", nanshan, "droppedText"], ["西安", "陕西省/西安市", "likelyCity"], ["无", null, "placeholder"]]);
});

describe("a region that is not certain is refused with the candidates", () => {
  refuses(regionField, context, [["朝阳区", "severalRegions"], ["南山区", "severalRegions"], ["鼓楼", "severalRegions"], ["邢台市邢台县", "unknownPart"], ["广东省长沙市", "unknownPart"], ["火星", "unknownRegion"], ["999999", "unknownCode"], ["中山路1号", "unknownRegion"], [{ error: "#N/A" }, "errorCell"]]);
  refusesWith(regionField, context, "朝阳区", "severalRegions", { text: "朝阳区", candidates: "北京市/朝阳区、吉林省/长春市/朝阳区" });
});

describe("every division of the data", () => {
  const { byPath, byCode } = regionTree();
  it("reads back from its path, its joined names and its code", () => {
    for (const [path, region] of byPath) {
      for (const text of [path, path.replaceAll("/", ""), ...(region.code === null ? [] : [region.code])]) {
        const reading = regionField.parse(text, context);
        if (!reading.ok || reading.value !== path || !reading.lossless) throw new Error(`${text} → ${JSON.stringify(reading)}, not ${path}`);
      }
    }
  });
  it("has its own code", () => {
    expect(regions.lines).toHaveLength(34);
    expect(byCode.size).toBe([...byPath.values()].filter((region) => region.code !== null).length);
    expect(byPath.size).toBeGreaterThan(3300);
    expect(regionCode(nanshan)).toBe("440305");
    expect(regionCode("火星")).toBeNull();
  });
});

describe("a former division", () => {
  reads(regionField, context, [
    ["北京市昌平县", "北京市/昌平区", "formerName"], ["江苏太仓县", "江苏省/苏州市/太仓市", "formerName"], ["苏州市沧浪区", "江苏省/苏州市/姑苏区", "formerName"], ["110221", "北京市/昌平区", "formerCode"],
    ["上海市卢湾区淮海路1号", "上海市/黄浦区", "formerNameAndMore"], ["山西省晋中地区", "山西省/晋中市", "formerName"], ["310119", "上海市/浦东新区", "formerCode"],
  ]);
  reads(regionField, context, [["恩施州", "湖北省/恩施土家族苗族自治州"], ["恩施", "湖北省/恩施土家族苗族自治州"], ["凉山州西昌市", "四川省/凉山彝族自治州/西昌市"]]);
  refuses(regionField, context, [["130421", "abolishedCode"], ["河北省邯郸县", "unknownPart"], ["999999", "unknownCode"]]);
});
