import { fileHost } from "../../../src/hosts/file/fileHost";
import { describeLive } from "../../contracts/live.contract";

const about = { name: "sample.xlsx", format: "xlsx" } as const;

describeLive("the file host", (workbook) => ({ host: fileHost(workbook, about), as: (actor) => fileHost(workbook, about, actor), settled: async () => undefined }));
