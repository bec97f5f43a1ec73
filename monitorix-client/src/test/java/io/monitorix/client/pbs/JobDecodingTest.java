package io.monitorix.client.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.client.pbs.model.GarbageCollection;
import io.monitorix.client.pbs.model.PbsUpid;
import io.monitorix.client.pbs.model.PruneJob;
import io.monitorix.client.pbs.model.Scheduled;
import io.monitorix.client.pbs.model.SyncJob;
import io.monitorix.client.pbs.model.TapeBackupJob;
import io.monitorix.client.pbs.model.VerifyJob;
import io.monitorix.client.task.TaskOutcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobDecodingTest {

  private static final PbsUpid UPID =
      PbsUpid.parse(
          "UPID:bak:000002E2:00000AEF:00000003:6955B900:verificationjob:s1\\x3av\\x2d1:root@pam:");

  private static final String LAST_RUN =
      "\"next-run\":1767312000,\"last-run-state\":\"OK\",\"last-run-endtime\":1767225690,"
          + "\"last-run-upid\":\""
          + UPID.toString().replace("\\", "\\\\")
          + "\"";

  private final PbsServer server = new PbsServer();
  private final JobApi jobs = server.client.jobs();

  @AfterEach
  void stop() {
    server.close();
  }

  private static void ranWell(Scheduled job) {
    assertThat(job)
        .returns(UPID, Scheduled::lastRunUpid)
        .returns(Instant.parse("2026-01-02T00:00:00Z"), Scheduled::nextRun)
        .returns(Instant.parse("2026-01-01T00:01:30Z"), Scheduled::lastRunEnd)
        .returns("OK", Scheduled::lastRunState);
    assertThat(job.lastOutcome()).hasValue(TaskOutcome.OK);
  }

  @Test
  void jobsThatCheckAreRead() {
    server.answerData(
        "[{\"id\":\"v-1\",\"store\":\"s1\",\"schedule\":\"daily\",\"ignore-verified\":true,"
            + "\"outdated-after\":30,\"ns\":\"a/b\",\"max-depth\":2,\"comment\":\"c\","
            + "\"read-threads\":4,"
            + LAST_RUN
            + "},{\"store\":\"s2\"}]");

    List<VerifyJob> read = jobs.verify().execute();

    assertThat(read)
        .singleElement()
        .returns("v-1", VerifyJob::id)
        .returns("s1", VerifyJob::store)
        .returns("daily", VerifyJob::schedule)
        .returns(true, VerifyJob::ignoreVerified)
        .returns(30L, VerifyJob::outdatedAfter)
        .returns(BackupNamespace.parse("a/b"), VerifyJob::namespace)
        .returns(2, VerifyJob::maxDepth);
    ranWell(read.get(0));
    assertThat(read.get(0).additional()).containsEntry("read-threads", "4");
  }

  @Test
  void aJobThatRunsForTheFirstTimeHasATaskAndNoOutcome() {
    server.answerData("[{\"id\":\"v\",\"last-run-upid\":\"" + upid() + "\",\"next-run\":\"?\"}]");

    VerifyJob job = jobs.verify().execute().get(0);

    assertThat(job.lastRunUpid()).isEqualTo(UPID);
    assertThat(job.lastOutcome()).isEmpty();
    assertThat(job.nextRun()).isNull();
  }

  private static String upid() {
    return UPID.toString().replace("\\", "\\\\");
  }

  @Test
  void jobsThatCopyAreRead() {
    server.answerData(
        "[{\"id\":\"s-1\",\"store\":\"s1\",\"ns\":\"\",\"remote\":\"r\",\"remote-store\":\"far\","
            + "\"remote-ns\":\"x\",\"owner\":\"ann@pbs\",\"remove-vanished\":false,"
            + "\"group-filter\":[\"type:vm\",\"exclude:group:vm/9\"],\"transfer-last\":3,"
            + "\"rate-in\":\"10 MB\",\"resync-corrupt\":true,\"sync-direction\":\"push\","
            + LAST_RUN
            + "},{\"id\":\"s-2\",\"direction\":\"push\",\"group-filter\":\"odd\"},{\"id\":\"s-3\"}]");

    List<SyncJob> read = jobs.sync(SyncDirection.ALL).execute();

    assertThat(read.get(0))
        .returns(BackupNamespace.root(), SyncJob::namespace)
        .returns("r", SyncJob::remote)
        .returns("far", SyncJob::remoteStore)
        .returns(BackupNamespace.parse("x"), SyncJob::remoteNamespace)
        .returns(List.of("type:vm", "exclude:group:vm/9"), SyncJob::groupFilters)
        .returns(3L, SyncJob::transferLast)
        .returns("10 MB", SyncJob::rateIn)
        .returns(true, SyncJob::resyncCorrupt);
    ranWell(read.get(0));
    assertThat(read).extracting(SyncJob::pushes).containsExactly(true, true, false);
    assertThat(read.get(1).groupFilters()).isEmpty();
  }

  @Test
  void jobsThatRemoveAreRead() {
    server.answerData(
        "[{\"id\":\"p-1\",\"store\":\"s1\",\"disable\":true,\"schedule\":\"hourly\",\"keep-last\":1,"
            + "\"keep-hourly\":2,\"keep-daily\":3,\"keep-weekly\":4,\"keep-monthly\":5,"
            + "\"keep-yearly\":6,\"ns\":\"n\",\"max-depth\":0,"
            + LAST_RUN
            + "}]");

    PruneJob job = jobs.prune().execute().get(0);

    assertThat(job)
        .returns(true, PruneJob::disabled)
        .returns(1L, PruneJob::keepLast)
        .returns(2L, PruneJob::keepHourly)
        .returns(3L, PruneJob::keepDaily)
        .returns(4L, PruneJob::keepWeekly)
        .returns(5L, PruneJob::keepMonthly)
        .returns(6L, PruneJob::keepYearly)
        .returns(0, PruneJob::maxDepth);
    ranWell(job);
  }

  @Test
  void garbageCollectionsAreListedByDatastore() {
    server.answerData(
        "[{\"store\":\"s1\",\"last-run-state\":\"unable to lock\",\"disk-bytes\":1},"
            + "{\"store\":\"s2\",\"upid\":null}]");

    List<GarbageCollection> read = jobs.garbageCollection().execute();

    assertThat(read).extracting(GarbageCollection::store).containsExactly("s1", "s2");
    assertThat(read.get(0).lastOutcome()).hasValue(TaskOutcome.ERROR);
    assertThat(read.get(1).lastOutcome()).isEmpty();
  }

  @Test
  void jobsForTapesAreRead() {
    server.answerData(
        "[{\"id\":\"t-1\",\"store\":\"s1\",\"pool\":\"weekly\",\"drive\":\"lto\",\"latest-only\":true,"
            + "\"eject-media\":true,\"export-media-set\":false,\"group-filter\":[\"type:ct\"],"
            + "\"next-media-label\":\"T00042L8\","
            + LAST_RUN
            + "}]");

    TapeBackupJob job = server.client.tape().backupJobs().execute().get(0);

    assertThat(job)
        .returns("weekly", TapeBackupJob::pool)
        .returns("lto", TapeBackupJob::drive)
        .returns(true, TapeBackupJob::latestOnly)
        .returns(false, TapeBackupJob::exportMediaSet)
        .returns(List.of("type:ct"), TapeBackupJob::groupFilters)
        .returns("T00042L8", TapeBackupJob::nextMedia);
    ranWell(job);
  }

  @Test
  void aStartedJobIsToldByItsTask() {
    server.answerData("\"" + upid() + "\"");

    assertThat(jobs.runVerify("v-1").execute().upid()).isEqualTo(UPID);
  }
}
