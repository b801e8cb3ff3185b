/** Somebody wrote to the stream after the caller read it: load again, decide again. */
export class StaleStream extends Error {
  readonly stream: string;
  readonly expectedSeq: number;
  readonly currentSeq: number;

  constructor(stream: string, expectedSeq: number, currentSeq: number) {
    super(`${stream} is at ${currentSeq}, not ${expectedSeq}`);
    this.name = 'StaleStream';
    this.stream = stream;
    this.expectedSeq = expectedSeq;
    this.currentSeq = currentSeq;
  }
}

/** A command's id was used before, for another body or by another author: a fault of the sender, or an attempt. */
export class ReusedCommand extends Error {
  readonly command: string;

  constructor(command: string) {
    super(`command ${command} was already used for something else`);
    this.name = 'ReusedCommand';
    this.command = command;
  }
}
