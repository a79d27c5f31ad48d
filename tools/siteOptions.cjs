/** From where the page loads Office.js: Microsoft allows no copy of it. @source Microsoft, "Referencing the Office JavaScript API library"; the note on Microsoft 365 operated by 21Vianet */
const officeJs = {
  microsoft: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  "21vianet": "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
};
/** The address in manifest.xml as it lies here. */
const developing = "https://localhost:3000";
/** An address in a manifest has at most 2048 characters, and ours add a path. */
const longest = 1900;

/** Where the site will lie and from where it loads Office.js; throws an Error that says in both languages what is wrong. */
function siteOptions({ baseUrl = developing, cdn = "microsoft" } = {}) {
  if (!Object.hasOwn(officeJs, cdn)) throw new Error(`--cdn ${cdn}：只能是 microsoft 或 21vianet。\n--cdn ${cdn}: it is microsoft or 21vianet.`);
  return { baseUrl: addressOf(String(baseUrl)), officeJs: officeJs[cdn], officeOrigin: new URL(officeJs[cdn]).origin };
}

function addressOf(given) {
  const refuse = (zh, en) => { throw new Error(`--base-url ${given}：${zh}\n--base-url ${given}: ${en}`); };
  if (!URL.canParse(given)) refuse("要写完整的地址，例如 https://crm.example.com/addin。", "write the whole address, such as https://crm.example.com/addin.");
  const url = new URL(given);
  if (url.protocol !== "https:") refuse("Office 只加载 https 地址。", "Office loads nothing but https.");
  if (url.username !== "" || url.password !== "") refuse("地址里不能有用户名和密码。", "an address holds no user and password.");
  if (url.search !== "" || url.hash !== "" || given.includes("?") || given.includes("#")) refuse("地址后面不能带 ? 或 # 的内容。", "nothing may follow the path, no ? and no #.");
  if (/\.html?$/i.test(url.pathname)) refuse("要写放文件的目录，不要写页面。", "name the folder of the files, not a page.");
  const address = url.href.replace(/\/+$/, "");
  if (address.length > longest) refuse(`地址太长，最多 ${longest} 个字符。`, `the address is too long; at most ${longest} characters.`);
  return address;
}

/** The manifest for an add-in whose files lie at the address. */
function manifestAt(manifest, baseUrl) {
  return manifest.replaceAll(developing, baseUrl.replaceAll("&", "&amp;"));
}

module.exports = { siteOptions, manifestAt, developing };
