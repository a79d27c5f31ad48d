import { addressField, splitAddress } from "../../src/fields/addressField";
import { checks, contextOf, reads } from "./fieldTable";

const context = contextOf(addressField);
const nanshan = "广东省深圳市南山区科技园路1号";

describe("an address", () => {
  reads(addressField, context, [
    [nanshan, nanshan], ["深圳南山科技园路1号", nanshan], ["广东 深圳 南山区 科技园路１号", nanshan], ["地址：广东省深圳市南山区科技园路1号", nanshan], ["广东省/深圳市/南山区 科技园路1号", nanshan], ["中国广东省深圳市南山区科技园路1号", nanshan], ["北京朝阳区建国路88号", "北京市朝阳区建国路88号"], ["北京市北京市朝阳区建国路88号", "北京市朝阳区建国路88号"],
    ["上海浦东新区张江高科技园区博云路2号(3楼)", "上海市浦东新区张江高科技园区博云路2号（3楼）"], ["上海南京西路100号", "上海市南京西路100号"], ["朝阳区建国路88号", "朝阳区建国路88号"], ["中山路12号", "中山路12号"], ["西安路5号", "西安路5号"], ["北京朝阳路3号", "北京市朝阳路3号"], ["12 N. Main St.,  Springfield", "12 N. Main St., Springfield"], ["深圳市某某区1号", "广东省深圳市某某区1号"], ["杭州西湖区文三路90号", "浙江省杭州市西湖区文三路90号"],
    ["无", null, "placeholder"], ["518057 广东省深圳市南山区科技园路1号", nanshan, "postcode"], ["广东省深圳市南山区科技园路1号（邮编：518057）", nanshan, "postcode"], ["北京市昌平县回龙观镇1号", "北京市昌平区回龙观镇1号", "formerName"], ["苏州市沧浪区十全街2号", "江苏省苏州市姑苏区十全街2号", "formerName"],
  ]);
  checks(addressField, context, [[nanshan], ["朝阳区建国路88号", "regionUnclear", "warning"], ["中山路12号", "noRegion", "info"], ["广东省深圳市", "noDetail", "info"], ["张三 13800138000 深圳市南山区科技园路1号", "phoneInside", "warning"], ["12345", "noLetters", "warning"], ["12 Main St"]]);

  it.each([
    ["青岛市南京路100号", "山东省青岛市南京路100号"], ["青岛市北京西路12号", "山东省青岛市北京西路12号"], ["乐山市中心城区1号", "四川省乐山市中心城区1号"], ["青岛市北仑区23号", "山东省青岛市北仑区23号"], ["青岛市南区香港中路1号", "山东省青岛市市南区香港中路1号"],
    ["成都市武侯祠大街231号", "四川省成都市武侯祠大街231号"], ["上海静安寺1号", "上海市静安寺1号"], ["北京市朝阳门外大街18号", "北京市朝阳门外大街18号"], ["上海市黄浦江路8号", "上海市黄浦江路8号"], ["天津市河西务镇3号", "天津市河西务镇3号"], ["徐州市云龙山路2号", "江苏省徐州市云龙山路2号"], ["南京鼓楼 医院路2号", "江苏省南京市鼓楼区医院路2号"],
  ])("of a street named like a district loses nothing of that name: %s", (typed, value) => {
    expect(addressField.parse(typed, context)).toMatchObject({ ok: true, value });
  });
  it("is taken apart into division and detail", () => {
    const { region, detail } = splitAddress("深圳南山科技园路1号");
    expect([region?.path, region?.code, detail]).toEqual(["广东省/深圳市/南山区", "440305", "科技园路1号"]);
  });
  it("is guessed from streets below a certain division", () => {
    expect(addressField.guess?.([nanshan, "北京朝阳区建国路88号", "杭州西湖区文三路90号"])).toBeGreaterThan(0.9);
    expect(addressField.guess?.(["广东省深圳市", "北京"])).toBe(0);
    expect(addressField.guess?.(["杭州云杉软件有限公司", "张三"])).toBe(0);
    expect(addressField.guess?.(["北京第一建筑工程公司", "上海南京路第一百货集团"])).toBe(0);
  });
});
