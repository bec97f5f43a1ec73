package io.monitorix.client.pbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.monitorix.client.Call;
import io.monitorix.client.Consolidation;
import io.monitorix.client.Timeframe;
import io.monitorix.client.pbs.model.BackupGroupId;
import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.client.pbs.model.BackupSnapshotId;
import io.monitorix.client.pbs.model.PbsUpid;
import io.monitorix.client.task.TaskOutcome;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each call sends. */
class CallsTest {

  private static final BackupNamespace NAMESPACE = BackupNamespace.parse("a/b");

  private static final PbsUpid UPID =
      PbsUpid.parse("UPID:bak:000002E2:00000AEF:00000003:6955B900:backup:s1\\x3avm-7:ann@pbs!t:");

  private static final String UPID_IN_A_PATH =
      "UPID:bak:000002E2:00000AEF:00000003:6955B900:backup:s1%5Cx3avm-7:ann@pbs!t:";

  private final PbsServer server = new PbsServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static Arguments get(String target, Function<PbsClient, Call<?>> call) {
    return Arguments.of("GET " + target, call);
  }

  private static Arguments post(String target, String body, Function<PbsClient, Call<?>> call) {
    return Arguments.of("POST " + target + " " + body, call);
  }

  private static Function<PbsClient, Call<?>> store(Function<DatastoreApi, Call<?>> call) {
    return client -> call.apply(client.datastore("s1"));
  }

