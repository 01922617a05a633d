/** A private app of the caller's. */
export const own = { appName: 'warehouse-desk', appVersion: 1 };
/** A published app of the caller's, with an edit that waits for a commit. */
export const published = { appName: 'parcel-tracker', appVersion: 1 };
/** An open app of a person in another organization. */
export const theirs = { appName: 'open-calendar', appVersion: 1 };

/** Source that no seeded app has. */
export const code = '// from now on\n{}\n';
