import { type Answers, NONE, QUESTIONS, UNSURE } from '@keel/clinical/self-check';

/** What the form holds now, by question; empty texts are no answers. */
export function answersOfForm(form: HTMLFormElement): Answers {
  const data = new FormData(form);
  return Object.fromEntries(
    QUESTIONS.map(({ id }) => [
      id,
      data.getAll(id).filter((one): one is string => typeof one === 'string' && one !== ''),
    ]),
  );
}

/** "None of these" and a tick beside it cannot both be meant: the later one holds. */
export function onlyOneMeaning(changed: HTMLInputElement, form: HTMLFormElement): void {
  if (!changed.checked || changed.type !== 'checkbox') return;
  const none = changed.value === NONE;
  for (const other of form.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][name="${changed.name}"]`)) {
    if (other === changed) continue;
    if (none || other.value === NONE) other.checked = false;
    if (none && other.value === UNSURE) other.checked = false;
  }
  const written = form.querySelector<HTMLTextAreaElement>(`textarea[name="${changed.name}"]`);
  if (none && written !== null) written.value = '';
}
