/**
 * Sambat cannot start, for a reason its operator can mend. The message is one plain sentence; whoever starts
 * the program prints it without a stack and leaves with exit code 1.
 */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
