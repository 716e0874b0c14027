import type { Channel } from '../channel.ts';

/** For cities that send no mail: everything counts as sent, nothing leaves the machine. */
export const nowhere: Channel = {
  name: 'nowhere',
  send: () => Promise.resolve({ sent: true }),
};
