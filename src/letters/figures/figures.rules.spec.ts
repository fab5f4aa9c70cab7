import { groupsOf, latenessOf, medianOf } from './figures.rules';

describe('The middle of how long answers took', () => {
  it('is the one in the middle, however many took as long', () => {
    expect(
      medianOf([
        { days: 30, count: 1 },
        { days: 4, count: 3 },
        { days: 10, count: 1 },
      ]),
    ).toBe(4);
  });

  it('is the lower of the two in the middle', () => {
    expect(
      medianOf([
        { days: 3, count: 1 },
        { days: 9, count: 1 },
      ]),
    ).toBe(3);
  });

  it('is nothing when nothing was answered', () => {
    expect(medianOf([])).toBeNull();
  });
});

describe('Working days in groups of five', () => {
  it('has no gap up to the longest, and counts an answer on the same day among the first', () => {
    const groups = groupsOf(
      [
        { days: 0, count: 2 },
        { days: 5, count: 1 },
        { days: 17, count: 4 },
      ],
      0,
    );
    expect(groups).toEqual([
      { from: 1, to: 5, count: 3 },
      { from: 6, to: 10, count: 0 },
      { from: 11, to: 15, count: 0 },
      { from: 16, to: 20, count: 4 },
    ]);
  });

  it('reaches the target even when every answer was quicker', () => {
    expect(groupsOf([], 20)).toHaveLength(4);
  });
});

describe('A letter past its deadline', () => {
  it.each([
    [1, 'upTo5'],
    [5, 'upTo5'],
    [6, 'upTo10'],
    [10, 'upTo10'],
    [11, 'over10'],
  ] as const)('by %i working days is counted as %s', (days, lateness) => {
    expect(latenessOf(days)).toBe(lateness);
  });
});
