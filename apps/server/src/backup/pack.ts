import { byteReader } from './sealed-file.ts';

/** A named stream of bytes; a name that ends in `/` is an empty directory. */
export interface Entry {
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** Many entries as one stream: length and name, then pieces with their lengths, then a zero; at the end another zero. */
export async function* pack(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  for await (const { name, content } of entries) {
    const bytes = Buffer.from(name);
    yield Buffer.concat([u32(bytes.length), bytes]);
    for await (const piece of content) if (piece.length > 0) yield Buffer.concat([u32(piece.length), piece]);
    yield u32(0);
  }
  yield u32(0);
}

/** Hands each entry to `use`, in order. @throws Error when the stream ends too early. */
export async function unpack(
  source: AsyncIterable<Buffer>,
  use: (name: string, content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  const read = byteReader(source);
  const exactly = async (count: number): Promise<Buffer> => {
    const bytes = await read(count);
    if (bytes === undefined) throw new Error('the pack ends too early');
    return bytes;
  };
  for (;;) {
    const nameLength = (await exactly(4)).readUInt32BE();
    if (nameLength === 0) return;
    const name = (await exactly(nameLength)).toString();
    let open = true;
    async function* content(): AsyncGenerator<Buffer> {
      for (;;) {
        const length = (await exactly(4)).readUInt32BE();
        if (length === 0) {
          open = false;
          return;
        }
        yield await exactly(length);
      }
    }
    const stream = content();
    await use(name, stream);
    while (open && !(await stream.next()).done);
  }
}
