/** What every control of a form takes. */
export interface FieldProps {
  name: string;
  label: string;
  /** id of the control; its name when absent */
  id?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
  /** what the control holds at first; what a person typed since is never overwritten by hydration */
  value?: string | undefined;
  /** the label is the heading of the page */
  heading?: boolean;
}
