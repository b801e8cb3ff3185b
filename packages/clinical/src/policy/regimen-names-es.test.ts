import { expect, test } from 'vitest';
import { REGIMENS, regimenName } from './index.ts';

test.each(Object.values(REGIMENS).map(({ title }) => title))(
  '%s has a Spanish name for who reads what it costs',
  (title) => {
    expect(regimenName(title, 'en')).toBe(title);
    expect(regimenName(title, 'es')).not.toBe(title);
  },
);

test('a treatment that the clinic named itself is shown as it wrote it', () => {
  expect(regimenName('Our own course', 'es')).toBe('Our own course');
});
