/** Forms scored per second in one thread, over every instrument and form, a sixth of the answers missing. */
import { formIds, formOf, INSTRUMENTS, NO_CONTEXT, scoreAnswers, spaceRange } from '@keel/clinical/scales';

const FORMS = 100_000;

/** A small seeded source, so that every run scores the same forms. */
let state = 42;
const random = () => {
  state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return state / 4_294_967_296;
};

const all = INSTRUMENTS.flatMap((row) => formIds(row).map((name) => formOf(row, name))).flatMap((of) =>
  of === undefined || of.asked.length === 0 ? [] : [of],
);
const forms = Array.from({ length: FORMS }, (_, index) => {
  const of = all[index % all.length]!;
  const answers = Object.fromEntries(
    of.asked.map((item) => {
      const [low, high] = spaceRange(item.answer);
      return [item.linkId, random() < 1 / 6 ? null : low + Math.floor(random() * (high - low + 1))];
    }),
  );
  return { of, answers };
});

for (const { of, answers } of forms.slice(0, 5_000)) scoreAnswers(of, answers, NO_CONTEXT);
const from = performance.now();
let scored = 0;
for (const { of, answers } of forms) if (scoreAnswers(of, answers, NO_CONTEXT).total !== null) scored += 1;
const seconds = (performance.now() - from) / 1000;
console.log(`${Math.round(FORMS / seconds)} forms/s (${all.length} forms of ${INSTRUMENTS.length} instruments)`);
console.log(`${scored} of ${FORMS} gave a total; the others say why not`);
