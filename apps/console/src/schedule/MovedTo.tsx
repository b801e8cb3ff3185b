import type { ScheduleBooking } from '@keel/formats/api';
import { Chips } from '@keel/ui/chips';
import { useTranslation } from 'react-i18next';
import { dateTimeText } from '../time/index.ts';

const NOT_YET = 'not-yet';

/**
 * Which visit takes the place of one that is moved, where the person has others ahead: nobody guesses, since taken for the wrong one a
 * treatment would be on nobody's list. `chosen`: undefined is not said yet, null is none that is booked.
 */
export function MovedTo(props: {
  readonly ahead: ScheduleBooking['ahead'];
  readonly zone: string;
  readonly chosen: string | null | undefined;
  readonly onChoose: (visit: string | null) => void;
}) {
  const { t, i18n } = useTranslation();
  const { ahead, zone, chosen } = props;
  return (
    <Chips
      label={t('schedule.movedTo')}
      options={[
        ...ahead.map(({ visit, startsAt }) => ({
          value: visit,
          label: dateTimeText(Date.parse(startsAt), zone, i18n.language),
        })),
        { value: NOT_YET, label: t('schedule.movedToNone') },
      ]}
      chosen={chosen === undefined ? [] : [chosen ?? NOT_YET]}
      onChoose={(value) => props.onChoose(value === NOT_YET ? null : value)}
    />
  );
}
