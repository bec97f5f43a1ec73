package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.monitorix.client.Call;
import io.monitorix.client.ConflictException;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.pve.BackupRequest.Compression;
import io.monitorix.client.pve.BackupRequest.Mode;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.client.pve.model.Upid;
import io.monitorix.client.pve.model.VolumeId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritesTest {

  private static final String UPID = "UPID:a:0000BEEF:01234567:6955B900:qmstart:7:ann@pve:";

  private final PveServer server = new PveServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static Arguments task(
      String request, String form, Function<PveClient, Call<PveTask>> call) {
    return Arguments.of(request, form, call);
  }

  private static Arguments both(
      String request, String form, Function<GuestApi, Call<PveTask>> call, String kind) {
    return task(
        request.replace("KIND", kind),
        form,
        pve -> {
          NodeApi node = pve.node("a");
          return call.apply(kind.equals("qemu") ? node.qemu(7) : node.lxc(7));
        });
  }

  static Stream<Arguments> tasks() {
    String guest = " /nodes/a/KIND/7";
    return Stream.concat(
        Stream.of("qemu", "lxc")
            .flatMap(
                kind ->
                    Stream.of(
                        both("POST" + guest + "/status/start", "", GuestApi::start, kind),
                        both("POST" + guest + "/status/stop", "", GuestApi::stop, kind),
                        both(
                            "POST" + guest + "/status/stop",
                            "overrule-shutdown=1",
                            g -> g.stop(true),
                            kind),
                        both("POST" + guest + "/status/stop", "", g -> g.stop(false), kind),
                        both("POST" + guest + "/status/shutdown", "", GuestApi::shutdown, kind),
                        both(
                            "POST" + guest + "/status/shutdown",
                            "timeout=91&forceStop=1",
                            g ->
                                g.shutdown(
                                    ShutdownOptions.none()
                                        .timeout(Duration.ofMillis(90_001))
                                        .thenStop()),
                            kind),
                        both("POST" + guest + "/status/reboot", "", GuestApi::reboot, kind),
                        both(
                            "POST" + guest + "/status/reboot",
                            "timeout=60",
                            g -> g.reboot(Duration.ofMinutes(1)),
                            kind),
                        both("POST" + guest + "/status/suspend", "", GuestApi::suspend, kind),
                        both("POST" + guest + "/status/resume", "", GuestApi::resume, kind),
                        both(
                            "POST" + guest + "/snapshot",
                            "snapname=before&description=a%26b%20%C3%A9",
                            g -> g.createSnapshot("before", "a&b é"),
                            kind),
                        both(
                            "POST" + guest + "/snapshot",
                            "snapname=before",
                            g -> g.createSnapshot("before", null),
                            kind),
                        both(
                            "DELETE" + guest + "/snapshot/before",
                            "",
                            g -> g.deleteSnapshot("before"),
                            kind),
                        both(
                            "DELETE" + guest + "/snapshot/before?force=1",
                            "",
                            g -> g.deleteSnapshot("before", true),
                            kind),
                        both(
                            "POST" + guest + "/snapshot/before/rollback",
                            "",
                            g -> g.rollback("before"),
                            kind),
                        both(
                            "POST" + guest + "/snapshot/before/rollback",
                            "start=1",
                            g -> g.rollback("before", true),
                            kind))),
        Stream.of(
            task("POST /nodes/a/qemu/7/status/reset", "", pve -> pve.node("a").qemu(7).reset()),
            task(
                "POST /nodes/a/qemu/7/status/suspend",
                "todisk=1",
                pve -> pve.node("a").qemu(7).hibernate(null)),
            task(
                "POST /nodes/a/qemu/7/status/suspend",
                "todisk=1&statestorage=fast",
                pve -> pve.node("a").qemu(7).hibernate("fast")),
            task(
                "POST /nodes/a/qemu/7/snapshot",
                "snapname=s1&description=why&vmstate=1",
                pve -> pve.node("a").qemu(7).createSnapshot("s1", "why", true)),
            task(
                "POST /nodes/a/qemu/7/migrate",
                "target=b",
                pve -> pve.node("a").qemu(7).migrate(QemuMigration.to("b"))),
            task(
                "POST /nodes/a/qemu/7/migrate",
                "target=b&online=1&with-local-disks=1&targetstorage=x%3Ay&bwlimit=1024",
                pve ->
                    pve.node("a")
                        .qemu(7)
                        .migrate(
                            QemuMigration.to("b")
                                .whileRunning()
                                .copyingLocalDisks()
                                .ontoStorage("x:y")
                                .limitedTo(1024))),
            task(
                "POST /nodes/a/lxc/7/migrate",
                "target=b&restart=1&timeout=30&target-storage=x&bwlimit=9",
                pve ->
                    pve.node("a")
                        .lxc(7)
                        .migrate(
                            LxcMigration.to("b")
                                .restarting(Duration.ofSeconds(30))
                                .ontoStorage("x")
                                .limitedTo(9))),
            task(
                "POST /nodes/a/lxc/7/migrate",
                "target=b&restart=1",
                pve -> pve.node("a").lxc(7).migrate(LxcMigration.to("b").restarting())),
            task(
                "DELETE /nodes/a/storage/s/content/s:iso/t%20x.iso",
                "",
                pve -> pve.node("a").storage("s").deleteVolume(VolumeId.parse("s:iso/t x.iso"))),
            task(
                "DELETE /nodes/a/storage/s/prunebackups"
                    + "?prune-backups=keep-last%3D3%2Ckeep-daily%3D7&type=lxc&vmid=7",
                "",
                pve ->
                    pve.node("a")
                        .storage("s")
                        .prune(
                            PruneFilter.none().kind(GuestKind.LXC).vmid(7),
                            Retention.last(3).daily(7)))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("tasks")
  void aWriteIsSentInTheWordsOfProxmoxAndAnswersItsTask(
      String request, String form, Function<PveClient, Call<PveTask>> call)
      throws InterruptedException {
    server.answerData("\"" + UPID + "\"");

    PveTask task = call.apply(server.client).execute();

    assertThat(task.upid()).isEqualTo(Upid.parse(UPID));
    assertThat(task).hasToString(UPID);
    RecordedRequest sent = server.http.takeRequest();
    assertThat(target(sent)).isEqualTo(request);
    assertThat(form(sent)).isEqualTo(form);
  }

  @Test
  void aBackupSaysWhatIsSetAndNothingElse() throws InterruptedException {
    server.answerData("\"" + UPID + "\"");
    server.answerData("\"" + UPID + "\"");

    Optional<PveTask> task =
        server
            .client
            .node("a")
            .vzdump(
                BackupRequest.of(List.of(7, 8))
                    .storage("s")
                    .mode(Mode.SNAPSHOT)
                    .compress(Compression.ZSTD)
                    .notes("{{guestname}}")
                    .keep()
                    .prune(false)
                    .limitedTo(2048))
            .execute();
    server
        .client
        .node("a")
        .vzdump(BackupRequest.all().compress(Compression.NONE).mode(Mode.STOP))
        .execute();

    assertThat(task).hasValueSatisfying(t -> assertThat(t).hasToString(UPID));
    RecordedRequest sent = server.http.takeRequest();
    assertThat(target(sent)).isEqualTo("POST /nodes/a/vzdump");
    assertThat(form(sent))
        .isEqualTo(
            "vmid=7%2C8&storage=s&mode=snapshot&compress=zstd"
                + "&notes-template=%7B%7Bguestname%7D%7D&protected=1&remove=0&bwlimit=2048");
    assertThat(form(server.http.takeRequest())).isEqualTo("all=1&compress=0&mode=stop");
  }

  @Test
  void aBackupOfGuestsThatAreElsewhereStartsNoTask() throws InterruptedException {
    server.answerData("\"OK\"");

    assertThat(server.client.node("a").vzdump(BackupRequest.ofPool("web")).execute()).isEmpty();
    assertThat(form(server.http.takeRequest())).isEqualTo("pool=web");
  }

  @Test
  void aBackupOfNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> BackupRequest.of(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"OK\"", "\"UPID:a\"", "null", "{}", "7"})
  void anAnswerThatIsNoTaskIsAnError(String answer) {
    server.answerData(answer);

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> server.client.node("a").qemu(7).start().execute());
  }

  @ParameterizedTest
  @ValueSource(strings = {"qemu", "lxc"})
  void aConfigurationIsChangedWhereItIsNamed(String kind) throws InterruptedException {
    server.answerData("null");
    GuestApi guest =
        kind.equals("qemu") ? server.client.node("a").qemu(7) : server.client.node("a").lxc(7);

    guest
        .updateConfig(
            ConfigChange.none()
                .description("line1\nline2 é")
                .tags(List.of("prod", "web"))
                .onboot(true)
                .remove("startup")
                .remove("lock")
                .onlyIf("07688823"))
        .execute();

    RecordedRequest sent = server.http.takeRequest();
    assertThat(target(sent)).isEqualTo("PUT /nodes/a/" + kind + "/7/config");
    assertThat(form(sent))
        .isEqualTo(
            "description=line1%0Aline2%20%C3%A9&tags=prod%3Bweb&onboot=1&digest=07688823"
                + "&delete=lock%2Cstartup");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checksum mismatch (file change by other user?)",
        "detected modified configuration - file changed by other user? Try again."
      })
  void aChangeOfWhatSomebodyElseHasChangedIsAConflict(String words) {
    server.fail(500, words, "{\"message\":\"" + words + "\\n\",\"data\":null}");

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () ->
                server
                    .client
                    .node("a")
                    .qemu(7)
                    .updateConfig(ConfigChange.none().onboot(false).onlyIf("0000"))
                    .execute())
        .withMessageContaining(words)
        .withMessageContaining("Read it again");
  }

  @Test
  void theAgentIsPinged() throws InterruptedException {
    server.answerData("{\"result\":{}}");

    server.client.node("a").qemu(7).agent().ping().execute();

    assertThat(target(server.http.takeRequest())).isEqualTo("POST /nodes/a/qemu/7/agent/ping");
  }

  @Test
  void anIdOfAVolumeLeadsNowhereElse() {
    StorageApi storage = server.client.node("a").storage("s");

    for (String name : List.of("iso/../../x", "iso//x", "x/", "x/.")) {
      VolumeId volume = new VolumeId("s", name);
      assertThatIllegalArgumentException().as(name).isThrownBy(() -> storage.deleteVolume(volume));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.client.node("a").qemu(7).rollback("x/../.."));
  }

  @Test
  void aRetentionThatKeepsNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Retention.last(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Retention.all().daily(3))
        .withMessageContaining("keep-daily");
    assertThat(Retention.all()).hasToString("keep-all=1");
    assertThat(Retention.last(1).hourly(2).weekly(3).monthly(4).yearly(5))
        .hasToString("keep-last=1,keep-hourly=2,keep-weekly=3,keep-monthly=4,keep-yearly=5");
  }

  static String target(RecordedRequest request) {
    return request.getMethod() + " " + request.getTarget().substring("/api2/json".length());
  }

  static String form(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8().replace("+", "%20");
  }
}
