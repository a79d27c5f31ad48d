import { readHeader } from "./headerText";

/**
 * How people head a column of a field type, when no template says so. Longer words first does not matter: whole headers are compared.
 * Written from Chinese and English customer lists, CRM exports and import forms.
 */
export const typeWords: { readonly [fieldType: string]: readonly string[] } = {
  companyName: ["公司", "公司名称", "企业", "企业名称", "单位", "单位名称", "客户", "客户名称", "客户名", "客户全称", "公司全称", "厂商", "供应商", "供应商名称", "company", "company name", "customer", "customer name", "account", "account name", "organization", "organisation", "client"],
  personName: ["姓名", "联系人", "联系人姓名", "名字", "负责人", "经办人", "法人", "法定代表人", "name", "full name", "contact", "contact name", "contact person", "first name", "last name"],
  "cn-mobile": ["手机", "手机号", "手机号码", "移动电话", "联系手机", "mobile", "mobile phone", "cell", "cell phone"],
  "cn-landline": ["座机号", "固话", "公司座机", "landline"],
  phone: ["电话", "电话号码", "联系电话", "座机", "固定电话", "办公电话", "联系方式", "phone", "telephone", "tel", "phone number", "fax", "传真"],
  email: ["邮箱", "电子邮箱", "电子邮件", "邮件", "邮箱地址", "email", "e-mail", "mail", "email address"],
  url: ["网址", "网站", "官网", "主页", "公司网址", "website", "url", "homepage", "web", "link"],
  "cn-uscc": ["统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码", "税号", "纳税人识别号", "营业执照号", "uscc", "tax id", "credit code"],
  "cn-orgcode": ["组织机构代码", "组织机构代码证", "机构代码", "organisation code", "organization code"],
  "cn-id": ["身份证", "身份证号", "身份证号码", "证件号", "证件号码", "id card", "id number"],
  postcode: ["邮编", "邮政编码", "邮码", "postcode", "postal code", "zip", "zip code"],
  passport: ["护照", "护照号", "护照号码", "passport", "passport no", "passport number"],
  "hkmo-permit": ["港澳通行证", "港澳通行证号", "往来港澳通行证", "港澳居民来往内地通行证", "回乡证", "回乡证号", "home return permit"],
  "tw-permit": ["台胞证", "台胞证号", "台湾通行证", "往来台湾通行证", "台湾居民来往大陆通行证", "taiwan permit"],
  bankcard: ["银行卡", "银行卡号", "卡号", "银行卡账号", "收款卡号", "bank card", "card number", "bank card number"],
  plate: ["车牌", "车牌号", "车牌号码", "车号", "plate", "plate number", "license plate", "licence plate"],
  wechat: ["微信", "微信号", "微信号码", "微信id", "wechat", "wechat id", "weixin"],
  qq: ["qq", "qq号", "qq号码"],
  wecom: ["企业微信", "企业微信号", "企业微信账号", "企微账号", "wecom", "wecom account"],
  "invoice-no": ["发票号", "发票号码", "发票代码", "数电票号码", "数电发票号码", "invoice no", "invoice number"],
  "contract-no": ["合同编号", "合同号", "协议编号", "协议号", "contract no", "contract number"],
  region: ["省市区", "地区", "区域", "所在地", "所在地区", "省份", "省市", "城市", "province", "city", "region", "state"],
  date: ["日期", "时间", "创建日期", "创建时间", "登记日期", "成立日期", "签约日期", "生日", "出生日期", "date", "created", "created at", "birthday", "date of birth", "start date", "end date"],
  datetime: ["日期时间", "时间", "创建时间", "更新时间", "下单时间", "提交时间", "登记时间", "跟进时间", "datetime", "timestamp", "created at", "updated at"],
  yearMonth: ["年月", "月份", "账期", "所属月份", "统计月份", "month", "period"],
  lunarDate: ["农历", "农历生日", "阴历生日", "农历日期", "lunar birthday"],
  address: ["地址", "详细地址", "联系地址", "通讯地址", "注册地址", "办公地址", "收货地址", "经营地址", "住所", "address", "street address", "mailing address", "shipping address"],
  rating: ["评分", "星级", "满意度", "rating", "stars"],
  tags: ["标签", "tags", "labels"],
  attachment: ["附件", "文件", "合同附件", "attachment", "file"],
  dept: ["部门", "所属部门", "归属部门", "department", "dept"],
  users: ["协作人", "参与人", "抄送人", "跟进人员", "collaborators", "members"],
  money: ["金额", "合同金额", "合同额", "成交金额", "销售额", "注册资本", "年收入", "预算", "价格", "单价", "amount", "revenue", "price", "budget", "total", "registered capital"],
  percent: ["比例", "占比", "折扣", "税率", "百分比", "percent", "percentage", "rate", "discount"],
  integer: ["数量", "人数", "员工人数", "年龄", "quantity", "qty", "count", "employees", "age", "headcount"],
  user: ["负责人", "跟进人", "业务员", "销售", "销售员", "销售代表", "客户经理", "owner", "sales", "sales rep", "assigned to"],
  bool: ["是否有效", "是否启用", "active", "enabled"],
};

/** Of these, words that say which one a column is as well: a field that is called otherwise is not meant by them. A tax rate is no discount, and a fax no phone, though they are of its type. */
const ownThings = [
  "传真", "fax", "折扣", "税率", "discount", "rate", "数量", "人数", "员工人数", "年龄", "quantity", "qty", "count", "employees", "age", "headcount", "注册资本", "registered capital", "年收入", "revenue", "预算", "budget", "单价",
  "成立日期", "生日", "出生日期", "birthday", "date of birth", "start date", "end date", "更新时间", "updated at", "下单时间", "是否有效", "是否启用", "active", "enabled",
];
const own = new Set(ownThings.map((word) => readHeader(word).base));

/** Whether a header names one thing among those of its type, so that what stands below it does not make it another. */
export function namesOwnThing(base: string): boolean {
  return own.has(base);
}

/** Headers that say no more of a column than its type. */
export function kindWords(fieldType: string): ReadonlySet<string> {
  return new Set((typeWords[fieldType] ?? []).map((word) => readHeader(word).base).filter((base) => !own.has(base)));
}

const generalWords = ["序号", "编号", "客户编号", "编码", "代码", "类型", "类别", "分类", "等级", "级别", "状态", "阶段", "来源", "客户来源", "行业", "所属行业", "职位", "职务", "部门", "地址", "详细地址", "联系地址", "邮编", "备注", "说明", "描述", "性别", "标签", "产品", "规格", "型号", "no", "no.", "id", "code", "type", "category", "class", "grade", "status", "stage", "source", "industry", "title", "job title", "position", "department", "address", "zip", "postcode", "remarks", "note", "notes", "description", "gender", "sex", "tags", "product", "subject", "school", "country"];

const words = new Set([...Object.values(typeWords).flat(), ...generalWords].map((word) => readHeader(word).base));
const endings = /(?:名称|姓名|编号|编码|代码|号码|电话|手机|邮箱|地址|日期|时间|金额|数量|类型|类别|状态|阶段|来源|行业|等级|级别|备注|比例|人员|单位|部门|职务|职位|网址|性别|年龄|(?:name|number|date|type|status|code|phone|email|address|amount))$/;

/** Whether a header reads like one: a word of the lists above, or ending as such words do. */
export function isHeaderWord(text: string): boolean {
  const { base } = readHeader(text);
  return base.length <= 40 && (words.has(base) || (base.length <= 20 && endings.test(base)));
}
