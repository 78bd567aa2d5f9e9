/**
 * Tasks of stages that have not started keep no date any more: it is reckoned when a study is read. What stands in the
 * rows would otherwise stay there, and become untrue. Released: never edited.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Forecasts1765300000000 implements MigrationInterface {
  name = 'Forecasts1765300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `UPDATE "study_task" SET "dueOn" = NULL, "estimateOn" = NULL, "firm" = 0, "dueSteps" = '[]'
        WHERE "state" <> 'DONE' AND EXISTS (
          SELECT 1 FROM "study_stage" WHERE "study_stage"."studyId" = "study_task"."studyId"
             AND "study_stage"."stageId" = "study_task"."stageId" AND "study_stage"."state" = 'NOT_STARTED')`,
    );
  }

  /** Nothing: without the rules they cannot be reckoned, and the next change of the plan does that. */
  async down(): Promise<void> {}
}
