import catalogue from "../../../templates/index.json";

/** The text of each template file, by its path in the catalogue: the bundler takes in all that are there. */
const files = import.meta.webpackContext("../../../templates", { recursive: true, regExp: /\.crm\.json$/ });

/** The templates that come with the product, in the catalogue's order, as bytes: their hash is that of the file. */
export const shippedTemplates: readonly Uint8Array[] = catalogue.templates.map(({ path }) => new TextEncoder().encode(files(`./${path}`) as string));
