import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Block, Paper } from '@keel/clinical/documents';
import PDFDocument from 'pdfkit';

type Doc = InstanceType<typeof PDFDocument>;
type StructureElement = ReturnType<Doc['struct']>;

const require = createRequire(import.meta.url);
const FONTS = {
  plain: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  strong: require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
};

const INK = '#211e1a';
const SOFT = '#544e46';
const HAIR = '#b9b1a3';
const MARGIN = 48;
const FOOT = 34;
const LINE_GAP = 1.5;

/**
 * Draws a paper: PDF 1.7, tagged so that it can be read aloud, fonts embedded, title and language set. The same paper gives
 * the same bytes, so a hash of them says what was signed.
 */
export function drawPaper(paper: Paper): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'LETTER',
    layout: paper.lying === true ? 'landscape' : 'portrait',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: paper.language,
    bufferPages: true,
    compress: true,
    font: FONTS.plain,
    info: {
      Title: paper.title,
      Author: paper.issuer[0] ?? 'Keel',
      Creator: 'Keel',
      CreationDate: new Date(paper.asOf),
    },
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.registerFont('plain', FONTS.plain).registerFont('strong', FONTS.strong);
  const sheet = new Drawing(doc);
  sheet.head(paper);
  for (const block of paper.blocks) sheet.block(block);
  sheet.feet(paper);
  doc.end();
  return done;
}

