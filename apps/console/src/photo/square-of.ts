/** CSS pixels of a face in the record: sharp at the largest place it is shown, and a few ten kilobytes. PD. */
export const SIDE_PX = 512;

/** The largest square in the middle of a picture. */
export function squareOf(
  width: number,
  height: number,
): { readonly x: number; readonly y: number; readonly side: number } {
  const side = Math.min(width, height);
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), side };
}

/**
 * The middle of a picture as a small JPEG, drawn anew: what a camera writes beside the picture (place, time, its owner)
 * stays behind. Null where it is no picture that this browser can read.
 */
export async function faceOf(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const { x, y, side } = squareOf(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = SIDE_PX;
  canvas.height = SIDE_PX;
  canvas.getContext('2d')?.drawImage(picture, x, y, side, side, 0, 0, SIDE_PX, SIDE_PX);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.86));
}
