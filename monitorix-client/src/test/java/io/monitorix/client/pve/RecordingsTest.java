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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replays what real servers answered, where the recordings lie beside the repository. */
class RecordingsTest {

  private final PveServer server = new PveServer();

  private record Recording(
      String name, String method, String path, int status, String statusLine, String body) {
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
