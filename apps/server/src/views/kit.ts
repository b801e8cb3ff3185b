import type { Site } from '@keel/clinical/places';
import { type KitView, toTime } from '@keel/formats/api';

/** A site's emergency kit as the screens need it; null: nobody has listed it. */
export const kitView = ({ kit }: Site): KitView | null =>
  kit === null
    ? null
    : {
        place: kit.place,
        listedAt: toTime(kit.listedAt),
        equipment: [...kit.equipment],
        items: kit.items.map((item) => ({ ...item })),
      };
