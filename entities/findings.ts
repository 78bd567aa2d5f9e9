/**
 * The small register of a study: how each question of the programme was answered, and what became of the
 * recommendations. Question numbers are those of the programme and survive waves, so that wave stands against wave.
 */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, date, id, json, key, line, whole, yesNo } from './columns';

export type QuestionVerdict = 'MET' | 'PARTLY_MET' | 'NOT_MET' | 'CANNOT_BE_DETERMINED';

/** One question of the programme in one study. Without a row it is in scope and not answered yet. */
@Entity('study_question')
@Index('study_question_once', ['studyId', 'questionNumber'], { unique: true })
export class StudyQuestion {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) studyId!: string;
  /** Number of the question in the programme definition. */
  @Column(whole()) questionNumber!: number;
  @Column(yesNo()) inScope!: boolean;
  /** Why it is left out (`StudyText.id`); null while in scope. */
  @Column(id({ nullable: true })) reasonRef!: string | null;
  @Column(code({ nullable: true })) verdict!: QuestionVerdict | null;
  /** One line, the court's own until its chair releases it. */
  @Column(line({ nullable: true })) summary!: string | null;
  /** Others may read verdict and summary from this day on; null once either changes. */
  @Column(date({ nullable: true })) releasedOn!: string | null;
  /** Edition of the shared answer (`SharedAnswer`) that it follows; null for an answer of its own. */
  @Column(whole({ nullable: true })) sharedEdition!: number | null;
  /** The last edition that the court decided on: adopted it, or kept what it had. */
  @Column(whole({ nullable: true })) sharedSeen!: number | null;
  /** Why it departs from the shared answer (`StudyText.id`); null while it does not. */
  @Column(id({ nullable: true })) departRef!: string | null;
}

export type CouncilDecision = 'ADOPTED' | 'PARTLY_ADOPTED' | 'NOT_ADOPTED';

export type RecommendationStatus = 'NOT_STARTED' | 'IN_PROGRESS' | 'IMPLEMENTED' | 'LAPSED';

/** A recommendation of the report, and what the council and the college did with it. */
@Entity('recommendation')
@Index('recommendation_number', ['studyId', 'number'], { unique: true })
export class Recommendation {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) studyId!: string;
  @Column(whole()) number!: number;
  @Column(line()) title!: string;
  /** To whom it is addressed, such as "college" or "raad". */
  @Column(line()) addressee!: string;
  @Column(date({ nullable: true })) publishedOn!: string | null;
  @Column(code({ nullable: true })) councilDecision!: CouncilDecision | null;
  @Column(date({ nullable: true })) councilDecidedOn!: string | null;
  @Column(date({ nullable: true })) planOfActionOn!: string | null;
  /** How far it had come in a calendar year: `{"2027": "IN_PROGRESS"}`. */
  @Column(json()) statuses!: Record<string, RecommendationStatus>;
}
