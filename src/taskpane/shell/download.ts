const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Hands the bytes of a file, of a workbook where nothing else is said, over as a download. */
export function download(name: string, bytes: Uint8Array, type = workbook): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
