package io.monitorix.client.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.Consolidation;
import io.monitorix.client.Fingerprint;
import io.monitorix.client.Timeframe;
import io.monitorix.client.pbs.model.ActiveOperations;
import io.monitorix.client.pbs.model.BackupGroup;
import io.monitorix.client.pbs.model.BackupGroupId;
import io.monitorix.client.pbs.model.BackupKind;
import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.client.pbs.model.BackupSnapshot;
import io.monitorix.client.pbs.model.BackupSnapshotId;
import io.monitorix.client.pbs.model.Datastore;
import io.monitorix.client.pbs.model.DatastoreConfig;
import io.monitorix.client.pbs.model.DatastoreHistoryPoint;
import io.monitorix.client.pbs.model.DatastoreStatus;
import io.monitorix.client.pbs.model.DatastoreUsage;
import io.monitorix.client.pbs.model.GarbageCollection;
import io.monitorix.client.pbs.model.MaintenanceMode;
import io.monitorix.client.pbs.model.Namespace;
import io.monitorix.client.pbs.model.PbsUpid;
import io.monitorix.client.task.TaskOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatastoreDecodingTest {

  private static final String GC_UPID =
      "UPID:bak:000002E2:00000AEF:00000003:6955B900:garbage_collection:s1:root@pam:";

  private static final String GC_FIGURES =
      "\"upid\":\""
          + GC_UPID
          + "\",\"index-file-count\":12,\"index-data-bytes\":9000,\"disk-bytes\":3000,"
          + "\"disk-chunks\":30,\"removed-bytes\":7,\"removed-chunks\":1,\"pending-bytes\":70,"
          + "\"pending-chunks\":2,\"removed-bad\":0,\"still-bad\":4";

  private final PbsServer server = new PbsServer();
  private final DatastoreApi store = server.client.datastore("s1");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void usageIsReadWithItsHistoryAndGarbageCollection() {
    server.answerData(
        "[{\"store\":\"s1\",\"total\":1000,\"used\":250,\"avail\":750,"
            + "\"history\":[0.1,null,0.25],\"history-start\":1767225600,\"history-delta\":1800,"
            + "\"estimated-full-date\":1798761600,\"mount-status\":\"nonremovable\","
            + "\"backend-type\":\"filesystem\",\"gc-status\":{"
            + GC_FIGURES
            + "},\"new\":5}]");

    List<DatastoreUsage> usage = server.client.datastoreUsage().execute();

    assertThat(usage)
        .singleElement()
        .returns("s1", DatastoreUsage::store)
        .returns(1000L, DatastoreUsage::total)
        .returns(250L, DatastoreUsage::used)
        .returns(750L, DatastoreUsage::available)
        .returns(
            List.of(OptionalDouble.of(0.1), OptionalDouble.empty(), OptionalDouble.of(0.25)),
            DatastoreUsage::history)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), DatastoreUsage::historyStart)
        .returns(Duration.ofMinutes(30), DatastoreUsage::historyStep)
        .returns(Instant.parse("2027-01-01T00:00:00Z"), DatastoreUsage::estimatedFull)
        .returns("nonremovable", DatastoreUsage::mountStatus)
        .returns("filesystem", DatastoreUsage::backendType)
        .returns(null, DatastoreUsage::error);
    GarbageCollection gc = usage.get(0).garbageCollection();
    assertThat(gc).isNotNull();
    assertThat(gc.lastRunUpid()).isEqualTo(PbsUpid.parse(GC_UPID));
    assertThat(gc.deduplicationFactor()).hasValue(3.0);
    assertThat(usage.get(0).additional()).containsOnlyKeys("new");
  }

  @Test
  void aDatastoreThatCannotBeReadHasAnErrorAndNoFigures() {
    server.answerData(
        "[{\"store\":\"gone\",\"error\":\"unable to open chunk store\",\"gc-status\":null},"
            + "{\"store\":\"old\",\"total\":-1,\"used\":-1,\"avail\":-1},"
            + "{\"store\":\"odd\",\"total\":\"7\",\"used\":{},\"history\":\"none\",\"gc-status\":[]},"
            + "{\"total\":5},null]");

    List<DatastoreUsage> usage = server.client.datastoreUsage().execute();

    assertThat(usage).extracting(DatastoreUsage::store).containsExactly("gone", "old", "odd");
    assertThat(usage).extracting(DatastoreUsage::total).containsExactly(null, null, 7L);
    assertThat(usage).extracting(DatastoreUsage::available).containsOnlyNulls();
    assertThat(usage).extracting(DatastoreUsage::garbageCollection).containsOnlyNulls();
    assertThat(usage).allSatisfy(row -> assertThat(row.history()).isEmpty());
    assertThat(usage.get(0).error()).isEqualTo("unable to open chunk store");
  }

  @Test
  void datastoresAreListed() {
    server.answerData(
        "[{\"store\":\"s1\",\"comment\":\"main\",\"mount-status\":\"mounted\"},"
            + "{\"store\":\"s2\",\"comment\":null,\"maintenance\":\"offline\"},{\"comment\":\"x\"}]");

    List<Datastore> stores = server.client.datastores().execute();

    assertThat(stores).extracting(Datastore::store).containsExactly("s1", "s2");
    assertThat(stores.get(0).maintenanceMode()).isEmpty();
    assertThat(stores.get(0)).returns("mounted", Datastore::mountStatus);
    assertThat(stores.get(1).maintenanceMode()).hasValue(new MaintenanceMode("offline", null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "read-only | read-only |",
        "type=read-only | read-only |",
        "offline,message=moving | offline | moving",
        "type=offline,message=\"to rack 5, soon\" | offline | to rack 5, soon",
        "offline,message=\"say \\\"when\\\"\" | offline | say \"when\"",
        "offline,message=100%25%20done%2C%20%C3%BC | offline | 100% done, ü",
        "offline,message=50% | offline | 50%",
        "message=early,type=s3-refresh,new=1 | s3-refresh | early",
        "offline,message=\"unended | offline | unended"
      })
  void maintenanceIsReadOutOfItsText(String text, String type, @Nullable String message) {
    server.answerData(
        "{\"name\":\"s1\",\"maintenance-mode\":\""
            + text.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\"}");

    assertThat(store.config().execute().maintenanceMode())
        .hasValue(new MaintenanceMode(type, message));
  }

  @ParameterizedTest
  @CsvSource({"''", "message=why", "type=", "' , '"})
  void withoutATypeThereIsNoMaintenance(String text) {
    server.answerData("{\"name\":\"s1\",\"maintenance-mode\":\"" + text + "\"}");

    assertThat(store.config().execute().maintenanceMode()).isEmpty();
  }

  @Test
  void configurationIsRead() {
    server.answerData(
        "{\"name\":\"s1\",\"path\":\"/mnt/s1\",\"gc-schedule\":\"daily\",\"keep-last\":3,"
            + "\"prune-schedule\":\"sat 04:00\",\"verify-new\":true,\"notify\":\"gc=error\","
            + "\"notification-mode\":\"notification-system\",\"tuning\":\"chunk-order=none\","
            + "\"backing-device\":\"f00d\",\"backend\":\"type=s3,client=c\",\"reuse\":false}");

    DatastoreConfig config = store.config().execute();

    assertThat(config)
        .returns("/mnt/s1", DatastoreConfig::path)
        .returns("daily", DatastoreConfig::gcSchedule)
        .returns("sat 04:00", DatastoreConfig::pruneSchedule)
        .returns(3L, DatastoreConfig::keepLast)
        .returns(null, DatastoreConfig::keepYearly)
        .returns(true, DatastoreConfig::verifyNew)
        .returns("gc=error", DatastoreConfig::notifyAbout)
        .returns("notification-system", DatastoreConfig::notificationMode)
        .returns("f00d", DatastoreConfig::backingDevice)
        .returns("type=s3,client=c", DatastoreConfig::backend);
    assertThat(config.additional()).containsEntry("reuse", "0");
  }

  @Test
  void aStatusAtLengthHasCounts() {
    server.answerData(
        "{\"total\":10,\"used\":4,\"avail\":6,\"backend-type\":\"s3\",\"gc-status\":{\"disk-bytes\":0},"
            + "\"counts\":{\"vm\":{\"groups\":2,\"snapshots\":9},\"ct\":null,"
            + "\"host\":{\"groups\":1,\"snapshots\":\"1\"}},\"s3-statistics\":{\"get\":4}}");

    DatastoreStatus status = store.status(true).execute();

    assertThat(status)
        .returns(6L, DatastoreStatus::available)
        .returns("s3", DatastoreStatus::backendType)
        .returns(
            new DatastoreStatus.Counts(
                new DatastoreStatus.Count(2L, 9L), null, new DatastoreStatus.Count(1L, 1L), null),
            DatastoreStatus::counts);
    assertThat(status.additional()).containsEntry("s3-statistics", "{\"get\":4}");
  }

  @Test
  void namespacesAreListedTheRootAmongThem() {
    server.answerData(
        "[{\"ns\":\"\"},{\"ns\":\"site-a\",\"comment\":\"north\"},{\"ns\":\"site-a/c1\"},"
            + "{\"ns\":\"../up\"},{\"ns\":7},{}]");

    List<Namespace> namespaces = store.namespaces().execute();

    assertThat(namespaces)
        .extracting(Namespace::namespace)
        .containsExactly(
            BackupNamespace.root(),
            BackupNamespace.parse("site-a"),
            BackupNamespace.parse("site-a/c1"));
    assertThat(namespaces.get(1).comment()).isEqualTo("north");
  }

  @Test
  void groupsAreListed() {
    server.answerData(
        "[{\"backup-type\":\"vm\",\"backup-id\":\"100\",\"last-backup\":1767225600,"
            + "\"backup-count\":7,\"files\":[\"a.fidx\",null,\"index.json.blob\"],"
            + "\"owner\":\"ann@pbs!t\",\"comment\":\"web\"},"
            + "{\"backup-type\":\"pod\",\"backup-id\":8,\"files\":{}},{\"backup-type\":\"vm\"}]");

    List<BackupGroup> groups = store.groups().execute();

    assertThat(groups).hasSize(2);
    assertThat(groups.get(0))
        .returns(BackupGroupId.vm(100), BackupGroup::id)
        .returns(BackupKind.VM, BackupGroup::kind)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), BackupGroup::lastBackup)
        .returns(7L, BackupGroup::count)
        .returns(List.of("a.fidx", "index.json.blob"), BackupGroup::files)
        .returns("ann@pbs!t", BackupGroup::owner)
        .returns("web", BackupGroup::comment);
    assertThat(groups.get(1))
        .returns(BackupKind.UNKNOWN, BackupGroup::kind)
        .returns(new BackupGroupId("pod", "8"), BackupGroup::id)
        .returns(List.of(), BackupGroup::files);
  }

  @Test
  void backupsAreListedWithTheirLastCheck() {
    server.answerData(
        "[{\"backup-type\":\"ct\",\"backup-id\":\"7\",\"backup-time\":1767225600,"
            + "\"comment\":\"mail\",\"verification\":{\"state\":\"ok\",\"upid\":\""
            + GC_UPID
            + "\"},\"fingerprint\":\""
            + "ab:".repeat(31)
            + "ab\",\"size\":4096,\"owner\":\"root@pam\","
            + "\"protected\":true,\"files\":[{\"filename\":\"root.pxar.didx\","
            + "\"crypt-mode\":\"encrypt\",\"size\":4000},{\"filename\":\"client.log.blob\"},"
            + "{\"size\":1}]},"
            + "{\"backup-type\":\"ct\",\"backup-id\":\"7\",\"backup-time\":1767312000,"
            + "\"verification\":{\"state\":\"failed\",\"upid\":\"?\"},\"protected\":false,"
            + "\"files\":[]},"
            + "{\"backup-type\":\"ct\",\"backup-id\":\"7\",\"backup-time\":1767398400,\"files\":[]},"
            + "{\"backup-type\":\"ct\",\"backup-id\":\"7\",\"backup-time\":\"soon\"}]");

    List<BackupSnapshot> snapshots = store.snapshots().execute();

    assertThat(snapshots).extracting(BackupSnapshot::verified).containsExactly(true, false, false);
    assertThat(snapshots.get(0))
        .returns(BackupSnapshotId.parse("ct/7/2026-01-01T00:00:00Z"), BackupSnapshot::id)
        .returns(BackupKind.CT, BackupSnapshot::kind)
        .returns("mail", BackupSnapshot::comment)
        .returns(Fingerprint.parse("ab".repeat(32)), BackupSnapshot::fingerprint)
        .returns(4096L, BackupSnapshot::size)
        .returns(true, BackupSnapshot::keep)
        .returns(
            List.of(
                new BackupSnapshot.ArchiveFile("root.pxar.didx", "encrypt", 4000L),
                new BackupSnapshot.ArchiveFile("client.log.blob", null, null)),
            BackupSnapshot::files);
    assertThat(snapshots.get(1).verification())
        .isEqualTo(new BackupSnapshot.Verification("failed", null));
    assertThat(snapshots.get(2)).returns(null, BackupSnapshot::verification);
  }

  @Test
  void garbageCollectionIsReadWithItsSchedule() {
    server.answerData(
        "{\"store\":\"s1\",\"schedule\":\"daily\",\"next-run\":1767312000,\"duration\":90,"
            + "\"last-run-endtime\":1767225690,\"last-run-state\":\"WARNINGS: 1\","
            + "\"cache-stats\":{\"hits\":8,\"misses\":2},"
            + GC_FIGURES
            + "}");

    GarbageCollection gc = store.garbageCollection().execute();

    assertThat(gc)
        .returns("daily", GarbageCollection::schedule)
        .returns(Instant.parse("2026-01-02T00:00:00Z"), GarbageCollection::nextRun)
        .returns(Instant.parse("2026-01-01T00:01:30Z"), GarbageCollection::lastRunEnd)
        .returns(Duration.ofSeconds(90), GarbageCollection::duration)
        .returns(7L, GarbageCollection::removedBytes)
        .returns(70L, GarbageCollection::pendingBytes)
        .returns(4L, GarbageCollection::stillBad)
        .returns(new GarbageCollection.Cache(8L, 2L), GarbageCollection::cache);
    assertThat(gc.lastOutcome()).hasValue(TaskOutcome.WARNING);
  }

  @Test
  void beforeTheFirstGarbageCollectionThereIsNoDeduplicationFactor() {
    server.answerData("{\"upid\":null,\"index-data-bytes\":0,\"disk-bytes\":0}");

    GarbageCollection gc = store.garbageCollection().execute();

    assertThat(gc.deduplicationFactor()).isEmpty();
    assertThat(gc.lastOutcome()).isEmpty();
    assertThat(gc.lastRunUpid()).isNull();
  }

  @Test
  void historyAndOperationsAreRead() {
    server.answerData(
        "[{\"time\":1767225600,\"total\":1000.0,\"used\":2.5e2,\"available\":750,\"read_ios\":1.5,"
            + "\"read_bytes\":2,\"write_ios\":3,\"write_bytes\":4,\"io_ticks\":0.5},"
            + "{\"time\":1767225660},{\"total\":1}]");
    server.answerData("{\"read\":2,\"write\":0}");

    List<DatastoreHistoryPoint> history =
        store.history(Timeframe.HOUR, Consolidation.AVERAGE).execute();

    assertThat(history).hasSize(2);
    assertThat(history.get(0))
        .returns(250.0, DatastoreHistoryPoint::used)
        .returns(1.5, DatastoreHistoryPoint::readOperations)
        .returns(4.0, DatastoreHistoryPoint::writtenBytes)
        .returns(0.5, DatastoreHistoryPoint::ioTicks);
    assertThat(history.get(1)).returns(null, DatastoreHistoryPoint::used);
    assertThat(store.activeOperations().execute()).isEqualTo(new ActiveOperations(2L, 0L));
  }
}