  private static Function<PbsClient, Call<?>> node(Function<NodeApi, Call<?>> call) {
    return client -> call.apply(client.node());
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        get("/version", PbsClient::version),
        get("/ping", PbsClient::ping),
        get("/status/datastore-usage", PbsClient::datastoreUsage),
        get("/admin/datastore", PbsClient::datastores),
        get("/config/datastore", PbsClient::datastoreConfigs),
        get("/config/remote", PbsClient::remotes),
        get("/config/traffic-control", PbsClient::trafficRules),
        get("/admin/traffic-control", PbsClient::traffic));
  }

  static Stream<Arguments> callsOfADatastore() {
    return Stream.of(
        get("/admin/datastore/s1/status", store(DatastoreApi::status)),
        get("/admin/datastore/s1/status?verbose=1", store(store -> store.status(true))),
        get("/admin/datastore/s1/namespace", store(DatastoreApi::namespaces)),
        get(
            "/admin/datastore/s1/namespace?parent=a%2Fb&max-depth=2",
            store(store -> store.namespaces(NAMESPACE, 2))),
        get(
            "/admin/datastore/s1/namespace?max-depth=0",
            store(store -> store.namespaces(BackupNamespace.root(), 0))),
        get("/admin/datastore/s1/groups", store(DatastoreApi::groups)),
        get("/admin/datastore/s1/groups?ns=a%2Fb", store(store -> store.groups(NAMESPACE))),
        get("/admin/datastore/s1/snapshots", store(DatastoreApi::snapshots)),
        get("/admin/datastore/s1/snapshots?ns=a%2Fb", store(store -> store.snapshots(NAMESPACE))),
        get(
            "/admin/datastore/s1/snapshots?ns=a%2Fb&backup-type=host&backup-id=db-1",
            store(store -> store.snapshots(NAMESPACE, BackupGroupId.host("db-1")))),
        get("/admin/datastore/s1/gc", store(DatastoreApi::garbageCollection)),
        get(
            "/admin/datastore/s1/rrd?timeframe=month&cf=MAX",
            store(store -> store.history(Timeframe.MONTH, Consolidation.MAX))),
        get("/admin/datastore/s1/active-operations", store(DatastoreApi::activeOperations)),
        get("/config/datastore/s1", store(DatastoreApi::config)),
        post("/admin/datastore/s1/gc", "", store(DatastoreApi::startGarbageCollection)),
        post(
            "/admin/datastore/s1/verify",
            "",
            store(store -> store.startVerification(Verification.everything()))),
        post(
            "/admin/datastore/s1/verify",
            "ignore-verified=0&max-depth=0&ns=a%2Fb&outdated-after=30",
            store(
                store ->
                    store.startVerification(
                        Verification.everything()
                            .namespace(NAMESPACE)
                            .maxDepth(0)
                            .ignoreVerified(false)
                            .outdatedAfter(7)
                            .outdatedAfter(30)))),
        post(
            "/admin/datastore/s1/verify",
            "backup-id=7&backup-time=1767225600&backup-type=ct",
            store(
                store ->
                    store.startVerification(
                        Verification.everything()
                            .snapshot(BackupSnapshotId.parse("ct/7/2026-01-01T00:00:00Z"))))),
        post(
            "/admin/datastore/s1/prune-datastore",
            "dry-run=1&keep-daily=3&keep-hourly=2&keep-last=1&keep-monthly=5&keep-weekly=4"
                + "&keep-yearly=6&max-depth=1&ns=a%2Fb",
            store(
                store ->
                    store.startPruning(
                        Pruning.keepingAll()
                            .keepLast(1)
                            .keepHourly(2)
                            .keepDaily(3)
                            .keepWeekly(4)
                            .keepMonthly(5)
                            .keepYearly(6)
                            .namespace(NAMESPACE)
                            .maxDepth(1)
                            .dryRun(true)))));
  }

  static Stream<Arguments> callsOfJobs() {
    return Stream.of(
        get("/admin/verify", client -> client.jobs().verify()),
        get("/admin/sync", client -> client.jobs().sync()),
        get("/admin/sync?sync-direction=all", client -> client.jobs().sync(SyncDirection.ALL)),
        get("/admin/prune", client -> client.jobs().prune()),
        get("/admin/gc", client -> client.jobs().garbageCollection()),
        get("/config/verify", client -> client.jobs().verifyConfigs()),
        get("/config/sync", client -> client.jobs().syncConfigs()),
        get("/config/prune", client -> client.jobs().pruneConfigs()),
        post("/admin/verify/v-1/run", "", client -> client.jobs().runVerify("v-1")),
        post("/admin/sync/s-1/run", "", client -> client.jobs().runSync("s-1")),
        post("/admin/prune/p-1/run", "", client -> client.jobs().runPrune("p-1")));
  }

  static Stream<Arguments> callsOfTheNode() {
    return Stream.of(
        get("/nodes/localhost/status", node(NodeApi::status)),
        get("/nodes/bak/status", client -> client.node("bak").status()),
        get(
            "/nodes/localhost/rrd?timeframe=decade&cf=AVERAGE",
            node(node -> node.history(Timeframe.DECADE, Consolidation.AVERAGE))),
        get("/nodes/localhost/tasks", node(node -> node.tasks().list())),
        get(
            "/nodes/localhost/tasks?limit=0&running=1&since=100&start=3&statusfilter=warning"
                + "&statusfilter=error&store=s1&typefilter=verif&until=200&userfilter=ann",
            node(
                node ->
                    node.tasks()
                        .list(
                            TaskFilter.none()
                                .limit(7)
                                .since(Instant.ofEpochSecond(100, 5))
                                .until(Instant.ofEpochSecond(200))
                                .type("verif")
                                .user("ann")
                                .datastore("s1")
                                .running(true)
                                .start(3)
                                .outcomes(List.of(TaskOutcome.ERROR, TaskOutcome.WARNING))
                                .limit(0)))),
        get(
            "/nodes/localhost/tasks/" + UPID_IN_A_PATH + "/status",
            node(node -> node.tasks().status(UPID))),
        get(
            "/nodes/localhost/tasks/" + UPID_IN_A_PATH + "/log?limit=50&start=10",
            node(node -> node.tasks().log(UPID, 10, 50))),
        get("/nodes/localhost/services", node(NodeApi::services)),
        get("/nodes/localhost/certificates/info", node(NodeApi::certificates)),
        get("/nodes/localhost/apt/update", node(NodeApi::updates)),
        get("/nodes/localhost/apt/versions", node(NodeApi::packages)),
        get("/nodes/localhost/apt/repositories", node(NodeApi::repositories)),
        get("/nodes/localhost/subscription", node(NodeApi::subscription)),
        get("/nodes/localhost/network", node(NodeApi::network)),
        get("/nodes/localhost/time", node(NodeApi::time)),
        get("/nodes/localhost/dns", node(NodeApi::dns)),
        get(
            "/nodes/localhost/journal?lastentries=20",
            node(node -> node.journal(JournalRange.last(20)))),
        get(
            "/nodes/localhost/journal?since=5&until=9",
            node(
                node ->
                    node.journal(
                        JournalRange.between(Instant.ofEpochSecond(5), Instant.ofEpochSecond(9))))),
        get(
            "/nodes/localhost/journal?startcursor=s%3D1%3Bi%3D2",
            node(node -> node.journal(JournalRange.after("s=1;i=2")))),
        get("/nodes/localhost/syslog?limit=5&start=1", node(node -> node.syslog(1, 5))),
        get(
            "/nodes/localhost/syslog?limit=5&service=cron&start=0",
            node(node -> node.syslog("cron", 0, 5))),
        get("/nodes/localhost/disks/list", node(node -> node.disks().list())),
        get(
            "/nodes/localhost/disks/list?include-partitions=1&skipsmart=1",
            node(node -> node.disks().list(false, true))),
        get("/nodes/localhost/disks/smart?disk=sda", node(node -> node.disks().smart("sda"))),
        get("/nodes/localhost/disks/zfs", node(node -> node.disks().zfsPools())),
        get("/nodes/localhost/disks/zfs/rpool", node(node -> node.disks().zfsPool("rpool"))));
  }

  static Stream<Arguments> callsOfTapesAndAccess() {
    return Stream.of(
        get("/tape/drive", client -> client.tape().drives()),
        get("/tape/drive?query-activity=1", client -> client.tape().drivesWithActivity()),
        get("/tape/drive/lto-1/status", client -> client.tape().driveStatus("lto-1")),
        get("/tape/changer", client -> client.tape().changers()),
        get("/tape/changer/lib/status?cache=1", client -> client.tape().changerStatus("lib", true)),
        get("/tape/media/list?update-status=0", client -> client.tape().media(false)),
        get(
            "/tape/media/list?pool=weekly&update-status=1",
            client -> client.tape().media("weekly", true)),
        get("/tape/media/media-sets", client -> client.tape().mediaSets()),
        get("/config/media-pool", client -> client.tape().pools()),
        get("/tape/backup", client -> client.tape().backupJobs()),
        get("/config/tape-backup-job", client -> client.tape().backupJobConfigs()),
        get("/access/users?include_tokens=1", client -> client.access().users(true)),
        get("/access/users/ann@pbs/token", client -> client.access().tokens("ann@pbs")),
        get("/access/permissions", client -> client.access().permissions()),
        get(
            "/access/permissions?path=%2Fdatastore%2Fs1",
            client -> client.access().permissions("/datastore/s1")),
        get("/access/acl", client -> client.access().acl()),
        get("/access/domains", client -> client.access().realms()),
        get("/access/roles", client -> client.access().roles()),
        get("/access/tfa", client -> client.access().secondFactors()));
  }

  @ParameterizedTest
  @MethodSource({
    "calls",
    "callsOfADatastore",
    "callsOfJobs",
    "callsOfTheNode",
    "callsOfTapesAndAccess"
  })
  void aCallSendsWhatTheApiExpects(String expected, Function<PbsClient, Call<?>> call)
      throws InterruptedException {
    server.answerData("null");

    call.apply(server.client).raw().execute();

    RecordedRequest sent = server.http.takeRequest();
    assertThat(sent.getTarget()).startsWith("/api2/json/");
    assertThat(sent.getMethod() + " " + withoutRoot(sent) + body(sent.getMethod(), sent.getBody()))
        .isEqualTo(expected);
  }

  private static String withoutRoot(RecordedRequest sent) {
    return sent.getTarget().substring("/api2/json".length());
  }

  private static String body(String method, @Nullable ByteString body) {
    return method.equals("GET") ? "" : " " + (body == null ? "" : body.utf8());
  }

  @Test
  void numbersThatMeanNothingAreRefusedBeforeACall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TaskFilter.none().limit(-1))
        .withMessageContaining("limit must be 0 or more, but is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pruning.keepingAll().keepLast(0))
        .withMessageContaining("keep-last must be 1 or more, but is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Verification.everything().outdatedAfter(0));
    assertThatIllegalArgumentException().isThrownBy(() -> JournalRange.last(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.client.node().tasks().log(UPID, -1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> server.client.node().syslog(0, -5));
  }
}
