/**
 * What officers write about one kind of work, whatever the course of it. Slots are filled by `staff-text.ts`. A
 * sentence with aspects, `<bridge>`, is only for those categories of the kind (the part of the code after the dot).
 */
export interface WorkWords {
  /** to the reporter, when something is missing */
  question: readonly string[];
  /** what keeps people safe until there is money */
  interim: readonly string[];
  /** why it costs more than there is */
  costly: readonly string[];
  /** the part of a second agency */
  part: readonly string[];
}
