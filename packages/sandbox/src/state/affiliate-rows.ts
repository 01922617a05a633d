/** A person who brings people to Make. */
export interface AffiliateRow {
  readonly userId: number;
  readonly partnerCode: string;
  readonly paypalMeLink: string;
  readonly registeredAt: string;
}

/** What came of a partner's link on one day. */
export interface AffiliateDayRow {
  readonly userId: number;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly visits: number;
  readonly registrations: number;
}

export interface CommissionRow {
  readonly id: number;
  readonly userId: number;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly amount: number;
  /** 1 approved, 2 asked to be paid out. */
  readonly statusId: number;
}
