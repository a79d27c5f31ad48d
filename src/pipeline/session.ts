/**
 * The use cases: each file is one, and reads as a sentence: read from the host, ask the engine, write through the host.
 * May: use the port, the engine, change sets and native renderings. May not: know a file, a sheet library, a rule or a clock.
 */
import type { ChangeHead, ChangeSet } from "../changes/changeSet";
import type { JournalTools } from "../changes/journalTools";
import type { Engine } from "../engine/engine";
import type { Problem, Result } from "../records/problem";
import type { Lang, Localized } from "../records/text";
import type { WorkbookHost } from "../workbook/host";

export type { Lang, Localized, Problem, Result, WorkbookHost };

/** What one run of a command works with. Time, names, digests and randomness are passed in, so that a run can be repeated to the byte. */
export type Session = {
  readonly host: WorkbookHost;
  readonly engine: Engine;
  readonly lang: Lang;
  /** A name the user gave; unverified. */
  readonly user: string;
  /** One word that names this program and place among co-authors: its column of the journal. */
  readonly client: string;
  /** ISO 8601, UTC: stamped on change sets. */
  readonly now: string;
  /** Serial day of the 1900 system. */
  readonly today: number;
  readonly tools: SessionTools;
  /** The id of the governed table that is meant where the workbook has several: it comes first. */
  readonly table?: string | null;
  readonly progress?: Progress;
  /** Asked at the start of long work that reads only; what it gives is asked in between, and where that says true the work ends with a problem. Absent: nothing is stopped. */
  readonly stopping?: () => () => boolean | Promise<boolean>;
  /** Where what is written is part of one larger change set: the parts so far, which the journal is told of together. */
  readonly gathering?: ChangeSet[];
  /** Hears of each change set once the journal has it. */
  readonly committed?: (change: ChangeHead) => void;
};

export type Progress = (step: string, done: number, total: number) => void;

/** What the platform gives: digests, deflate, text encoding and fresh salts for the journal. */
export type SessionTools = JournalTools;
