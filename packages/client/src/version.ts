/** Our own version. Written from the manifest by write-version.mjs when a release is prepared. */
export const version = '0.1.0';
