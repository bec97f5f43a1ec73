package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.squareup.moshi.Moshi;
import io.monitorix.client.AuthenticationException;
import io.monitorix.client.Call;
import io.monitorix.client.ConflictException;
import io.monitorix.client.NodeUnreachableException;
import io.monitorix.client.NotFoundException;
import io.monitorix.client.ParameterException;
import io.monitorix.client.PermissionException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.ProxyTimeoutException;
import io.monitorix.client.ServerException;
import io.monitorix.client.UnsupportedException;
import io.monitorix.client.pve.model.Upid;
import io.monitorix.client.pve.model.VolumeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replays what real servers answered, where the recordings lie beside the repository. */
class RecordingsTest {

  private final PveServer server = new PveServer();

  private record Recording(
      String name,
      String method,
      String path,
      String form,
      int status,
      String statusLine,
      String body) {
    boolean cut() {
      return body.endsWith("...[cut]");
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyRecordedAnswerOfOurEndpointsIsDecoded() throws IOException {
    int decoded = 0;
    for (Recording recording : recordings()) {
      Function<PveClient, Call<?>> call = callOf(recording);
      if (call == null || recording.status() != 200 || recording.cut()) {
        continue;
      }
      server.answer(recording.body());

      Object answer = call.apply(server.client).execute();

      if (answer instanceof List<?> rows) {
        assertThat(rows).as(recording.name()).hasSize(rowsOf(recording.body()));
      }
      decoded++;
    }
    assertThat(decoded).isGreaterThan(240);
  }

  @Test
  void everyRecordedErrorBecomesTheExceptionForIt() throws IOException {
    int mapped = 0;
    for (Recording recording : recordings()) {
      if (recording.status() < 400) {
        continue;
      }
      server.http.enqueue(
          new MockResponse.Builder().status(recording.statusLine()).body(recording.body()).build());

      Throwable thrown = catchThrowable(() -> server.client.version().execute());

      assertThat(thrown).as(recording.name()).isInstanceOf(expected(recording));
      ProxmoxException failure = (ProxmoxException) thrown;
      assertThat(failure.status()).as(recording.name()).hasValue(recording.status());
      assertThat(failure.proxmoxMessage()).as(recording.name()).isNotBlank();
      mapped++;
    }
    assertThat(mapped).isGreaterThan(50);
  }

  /** What the client must be told to do what was recorded. */
  private static final Map<String, Function<PveClient, Call<?>>> WRITES =
      Map.ofEntries(
          entry("task_start_running", pve -> pve.node("pve1").qemu(100).start()),
          entry("task_start_template", pve -> pve.node("pve1").qemu(900).start()),
          entry("task_start_999", pve -> pve.node("pve1").qemu(999).start()),
          entry("task_ct_start_running", pve -> pve.node("pve1").lxc(101).start()),
          entry("task_shutdown_stopped", pve -> pve.node("pve1").qemu(102).shutdown()),
          entry("task_vm_suspend", pve -> pve.node("pve1").qemu(100).suspend()),
          entry("task_vm_reset", pve -> pve.node("pve1").qemu(100).reset()),
          entry(
              "task_migrate_same",
              pve -> pve.node("pve1").qemu(100).migrate(QemuMigration.to("pve1"))),
          entry(
              "task_snapshot_create", pve -> pve.node("pve1").qemu(100).createSnapshot("s1", "x")),
          entry(
              "task_snapshot_bad_name",
              pve -> pve.node("pve1").qemu(100).createSnapshot("1 bad", null)),
          entry("task_snapshot_delete", pve -> pve.node("pve1").qemu(100).deleteSnapshot("nosuch")),
          entry(
              "task_config_put_sync",
              pve ->
                  pve.node("pve1")
                      .qemu(900)
                      .updateConfig(ConfigChange.none().description("line1\nline2 é"))),
          entry(
              "task_config_put_delete",
              pve ->
                  pve.node("pve1")
                      .qemu(900)
                      .updateConfig(ConfigChange.none().remove("description"))),
          entry(
              "task_config_put_digest_mismatch",
              pve ->
                  pve.node("pve1")
                      .qemu(900)
                      .updateConfig(ConfigChange.none().description("x").onlyIf("0".repeat(40)))),
          entry(
              "task_volume_delete",
              pve ->
                  pve.node("pve1")
                      .storage("local")
                      .deleteVolume(VolumeId.parse("local:iso/t.iso"))),
          entry(
              "task_stop_finished",
              pve ->
                  pve.node("pve1")
                      .tasks()
                      .task(
                          Upid.parse(
                              "UPID:pve1:00005099:00069C11:6B04023E:qmstart:102:alice@pve!full:"))
                      .stop()),
          entry(
              "task_vzdump",
              pve ->
                  pve.node("pve1")
                      .vzdump(
                          BackupRequest.of(900).storage("local").mode(BackupRequest.Mode.STOP))));

  private static Map.Entry<String, Function<PveClient, Call<?>>> entry(
      String name, Function<PveClient, Call<?>> call) {
    return Map.entry(name + ".json", call);
  }

  @Test
  void everyRecordedWriteIsSentAsRecordedAndItsAnswerUnderstood()
      throws IOException, InterruptedException {
    int sent = 0;
    for (Recording recording : recordings()) {
      Function<PveClient, Call<?>> call = WRITES.get(recording.name());
      if (call == null) {
        continue;
      }
      server.http.enqueue(
          new MockResponse.Builder().status(recording.statusLine()).body(recording.body()).build());

      Object answer = null;
      Throwable thrown = null;
      try {
        answer = call.apply(server.client).execute();
      } catch (ProxmoxException e) {
        thrown = e;
      }

      RecordedRequest request = server.http.takeRequest();
      assertThat(request.getMethod()).as(recording.name()).isEqualTo(recording.method());
      assertThat(decoded(request.getTarget())).isEqualTo(decoded(recording.path()));
      assertThat(decoded(request.getBody() == null ? "" : request.getBody().utf8()))
          .as(recording.name())
          .isEqualTo(decoded(recording.form()));
      if (recording.status() >= 400) {
        assertThat(thrown).as(recording.name()).isInstanceOf(expected(recording));
      } else {
        assertThat(thrown).as(recording.name()).isNull();
        if (recording.body().contains("UPID:")) {
          Object task = answer instanceof Optional<?> started ? started.orElseThrow() : answer;
          assertThat(task).as(recording.name()).isInstanceOf(PveTask.class);
          assertThat(recording.body()).contains("\"" + task + "\"");
        }
      }
      sent++;
    }
    assertThat(sent).isEqualTo(WRITES.size());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Class<? extends ProxmoxException> expected(Recording recording) {
    String text = recording.statusLine() + recording.body();
    return switch (recording.status()) {
      case 401 -> AuthenticationException.class;
      case 403 -> PermissionException.class;
      case 501 -> UnsupportedException.class;
      case 595 -> NodeUnreachableException.class;
      case 596 -> ProxyTimeoutException.class;
      case 400 ->
          text.contains("does not exist") || text.contains("no such")
              ? NotFoundException.class
              : ParameterException.class;
      case 500 ->
          text.contains("checksum mismatch")
              ? ConflictException.class
              : text.contains("lookup ")
                  ? NodeUnreachableException.class
                  : text.contains("does not exist") || text.contains("no such ")
                      ? NotFoundException.class
                      : ServerException.class;
      default -> ServerException.class;
    };
  }

  private static @Nullable Function<PveClient, Call<?>> callOf(Recording recording) {
    if (recording.method().equals("GET") && recording.path().startsWith("/api2/json/")) {
      return RecordedCalls.of(recording.path().substring("/api2/json".length()));
    }
    return null;
  }

  private static int rowsOf(String body) throws IOException {
    Object answer = new Moshi.Builder().build().adapter(Object.class).fromJson(body);
    return answer instanceof Map<?, ?> envelope && envelope.get("data") instanceof List<?> rows
        ? rows.size()
        : 0;
  }

  private static List<Recording> recordings() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("../shared/recordings/pve-8.4"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "no recordings beside the repository");
    try (Stream<Path> files = Files.list(folder.resolve("../shared/recordings/pve-8.4"))) {
      return files
          .filter(file -> !file.endsWith("index.json"))
          .sorted()
          .map(RecordingsTest::read)
          .filter(recording -> recording.status() > 0)
          .toList();
    }
  }

  private static Recording read(Path file) {
    try {
      Object json =
          new Moshi.Builder().build().adapter(Object.class).fromJson(Files.readString(file));
      return new Recording(
          file.getFileName().toString(),
          text(json, "request", "method"),
          text(json, "request", "path"),
          text(json, "request", "body"),
          text(json, "response", "status").isEmpty()
              ? 0
              : (int) Double.parseDouble(text(json, "response", "status")),
          text(json, "response", "statusLine"),
          text(json, "response", "bodyText"));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static String text(@Nullable Object json, String object, String field) {
    return json instanceof Map<?, ?> recording
            && recording.get(object) instanceof Map<?, ?> part
            && part.get(field) != null
        ? String.valueOf(part.get(field))
        : "";
  }
}
