/** The choice that stands for "not in this list". */
export const OTHER_CATEGORY = '@list';

/** Name of the field that answers a category's own question. */
export const answerField = (category: string): string => `answer_${category}`;