/** What names these bytes and no others. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

class Drawing {
  readonly #doc: Doc;
  readonly #root: StructureElement;
  #y = MARGIN;

  constructor(doc: Doc) {
    this.#doc = doc;
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
  }

  get #width(): number {
    return this.#doc.page.width - 2 * MARGIN;
  }
  get #bottom(): number {
    return this.#doc.page.height - MARGIN - FOOT;
  }

  #pen(font: 'plain' | 'strong', size: number, color = INK): void {
    this.#doc.font(font).fontSize(size).fillColor(color);
  }

  #height(text: string, width: number): number {
    return this.#doc.heightOfString(text === '' ? ' ' : text, { width, lineGap: LINE_GAP });
  }

  /** Room for what comes next, on this page or a new one. */
  #room(height: number): boolean {
    if (this.#y + height <= this.#bottom) return false;
    this.#doc.addPage();
    this.#y = MARGIN;
    return true;
  }

  /** Text as content of one element of the structure. */
  #write(tag: string, parent: StructureElement, text: string, x: number, y: number, width: number): void {
    const element = this.#doc.struct(tag);
    parent.add(element);
    const content = this.#doc.markStructureContent(tag);
    this.#doc.text(text, x, y, { width, lineGap: LINE_GAP });
    this.#doc.endMarkedContent();
    element.add(content);
    element.end();
  }

  #rule(y: number, color = HAIR): void {
    this.#doc.markContent('Artifact', { type: 'Layout' });
    this.#doc
      .strokeColor(color)
      .lineWidth(0.5)
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.#width, y)
      .stroke();
    this.#doc.endMarkedContent();
  }

  head(paper: Paper): void {
    for (const [index, line] of paper.issuer.entries()) {
      this.#pen(index === 0 ? 'strong' : 'plain', 9, SOFT);
      this.#write('P', this.#root, line, MARGIN, this.#y, this.#width);
      this.#y += this.#height(line, this.#width) + 1;
    }
    this.#y += 8;
    this.#pen('strong', 18);
    this.#write('H1', this.#root, paper.title, MARGIN, this.#y, this.#width);
    this.#y += this.#height(paper.title, this.#width) + 12;
  }

  block(block: Block): void {
    switch (block.kind) {
      case 'heading': {
        this.#pen('strong', 12);
        const height = this.#height(block.text, this.#width);
        // A heading never stands alone at the foot of a page.
        this.#room(height + 70);
        this.#y += 8;
        this.#pen('strong', 12);
        this.#write('H2', this.#root, block.text, MARGIN, this.#y, this.#width);
        this.#y += height + 6;
        return;
      }
      case 'text': {
        const set = () =>
          this.#pen(block.weight === 'strong' ? 'strong' : 'plain', 10, block.weight === 'soft' ? SOFT : INK);
        this.#paragraphs(block.text, set, MARGIN, this.#width, 'P', this.#root);
        return;
      }
      case 'list': {
        const list = this.#doc.struct('L');
        this.#root.add(list);
        for (const item of block.items) {
          const element = this.#doc.struct('LI');
          list.add(element);
          this.#pen('plain', 10);
          const height = this.#height(item, this.#width - 18);
          this.#room(height + 4);
          this.#pen('plain', 10);
          this.#write('Lbl', element, '•', MARGIN + 4, this.#y, 10);
          this.#write('LBody', element, item, MARGIN + 18, this.#y, this.#width - 18);
          element.end();
          this.#y += height + 4;
        }
        list.end();
        this.#y += 6;
        return;
      }
      case 'notice': {
        this.#pen('strong', 10.5);
        const height = this.#height(block.text, this.#width - 24) + 16;
        this.#room(height + 8);
        this.#doc.markContent('Artifact', { type: 'Layout' });
        this.#doc.strokeColor(INK).lineWidth(1.2).rect(MARGIN, this.#y, this.#width, height).stroke();
        this.#doc.endMarkedContent();
        this.#pen('strong', 10.5);
        this.#write('P', this.#root, block.text, MARGIN + 12, this.#y + 8, this.#width - 24);
        this.#y += height + 10;
        return;
      }
      case 'facts': {
        const rows = block.rows.map(
          (row) =>
            [
              row.label,
              [
                row.value ?? (row.missing === undefined ? '' : `MISSING: ${row.missing}`),
                row.from === undefined ? '' : row.from,
              ],
            ] as const,
        );
        const table = this.#doc.struct('Table');
        this.#root.add(table);
        for (const [label, [value = '', from = '']] of rows) this.#fact(table, label, value, from);
        table.end();
        this.#rule(this.#y);
        this.#y += 10;
        return;
      }
      case 'table':
        this.#table(block);
    }
  }

  #paragraphs(text: string, set: () => void, x: number, width: number, tag: string, parent: StructureElement): void {
    for (const part of text.split('\n').filter((line) => line.trim() !== '')) {
      set();
      const height = this.#height(part, width);
      this.#room(Math.min(height, 200));
      set();
      this.#write(tag, parent, part, x, this.#y, width);
      this.#y += height + 4;
    }
    this.#y += 2;
  }

  #fact(table: StructureElement, label: string, value: string, from: string): void {
    const [left, gap] = [this.#width * 0.36, 12];
    const right = this.#width - left - gap;
    this.#pen('strong', 10);
    const valueHeight = this.#height(value, right);
    this.#pen('plain', 7.5);
    const fromHeight = from === '' ? 0 : this.#height(from, right);
    this.#pen('plain', 10);
    const height = Math.max(this.#height(label, left), valueHeight + fromHeight) + 8;
    this.#room(height);
    this.#rule(this.#y);
    const row = this.#doc.struct('TR');
    table.add(row);
    this.#pen('plain', 10, SOFT);
    this.#write('TH', row, label, MARGIN, this.#y + 4, left);
    const cell = this.#doc.struct('TD');
    row.add(cell);
    this.#pen('strong', 10);
    this.#write('P', cell, value, MARGIN + left + gap, this.#y + 4, right);
    if (from !== '') {
      this.#pen('plain', 7.5, SOFT);
      this.#write('P', cell, from, MARGIN + left + gap, this.#y + 4 + valueHeight, right);
    }
    cell.end();
    row.end();
    this.#y += height;
  }

  #table(block: Extract<Block, { readonly kind: 'table' }>): void {
    if (block.rows.length === 0) {
      this.#pen('plain', 10, SOFT);
      this.#write('P', this.#root, block.none, MARGIN, this.#y, this.#width);
      this.#y += this.#height(block.none, this.#width) + 8;
      return;
    }
    const whole = block.widths.reduce((sum, share) => sum + share, 0);
    const widths = block.widths.map((share) => (share / whole) * this.#width - 8);
    const table = this.#doc.struct('Table');
    this.#root.add(table);
    const line = (cells: readonly string[], tag: 'TH' | 'TD'): void => {
      const set = () => this.#pen(tag === 'TH' ? 'strong' : 'plain', 8.5, tag === 'TH' ? SOFT : INK);
      set();
      const height = Math.max(...cells.map((cell, column) => this.#height(cell, widths[column] ?? 40))) + 7;
      if (this.#room(height) && tag === 'TD') line(block.head, 'TH');
      set();
      this.#rule(this.#y);
      const row = this.#doc.struct('TR');
      table.add(row);
      let x = MARGIN;
      for (const [column, cell] of cells.entries()) {
        const width = widths[column] ?? 40;
        set();
        this.#write(tag, row, cell, x, this.#y + 3.5, width);
        x += width + 8;
      }
      row.end();
      this.#y += height;
    };
    line(block.head, 'TH');
    for (const cells of block.rows) line(cells, 'TD');
    table.end();
    this.#rule(this.#y);
    this.#y += 8;
  }

  /** What must never be separated from a page; not read aloud on each of them. */
  feet(paper: Paper): void {
    this.#root.end();
    const { start, count } = this.#doc.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.#doc.switchToPage(page);
      this.#doc.markContent('Artifact', { type: 'Pagination' });
      const y = this.#doc.page.height - MARGIN - 10;
      this.#pen('plain', 8, SOFT);
      this.#doc.text(paper.foot, MARGIN, y, { width: this.#width - 110, lineBreak: false });
      this.#doc.text(paper.pageOf(page - start + 1, count), MARGIN + this.#width - 100, y, {
        width: 100,
        align: 'right',
        lineBreak: false,
      });
      this.#doc.endMarkedContent();
    }
  }
}
