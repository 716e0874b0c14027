import { expect, test } from 'vitest';
import { checksum } from './checksum.ts';
import { chance, writeComplaints } from './complaints.fixture.ts';
import { readModel, writeModel } from './model-file.ts';
import type { Model } from './model.ts';
import { RECIPE, train } from './train.ts';

function learn(fewLabels: number): Model {
  const recipe = { ...RECIPE, bits: 10, fewLabels };
  const trained = train(writeComplaints(100, 'file'), recipe, chance('file'));
  if (!trained) throw new Error('nothing to tell apart');
  return trained.model;
}

const model = learn(1000);
const bytes = writeModel(model);
const machine = learn(0);

function changed(place: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[place] = value;
  return copy;
}

test('a model of either kind survives being written and read', () => {
  expect(readModel(bytes)).toEqual({ ok: true, value: model });
  expect(readModel(writeModel(machine))).toEqual({ ok: true, value: machine });
});

test('a file cut at any place is refused', () => {
  for (let length = 0; length < bytes.length; length += 97)
    expect(readModel(bytes.subarray(0, length)).ok).toBe(false);
  expect(readModel(bytes.subarray(0, bytes.length / 2))).toEqual({ ok: false, fault: 'otherLength' });
});

test('a file with more behind it is refused', () => {
  expect(readModel(Uint8Array.from([...bytes, 0]))).toEqual({ ok: false, fault: 'otherLength' });
});

test('a file of another kind or version is refused as such', () => {
  expect(readModel(new TextEncoder().encode('%PDF-1.7 and so on'))).toEqual({
    ok: false,
    fault: 'notAModel',
  });
  expect(readModel(new Uint8Array())).toEqual({ ok: false, fault: 'notAModel' });
  expect(readModel(changed(4, 99))).toEqual({ ok: false, fault: 'otherVersion' });
});

test('a file with any byte changed is refused', () => {
  for (let place = 0; place < bytes.length; place += 61)
    expect(readModel(changed(place, bytes[place]! ^ 0x40)).ok).toBe(false);
});

test('a head that asks for more than the file holds makes nothing of that size', () => {
  expect(readModel(changed(15, 255))).toEqual({ ok: false, fault: 'changed' });
});

test('the checksum is the CRC-32 of PNG and gzip', () => {
  expect(checksum(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
