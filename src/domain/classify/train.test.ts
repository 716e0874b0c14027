import { expect, test } from 'vitest';
import { chance, writeComplaints } from './complaints.fixture.ts';
import { accuracy, calibrationError } from './measures.ts';
import { predict, type Model } from './model.ts';
import { RECIPE, train } from './train.ts';

const SMALL = { ...RECIPE, bits: 14 };
const learn = (count: number): Model => {
  const trained = train(writeComplaints(count, 'train'), SMALL, chance('order'));
  if (!trained) throw new Error('nothing to tell apart');
  return trained.model;
};
const unread = writeComplaints(300, 'unread');
const judge = (model: Model): { truth: string; predictions: ReturnType<typeof predict> }[] =>
  unread.map(({ told, label }) => ({ truth: label, predictions: predict(model, told) }));

test('learns five kinds of complaints, with probabilities that can be believed', { timeout: 60_000 }, () => {
  const model = learn(1200);
  const judged = judge(model);
  expect(model.kind).toBe('machine');
  expect(accuracy(judged, 1)).toBeGreaterThan(0.93);
  expect(calibrationError(judged)).toBeLessThan(0.06);
  expect(model.threshold).toBeLessThan(1);
});

test('with few labels naive Bayes is alone, behind the same door', () => {
  const model = learn(120);
  expect(model.kind).toBe('bayes');
  expect(accuracy(judge(model), 1)).toBeGreaterThan(0.8);
});

test('the probabilities of a text add up to one, likeliest first, even for a text that says nothing', () => {
  const model = learn(120);
  for (const text of ['lampu mati', '', '???', 'kata yang tak pernah dibaca']) {
    const answers = predict(model, { text });
    expect(answers.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    expect(answers.map(({ code }) => code).sort()).toEqual([...model.classes]);
    expect(answers).toEqual(answers.toSorted((a, b) => b.probability - a.probability));
  }
});

test('the same examples and chance give the same model', () => {
  expect(learn(100)).toEqual(learn(100));
});

test('what it said of a text that it had not read comes with the model', () => {
  const examples = writeComplaints(100, 'train');
  const trained = train(examples, SMALL, chance('order'));
  expect(trained?.heldOut.map(({ truth }) => truth)).toEqual(examples.map(({ label }) => label));
});

test('a single class, or no text at all, is nothing to learn from', () => {
  const one = writeComplaints(30, 'one').map((example) => ({ ...example, label: 'A' }));
  expect(train(one, SMALL, chance('1'))).toBeNull();
  expect(train([], SMALL, chance('1'))).toBeNull();
});
