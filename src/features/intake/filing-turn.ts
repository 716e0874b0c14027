import { networkOf } from '#platform/limits.ts';
import type { App } from '#store/app.ts';
import { takeTurn, type Turn } from '#store/limits.ts';

/** One turn of filing for the network of an address; refused with the seconds to wait when there are too many. */
export function takeFilingTurn(app: Pick<App, 'db' | 'keys' | 'now'>, address: string): Promise<Turn> {
  return takeTurn(app, 'filing', networkOf(address), app.now());
}

/** One turn of sending photos before the complaint itself is sent: nobody may fill the disk with photos of no complaint. */
export function takePhotoTurn(app: Pick<App, 'db' | 'keys' | 'now'>, address: string): Promise<Turn> {
  return takeTurn(app, 'photos', networkOf(address), app.now());
}
