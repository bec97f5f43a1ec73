package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.squareup.moshi.Moshi;
import io.monitorix.client.Credentials;
import io.monitorix.client.Method;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.RawAnswer;
import io.monitorix.client.RetryPolicy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Replays every recorded answer, byte for byte as it stood on the wire, where the recordings lie
 * beside the repository: none leads to anything but an answer or the family's exceptions.
 */
class RecordedWireTest {

  private record Recording(String name, Method method, int status, String head, String body) {

    byte[] wire() {
      return (head + body).getBytes(StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyAnswerComesOutAsItWasOrAsAnException() throws Exception {
    int answers = 0;
    int failures = 0;
    int forOthers = 0;
    for (Recording recording : recordings()) {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          PveClient client = client(server)) {
        CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(server, recording));
        if (recording.status() < 300) {
          RawAnswer answer =
              client
                  .request(recording.method(), "/replayed", Map.of(), String.class)
                  .raw()
                  .execute();
          assertThat(answer.body()).as(recording.name()).isEqualTo(recording.body());
          answers++;
        } else {
          Throwable thrown =
              catchThrowable(
                  () ->
                      client
                          .request(recording.method(), "/replayed", Map.of(), String.class)
                          .execute());
          assertThat(thrown).as(recording.name()).isInstanceOf(ProxmoxException.class);
          if (recording.status() < 400) {
            assertThat(thrown).as(recording.name()).isInstanceOf(ProtocolException.class);
            forOthers++;
          } else {
            assertThat(((ProxmoxException) thrown).status()).hasValue(recording.status());
            failures++;
          }
        }
        served.get();
      }
    }
    assertThat(answers).isGreaterThan(370);
    assertThat(failures).isGreaterThan(200);
    assertThat(forOthers).isPositive();
  }

  private static PveClient client(ServerSocket server) {
    return PveClient.builder()
        .server("http://127.0.0.1:" + server.getLocalPort())
        .credentials(Credentials.apiToken("mon@pve!x", "secret"))
        .retry(RetryPolicy.none())
        .build();
  }

  /** Reads one request, whatever it says, and answers. */
  private static void serve(ServerSocket server, Recording recording) {
    try (Socket socket = server.accept()) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.read());
      }
      String lower = head.toString().toLowerCase(Locale.ROOT);
      int length = lower.indexOf("content-length:");
      if (length >= 0) {
        in.readNBytes(
            Integer.parseInt(lower.substring(length + 15, lower.indexOf('\r', length)).strip()));
      }
      socket.getOutputStream().write(recording.wire());
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new IllegalStateException(recording.name(), e);
    }
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
          .flatMap(RecordedWireTest::read)
          .toList();
    }
  }

  /** What was cut, packed, or never answered cannot be replayed. */
  private static Stream<Recording> read(Path file) {
    try {
      Object json =
          new Moshi.Builder().build().adapter(Object.class).fromJson(Files.readString(file));
      if (!(part(json, "response") instanceof Map<?, ?> response)
          || !(response.get("statusLine") instanceof String statusLine)
          || !(response.get("status") instanceof Double status)
          || !(response.get("bodyText") instanceof String body)
          || body.endsWith("...[cut]")) {
        return Stream.empty();
      }
      String headers = headers(response.get("headers"));
      if (headers.toLowerCase(Locale.ROOT).contains("content-encoding")) {
        return Stream.empty();
      }
      String head = statusLine + "\r\n" + headers + "\r\n";
      return Stream.of(
          new Recording(
              file.getFileName().toString(),
              method(part(part(json, "request"), "method")),
              status.intValue(),
              head,
              body));
    } catch (IOException e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }

  private static Method method(@Nullable Object text) {
    return Stream.of(Method.values())
        .filter(method -> method.name().equals(text))
        .findFirst()
        .orElse(Method.GET);
  }

  private static @Nullable Object part(@Nullable Object json, String field) {
    return json instanceof Map<?, ?> object ? object.get(field) : null;
  }

  private static String headers(@Nullable Object json) {
    StringBuilder lines = new StringBuilder();
    if (json instanceof List<?> headers) {
      for (Object header : headers) {
        if (header instanceof List<?> pair) {
          lines.append(pair.get(0)).append(": ").append(pair.get(1)).append("\r\n");
        }
      }
    }
    return lines.toString();
  }
}
