/** Word lists of the sample, hand-written. Names are put together from them at random: nobody and no company is meant. `zh|pinyin` or `zh|english`. */
export type Word = { readonly zh: string; readonly en: string };
const words = (text: string): readonly Word[] => text.trim().split(/\s+/).map((pair) => ({ zh: pair.split("|")[0]!, en: pair.split("|")[1]!.replace(/_/g, " ") }));

export const surnames = words(`王|Wang 李|Li 张|Zhang 刘|Liu 陈|Chen 杨|Yang 赵|Zhao 黄|Huang 周|Zhou 吴|Wu 徐|Xu 孙|Sun 胡|Hu 朱|Zhu 高|Gao 林|Lin 何|He 郭|Guo 马|Ma 罗|Luo
梁|Liang 宋|Song 郑|Zheng 谢|Xie 韩|Han 唐|Tang 冯|Feng 于|Yu 董|Dong 萧|Xiao 程|Cheng 曹|Cao 袁|Yuan 邓|Deng 许|Xu 傅|Fu 沈|Shen 曾|Zeng 彭|Peng 吕|Lyu
欧阳|Ouyang 司马|Sima 上官|Shangguan 诸葛|Zhuge`);

export const givenSyllables = words(`伟|Wei 芳|Fang 娜|Na 敏|Min 静|Jing 丽|Li 强|Qiang 磊|Lei 军|Jun 洋|Yang 勇|Yong 艳|Yan 杰|Jie 娟|Juan 涛|Tao 明|Ming 超|Chao 秀|Xiu 霞|Xia 平|Ping
刚|Gang 桂|Gui 文|Wen 辉|Hui 玲|Ling 华|Hua 红|Hong 玉|Yu 兰|Lan 春|Chun 梅|Mei 建|Jian 国|Guo 志|Zhi 宁|Ning 晨|Chen 宇|Yu 浩|Hao 欣|Xin 雨|Yu 佳|Jia 倩|Qian 博|Bo 思|Si 雪|Xue`);

/** Syllables of company brands. Two make a brand. */
export const brandSyllables = words(`云|yun 杉|shan 禾|he 屿|yu 澜|lan 岚|lan 朗|lang 煜|yu 泽|ze 恒|heng 瀚|han 骏|jun 麓|lu 棠|tang 榕|rong 樾|yue 璟|jing 珂|ke 瑾|jin 砺|li
砚|yan 穗|sui 筑|zhu 简|jian 绎|yi 翊|yi 芯|xin 苒|ran 茗|ming 菁|jing 蔚|wei 蓝|lan 贯|guan 赋|fu 迅|xun 途|tu 邦|bang 铂|bo 铭|ming 锐|rui 锦|jin 隆|long 霁|ji 霖|lin
飏|yang 驰|chi 鲲|kun 鼎|ding 麒|qi 黛|dai 昱|yu 晟|sheng 曜|yao 柏|bai 桐|tong 梓|zi 森|sen 榆|yu 沐|mu 泓|hong 清|qing 渊|yuan 源|yuan 溪|xi 潮|chao 焕|huan 烁|shuo
熙|xi 玥|yue 珞|luo 琅|lang 瑜|yu 皓|hao 盈|ying 睿|rui 知|zhi 磐|pan 祥|xiang 稷|ji 竹|zhu 纬|wei 维|wei 羽|yu 聚|ju 腾|teng 舟|zhou 苍|cang 若|ruo 诚|cheng`);

