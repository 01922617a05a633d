/** A license that includes everything. */
export const fullLicense = {
  analyticsAccess: true,
  auditLogsDays: 30,
  customFunctions: true,
  customProperties: true,
  customRoles: true,
  fulltext: true,
  onPremAgent: true,
  privateSpaces: true,
} as const;
