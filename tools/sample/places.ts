/** Real districts with their GB/T 2260 codes, and the telephone area code of their city. `digits`: length of a local number there. */
export type Place = { readonly province: string; readonly city: string; readonly district: string; readonly code: string; readonly area: string; readonly digits: number };

/** city line: province|city|city code|area code|local digits|district name and last two digits, ... A municipality has no city of its own. */
const lines = `
北京市|北京市|1101|010|8|东城区01 西城区02 朝阳区05 丰台区06 海淀区08 通州区12 大兴区15
上海市|上海市|3101|021|8|黄浦区01 徐汇区04 长宁区05 静安区06 普陀区07 闵行区12 嘉定区14 浦东新区15 松江区17
天津市|天津市|1201|022|8|和平区01 南开区04 西青区11 滨海新区16
重庆市|重庆市|5001|023|8|渝中区03 江北区05 沙坪坝区06 九龙坡区07 渝北区12
广东省|广州市|4401|020|8|越秀区04 海珠区05 天河区06 白云区11 番禺区13
广东省|深圳市|4403|0755|8|罗湖区03 福田区04 南山区05 宝安区06 龙岗区07
广东省|佛山市|4406|0757|8|禅城区04 南海区05 顺德区06
浙江省|杭州市|3301|0571|8|上城区02 拱墅区05 西湖区06 滨江区08 萧山区09 余杭区10
浙江省|宁波市|3302|0574|8|海曙区03 江北区05 鄞州区12
浙江省|温州市|3303|0577|8|鹿城区02
江苏省|南京市|3201|025|8|玄武区02 秦淮区04 建邺区05 鼓楼区06 江宁区15
江苏省|苏州市|3205|0512|8|虎丘区05 吴中区06 相城区07 姑苏区08 昆山市83
江苏省|无锡市|3202|0510|8|锡山区05 滨湖区11 梁溪区13 新吴区14
江苏省|常州市|3204|0519|8|新北区11 武进区12
山东省|济南市|3701|0531|8|历下区02 市中区03 历城区12
山东省|青岛市|3702|0532|8|市南区02 市北区03 黄岛区11 崂山区12
福建省|福州市|3501|0591|8|鼓楼区02 台江区03 仓山区04
福建省|厦门市|3502|0592|7|思明区03 湖里区06 集美区11
四川省|成都市|5101|028|8|锦江区04 青羊区05 武侯区07 成华区08 双流区16
湖北省|武汉市|4201|027|8|江岸区02 江汉区03 武昌区06 洪山区11
湖南省|长沙市|4301|0731|8|芙蓉区02 天心区03 岳麓区04 雨花区11
河南省|郑州市|4101|0371|8|中原区02 二七区03 金水区05
陕西省|西安市|6101|029|8|碑林区03 未央区12 雁塔区13
辽宁省|沈阳市|2101|024|8|和平区02 沈河区03 铁西区06
辽宁省|大连市|2102|0411|8|中山区02 西岗区03 沙河口区04 甘井子区11
安徽省|合肥市|3401|0551|8|瑶海区02 庐阳区03 蜀山区04 包河区11
河北省|石家庄市|1301|0311|8|长安区02 桥西区04 裕华区08
江西省|南昌市|3601|0791|8|东湖区02 西湖区03 青山湖区11
广西壮族自治区|南宁市|4501|0771|7|兴宁区02 青秀区03
云南省|昆明市|5301|0871|8|五华区02 盘龙区03 官渡区11
贵州省|贵阳市|5201|0851|8|南明区02 云岩区03
黑龙江省|哈尔滨市|2301|0451|8|道里区02 南岗区03 香坊区10
吉林省|长春市|2201|0431|8|南关区02 朝阳区04
山西省|太原市|1401|0351|7|小店区05 迎泽区06
`;

export const places: readonly Place[] = lines.trim().split("\n").flatMap((line) => {
  const [province, city, cityCode, area, digits, districts] = line.split("|") as [string, string, string, string, string, string];
  return districts.split(" ").map((district) => ({ province, city, district: district.slice(0, -2), code: cityCode + district.slice(-2), area, digits: Number(digits) }));
});

/** The code of the city as a company registry writes it: the district digits zero, a municipality as a whole. */
export function cityCode(place: Place): string {
  return (place.province === place.city ? place.code.slice(0, 2) + "00" : place.code.slice(0, 4)) + "00";
}

/** 杭州市 → 杭州, 广西壮族自治区 → 广西, 浦东新区 → 浦东: as people say it. */
export function shortPlace(name: string): string {
  return name.length <= 2 ? name : name.replace(/(壮族自治区|新区|省|市|区)$/, "");
}

export const streets: readonly string[] = ["人民路", "建设路", "中山路", "解放大道", "科技路", "创新大道", "和平街", "长江路", "新华路", "文化路", "工业园路", "滨江大道", "学府路", "迎宾大道", "天目路", "星湖街", "软件园路", "东方大道"];
