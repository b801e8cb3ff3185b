import type { CheckInAnswers } from '../check-ins/index.ts';

/** Maintenance by mouth at home, ordered by a prescriber within the clinic's policy. Amounts in mg of base. */
export interface HomeOrdered {
  readonly order: string;
  readonly route: 'oral-ketamine' | 'sublingual-ketamine';
  /** One dose. */
  readonly mg: number;
  /** Doses in one fill, and how often it is filled again, each time by a prescriber's word. */
  readonly doses: number;
  readonly refills: number;
  /** At least so many days from dose to dose. */
  readonly intervalDays: number;
  /** Who is there at each dose. */
  readonly adult: {
    readonly name: string;
    readonly phone?: string;
    /** He was asked and agreed to be sent a link that says what to do; absent: he is not written to. */
    readonly agreed?: boolean;
  };
  readonly because: string;
  readonly printedName: string;
  readonly holdsDays: number;
  readonly policyVersion: string;
}

export interface HomeRefilled {
  readonly order: string;
  readonly because: string;
}

export interface HomeEnded {
  readonly order: string;
  readonly because: string;
}

/** What the patient tells of one dose, step by step. Pressures in mmHg. What was not told is absent. */
export interface HomeDoseTold {
  readonly dose: string;
  readonly step: 'before' | 'taken' | 'after' | 'heard';
  readonly systolic?: number;
  readonly diastolic?: number;
  readonly adultHere?: boolean;
  readonly answers?: CheckInAnswers;
  readonly moreTaken?: boolean;
}

/** The second adult's own word by his link, beside a dose at home: he is there, or something is wrong. */
export interface HomeAdultTold {
  readonly order: string;
  readonly says: 'there' | 'wrong';
}
