import customer from "../../../templates/customer/customer.crm.json";

/** The templates that come with the product, as bytes: their hash is that of the file. The bundler gives the text of a `.crm.json`, as it stands. */
export const shippedTemplates: readonly Uint8Array[] = [customer].map((text) => new TextEncoder().encode(text as unknown as string));
