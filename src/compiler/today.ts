/** The calendar day where the author sits, as an ISO date; Swedish dates are written that way. */
export function localToday(): string {
  return new Date().toLocaleDateString("sv-SE");
}
