export type HostFault = { readonly fault: "hostMissing" | "dotPlace" | "hyphenPlace" } | { readonly fault: "hostCharacter"; readonly character: string } | { readonly fault: "hostTooLong"; readonly length: number; readonly most: number } | { readonly fault: "numericEnd" };

/** By character code: letters, digits and the hyphen of ASCII. */
const letterOrDigit = Array.from({ length: 128 }, (_, code) => /^[a-z0-9\-]$/i.test(String.fromCharCode(code)));
const international = /^[\p{L}\p{N}\p{M}]$/u;

/**
 * What is wrong with a host name; null = fine. Labels of letters, digits and inner hyphens, up to 63 characters, 253 together; letters of any script
 * (internationalised names are kept as typed, not turned into punycode). One pass.
 * @source RFC 1035 section 2.3.4, RFC 5890
 */
export function hostFault(host: string): HostFault | null {
  if (host === "") return { fault: "hostMissing" };
  if (host.length > 253) return { fault: "hostTooLong", length: host.length, most: 253 };
  const labels = host.split(".");
  for (const label of labels) {
    if (label === "") return { fault: "dotPlace" };
    if (label.length > 63) return { fault: "hostTooLong", length: label.length, most: 63 };
    for (const character of label) {
      if (!(letterOrDigit[character.charCodeAt(0)] ?? international.test(character))) return { fault: "hostCharacter", character };
    }
    if (label.startsWith("-") || label.endsWith("-")) return { fault: "hyphenPlace" };
  }
  return /^\d+$/.test(labels[labels.length - 1] ?? "") ? { fault: "numericEnd" } : null;
}
