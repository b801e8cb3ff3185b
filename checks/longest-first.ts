import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A file with a browser in it takes a minute or two, any other seconds: one that came last would keep one core waiting. */
const isLong = ({ moduleId }: TestSpecification): boolean => /[/.]browser[/.]|in-a-browser/.test(moduleId);

/** Starts what takes longest first, on a machine that has run nothing yet and knows no file's length too. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
