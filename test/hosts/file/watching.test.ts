import { fileHost } from "../../../src/hosts/file/fileHost";
import { describeWatching } from "../../contracts/watching.contract";

const about = { name: "sample.xlsx", format: "xlsx" } as const;

describeWatching("the file host", (workbook) => ({ host: fileHost(workbook, about), as: (actor) => fileHost(workbook, about, actor), settled: async () => undefined }));