/** Industry as the sheet's owner thinks of it, with the trade words of its companies and the spellings found in the column. */
export type Industry = { readonly code: string; readonly trades: readonly Word[]; readonly spellings: readonly string[] };
export const industries: readonly Industry[] = [
  { code: "信息技术", trades: words("软件|Software 信息技术|Information_Technology 网络科技|Network_Technology 数据科技|Data_Technology"), spellings: ["信息技术", "互联网", "IT", "软件", "软件和信息技术服务业", "TMT"] },
  { code: "制造", trades: words("机械|Machinery 精密制造|Precision_Manufacturing 电子|Electronics 自动化设备|Automation_Equipment 新材料|New_Materials"), spellings: ["制造", "制造业", "机械制造", "工业", "Manufacturing"] },
  { code: "金融", trades: words("资产管理|Asset_Management 融资租赁|Leasing 保险经纪|Insurance_Brokers"), spellings: ["金融", "金融业", "银行保险", "Finance"] },
  { code: "零售", trades: words("商贸|Trading 百货|Department_Store 电子商务|E-Commerce 食品|Foods"), spellings: ["零售", "批发零售", "商贸", "电商", "Retail"] },
  { code: "医药健康", trades: words("医药|Pharmaceuticals 医疗器械|Medical_Devices 生物科技|Biotech"), spellings: ["医药健康", "医疗", "医药", "大健康", "Healthcare"] },
  { code: "教育", trades: words("教育科技|Education_Technology 文化传播|Culture_Media"), spellings: ["教育", "教育培训", "培训"] },
  { code: "建筑地产", trades: words("建筑工程|Construction 置业|Properties 装饰工程|Interior_Works"), spellings: ["建筑地产", "房地产", "建筑", "地产"] },
  { code: "物流交通", trades: words("物流|Logistics 供应链管理|Supply_Chain 运输|Transport"), spellings: ["物流交通", "物流", "交通运输", "Logistics"] },
  { code: "能源环保", trades: words("新能源|New_Energy 环保科技|Environmental_Technology 电力|Power"), spellings: ["能源环保", "能源", "环保", "电力"] },
  { code: "专业服务", trades: words("管理咨询|Consulting 人力资源|Human_Resources 广告|Advertising"), spellings: ["专业服务", "咨询", "商务服务", "服务业"] },
];

/** Stage codes with the spellings found in the column. */
export const stageSpellings: Readonly<Record<string, readonly string[]>> = {
  潜在: ["潜在", "潜在", "潜在客户", "线索", "Lead"],
  意向: ["意向", "意向", "有意向", "意向客户", "跟进中"],
  报价: ["报价", "报价", "报价中", "已报价", "Quoted"],
  成交: ["成交", "成交", "已成交", "签约", "赢单", "Won"],
  流失: ["流失", "流失", "已流失", "丢单", "Lost"],
};
export const sourceSpellings: Readonly<Record<string, readonly string[]>> = {
  展会: ["展会", "展会", "展览会", "行业展会"],
  转介绍: ["转介绍", "转介绍", "老客户介绍", "朋友介绍"],
  官网: ["官网", "官网", "网站", "官方网站"],
  电话拓展: ["电话拓展", "电销", "电话营销", "陌拜电话"],
  线上广告: ["线上广告", "百度推广", "网络推广", "SEM"],
  渠道伙伴: ["渠道伙伴", "渠道", "代理商", "经销商"],
};
/** The sales people, with the ways their names are written in the sheet. */
export const owners: readonly (readonly [string, ...string[]])[] = [["陈晓明", "陈晓明", "Chen Xiaoming"], ["李思雨", "李思雨", "Siyu"], ["王海涛", "王海涛", "海涛"], ["赵敏", "赵敏", "赵 敏"], ["刘子豪", "刘子豪", "Leo Liu"], ["周雅婷", "周雅婷"]];

export const titles: readonly string[] = ["总经理", "副总经理", "采购经理", "采购总监", "技术总监", "IT经理", "财务经理", "销售总监", "运营经理", "行政主管", "董事长", "项目经理"];
export const remarks: readonly string[] = ["老客户，回款及时", "需要增值税专用发票", "对价格敏感，\n需要申请折扣", "关注交付周期", "竞品在用，明年6月到期", "已寄样品", "每月5号对账", "老板是湖南人，喜欢喝茶", "Prefers e-mail in English", "付款周期90天"];
export const lostReasons: readonly string[] = ["预算取消", "价格高于竞品", "项目延期一年", "公司搬迁，联系不上", "选择了竞争对手"];
export const mobilePrefixes: readonly string[] = ["130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "155", "156", "158", "159", "166", "176", "177", "178", "180", "181", "182", "185", "186", "187", "188", "189", "191", "198", "199"];
