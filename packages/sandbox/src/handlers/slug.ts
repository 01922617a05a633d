/** The text as it may stand in an address: small letters and digits, with hyphens between. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\da-z]+/g, '-')
    .replaceAll(/^-|-$/g, '');
