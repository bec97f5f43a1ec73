package io.monitorix.client.pve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.monitorix.client.Call;
import io.monitorix.client.CallTimeoutException;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.pve.model.NodeSummary;
import io.monitorix.client.pve.model.Version;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers that no Proxmox sends, but a proxy, a broken disk or an attacker might: whatever comes,
 * the call ends in a value or in a {@link ProxmoxException}, in time, and within memory.
 */
class HostileAnswerTest {

  private static final String SMALL =
      "{\"data\":[{\"node\":\"n1\",\"status\":\"online\",\"cpu\":0.25,\"maxcpu\":4,"
          + "\"level\":\"\",\"x\":[null,{\"a\":\"\\u00e9\"}]}],\"total\":1}";

  private final PveServer server = new PveServer();

  @AfterEach
  void stop() {
    rawClient.close();
    raw.close();
    server.close();
  }

  private static ProtocolException refused(Call<?> call) {
    return catchThrowableOfType(ProtocolException.class, call::execute);
  }

  /** The next answer of {@link #raw}, head included. */
  private volatile byte[] next = {};

  private final RawServer raw = new RawServer(client -> client.write(next));
  private final PveClient rawClient = raw.clientBuilder().build();

  private void answer(byte[] body, String... headers) {
    Buffer answer = new Buffer().writeUtf8(statusLine() + "\r\nContent-Type: application/json\r\n");
    for (String header : headers) {
      answer.writeUtf8(header + "\r\n");
    }
    next =
        answer.writeUtf8("Content-Length: " + body.length + "\r\n\r\n").write(body).readByteArray();
  }

  @Test
  void anAnswerCutAnywhereIsNeverTakenForWhole() {
    for (int length = 0; length < SMALL.length(); length++) {
      answer(SMALL.substring(0, length).getBytes(UTF_8));

      assertThat(refused(rawClient.nodes())).as("%d bytes", length).isNotNull();
    }
    answer(SMALL.getBytes(UTF_8));
    assertThat(rawClient.nodes().execute()).extracting(NodeSummary::node).containsExactly("n1");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0x00, 0x0a, 0x22, 0x27, 0x2c, 0x2d, 0x3a, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d, 0xc3, 0xff})
  void aByteThatWasBentAnywhereEndsInAValueOrARefusal(int bent) {
    for (int i = 0; i < SMALL.length(); i++) {
      byte[] body = SMALL.getBytes(UTF_8);
      body[i] = (byte) bent;
      answer(body);

      Throwable thrown = catchThrowable(rawClient.nodes()::execute);

      assertThat(thrown == null || thrown instanceof ProtocolException)
          .as("byte %d: %s", i, thrown)
          .isTrue();
    }
  }

  @Test
  void bytesThatAreNoTextBecomeReplacementCharacters() {
    byte[] body = "{\"data\":{\"version\":\"9?\"}}".getBytes(UTF_8);
    body[body.length - 4] = (byte) 0xc3;
    answer(body);

    assertThat(rawClient.version().execute().version()).isEqualTo("9\ufffd");
  }

  @Test
  void aByteOrderMarkIsRefused() {
    server.answer("\ufeff{\"data\":[]}");

    assertThat(refused(server.client.nodes())).isNotNull();
  }

  @Test
  void ofTwoDataTheLastCounts() {
    server.answer("{\"data\":{\"version\":\"8\"},\"data\":{\"version\":\"9\"}}");
    server.answer("{\"data\":{\"version\":\"8\"},\"data\":null}");

    assertThat(server.client.version().execute()).isEqualTo(new Version("9", null, null, null));
    assertThat(refused(server.client.version())).hasMessageContaining("'version' is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"data\":null}", "{\"data\":[]}", "{\"data\":{}}", "{\"total\":1}"})
  void anObjectThatIsNotThereIsRefusedWhereItMustHaveSomething(String body) {
    server.answer(body);

    assertThat(refused(server.client.version())).hasMessageContaining("is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "}", "\u0000", "{}", "null", "\"\""})
  void garbageBehindTheAnswerIsRefused(String garbage) {
    server.answer("{\"data\":[]}" + garbage);

    assertThat(refused(server.client.nodes())).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"type\":", "[{\"x\":["})
  void tenThousandLevelsAreRefusedWhereverTheyAre(String level) {
    String deep = level.repeat(10_000);
    List<Function<PveClient, Call<?>>> calls =
        List.of(
            PveClient::version,
            PveClient::nodes,
            pve -> pve.node("a").status(),
            pve -> pve.cluster().status(),
            pve -> pve.cluster().resources(),
            pve -> pve.cluster().ceph().status(),
            pve -> pve.node("a").qemu(7).config(),
            pve -> pve.access().permissions());
    for (String before :
        List.of(
            "",
            "{\"x\":",
            "{\"data\":",
            "{\"data\":[",
            "{\"data\":{\"x\":",
            "{\"data\":[{\"x\":")) {
      for (Function<PveClient, Call<?>> call : calls) {
        answer((before + deep).getBytes(UTF_8));

        assertThat(refused(call.apply(rawClient))).as(before).isNotNull();
      }
    }
  }

  @Test
  void closedLevelsInAFieldThatIsKeptAsTextAreText() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    server.answer("{\"data\":{\"odd\":" + deep + "}}");

    assertThat(server.client.node("a").qemu(7).config().execute().additional())
        .containsEntry("odd", deep);
  }

  @Test
  void hundredsOfMegabytesThatNobodyWantsTakeNoMemory() throws IOException {
    String junk =
        "\"junk\":\"" + "x".repeat(1 << 16) + "\",\"more\":[" + "1,".repeat(1 << 15) + "1]";
    int rows = 200_000_000 / junk.length();
    try (RawServer large =
            new RawServer(
                client -> {
                  client.write(head("Connection: close").getBytes(UTF_8));
                  client.write("{\"data\":[".getBytes(UTF_8));
                  for (int i = 0; i < rows; i++) {
                    client.write(
                        ((i == 0 ? "" : ",") + "{\"node\":\"n" + i + "\"," + junk + "}")
                            .getBytes(UTF_8));
                  }
                  client.write("]}".getBytes(UTF_8));
                });
        PveClient client =
            large
                .clientBuilder()
                .callTimeout(Duration.ofMinutes(5))
                .readTimeout(Duration.ofMinutes(1))
                .build()) {
      long before = allocatedByThisThread();

      List<NodeSummary> nodes = client.nodes().execute();

      assertThat(nodes).hasSize(rows);
      assertThat(allocatedByThisThread() - before).isLessThan(20_000_000);
    }
  }

  @Test
  void anAnswerWithoutEndIsCutAtTheLimit() {
    byte[] blanks = " ".repeat(1000).getBytes(UTF_8);
    try (RawServer endless =
            new RawServer(
                client -> {
                  client.write(head("Transfer-Encoding: chunked").getBytes(UTF_8));
                  client.write("9\r\n{\"data\":[\r\n".getBytes(UTF_8));
                  while (true) {
                    client.write("3e8\r\n".getBytes(UTF_8));
                    client.write(blanks);
                    client.write("\r\n".getBytes(UTF_8));
                  }
                });
        PveClient client = endless.clientBuilder().maxBodyBytes(5_000_000).build()) {
      long before = allocatedByThisThread();

      assertThat(refused(client.nodes())).hasMessageContaining("larger than 5000000 bytes");
      assertThat(allocatedByThisThread() - before).isLessThan(50_000_000);
    }
  }

  @Test
  void aTextWithoutEndIsCutAtTheLimit() {
    byte[] letters = "x".repeat(1000).getBytes(UTF_8);
    try (RawServer endless =
            new RawServer(
                client -> {
                  client.write(head("Connection: close").getBytes(UTF_8));
                  client.write("{\"data\":[{\"node\":\"".getBytes(UTF_8));
                  while (true) {
                    client.write(letters);
                  }
                });
        PveClient client = endless.clientBuilder().maxBodyBytes(5_000_000).build()) {
      assertThat(refused(client.nodes())).hasMessageContaining("larger than 5000000 bytes");
    }
  }

  @Test
  void chunksThatBreakOffAreCutShort() {
    for (String chunks : List.of("", "9", "9\r\n", "9\r\n{\"data\":", "9\r\n{\"data\":[\r\n")) {
      try (RawServer broken =
              new RawServer(RawServer.http(chunks, statusLine(), "Transfer-Encoding: chunked"));
          PveClient client = broken.clientBuilder().build()) {
        assertThatThrownBy(client.nodes()::execute)
            .as(chunks)
            .isInstanceOfAny(ProtocolException.class, ConnectionException.class);
      }
    }
  }

  @Test
  void chunksWithoutASizeAreRefused() {
    try (RawServer broken =
            new RawServer(
                RawServer.http(
                    "zz\r\n{\"data\":[]}\r\n0\r\n\r\n",
                    statusLine(),
                    "Transfer-Encoding: chunked"));
        PveClient client = broken.clientBuilder().build()) {
      assertThatThrownBy(client.nodes()::execute).isInstanceOf(ProxmoxException.class);
    }
  }

  @Test
  void anAnswerShorterThanItSaidIsCutShort() {
    try (RawServer broken =
            new RawServer(RawServer.http("{\"data\":[", statusLine(), "Content-Length: 5000"));
        PveClient client = broken.clientBuilder().build()) {
      assertThat(refused(client.nodes())).hasMessageContaining("cut short");
    }
  }

  @Test
  void anAnswerLongerThanItSaidIsCutShortAndHarmsNoOtherCall() {
    List<@Nullable Throwable> ends = new ArrayList<>();
    try (RawServer broken =
            new RawServer(RawServer.http("{\"data\":[]}", statusLine(), "Content-Length: 8"));
        PveClient client = broken.clientBuilder().build()) {
      for (int i = 0; i < 3; i++) {
        ends.add(catchThrowable(client.nodes()::execute));
      }
    }
    assertThat(ends).hasOnlyElementsOfType(ProxmoxException.class);
    assertThat(ends.get(0)).isInstanceOf(ProtocolException.class).hasMessageContaining("cut short");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "hello\r\n\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2p1\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
        "HTTP/1.1 500 Oops\r\nContent-Length: -5\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\n\u00e9\u0000: x\r\n\r\n{}",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n",
        "HTTP/1.1 206 Partial\r\n\r\n{\"data\":"
      })
  void whatIsNoHttpAtAllIsAFailureOfTheCall(String bytes) {
    try (RawServer odd = new RawServer(client -> client.write(bytes.getBytes(UTF_8)));
        PveClient client = odd.clientBuilder().build()) {
      assertThatThrownBy(client.nodes()::execute).isInstanceOf(ProxmoxException.class);
    }
  }

  @Test
  void headersWithoutEndAreAFailureOfTheCall() {
    byte[] header = ("X-Odd: " + "y".repeat(1000) + "\r\n").getBytes(UTF_8);
    try (RawServer endless =
            new RawServer(
                client -> {
                  client.write((statusLine() + "\r\n").getBytes(UTF_8));
                  while (true) {
                    client.write(header);
                  }
                });
        PveClient client = endless.clientBuilder().build()) {
      assertThatThrownBy(client.nodes()::execute).isInstanceOf(ProxmoxException.class);
    }
  }

  @Test
  void anAnswerThatDripsEndsAtTheCallsTimeout() {
    server.http.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body(SMALL)
            .throttleBody(1, 100, TimeUnit.MILLISECONDS)
            .build());
    try (PveClient client = server.clientBuilder().readTimeout(Duration.ofSeconds(5)).build()) {
      assertThatThrownBy(client.nodes().withTimeout(Duration.ofMillis(300))::execute)
          .isInstanceOf(CallTimeoutException.class)
          .hasMessageContaining("300 ms");
    }
  }

  @Test
  void aBombOfTwoHundredMegabytesIsCutAtTheLimitOfUnpackedBytes() throws IOException {
    Buffer packed = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(packed))) {
      sink.writeUtf8("{\"data\":[");
      byte[] blanks = " ".repeat(1_000_000).getBytes(UTF_8);
      for (int i = 0; i < 200; i++) {
        sink.write(blanks);
      }
      sink.writeUtf8("]}");
    }
    assertThat(packed.size()).isLessThan(400_000);
    answerPacked(packed);
    try (PveClient client = server.clientBuilder().maxBodyBytes(2_000_000).build()) {
      long before = allocatedByThisThread();

      assertThat(refused(client.nodes())).hasMessageContaining("larger than 2000000 bytes");
      assertThat(allocatedByThisThread() - before).isLessThan(10_000_000);
    }
  }

  @Test
  void whatIsNotPackedAsItSaysIsAFailureOfTheCall() throws IOException {
    Buffer whole = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(whole))) {
      sink.writeUtf8(SMALL);
    }
    byte[] packed = whole.readByteArray();
    for (int i = 0; i < packed.length; i++) {
      answer(Arrays.copyOf(packed, i), "Content-Encoding: gzip");
      assertThatThrownBy(rawClient.nodes()::execute)
          .as("%d bytes", i)
          .isInstanceOf(ProxmoxException.class);
      byte[] bent = packed.clone();
      bent[i] ^= 0x55;
      answer(bent, "Content-Encoding: gzip");
      Throwable thrown = catchThrowable(rawClient.nodes()::execute);
      assertThat(thrown == null || thrown instanceof ProxmoxException)
          .as("byte %d: %s", i, thrown)
          .isTrue();
    }
    answerPacked(new Buffer().writeUtf8(SMALL));
    assertThatThrownBy(server.client.nodes()::execute).isInstanceOf(ProxmoxException.class);
  }

  @Test
  void aLoginPageInsteadOfAnAnswerIsNamed() {
    server.http.enqueue(
        new MockResponse(
            200, Headers.of("Content-Type", "text/html; charset=utf-8"), "<html>Log in</html>"));
    server.http.enqueue(
        new MockResponse(302, Headers.of("Location", "https://sso.example.org/login"), "moved"));
    server.http.enqueue(new MockResponse(200, Headers.of(), "<html>Log in</html>"));

    assertThat(refused(server.client.nodes())).hasMessageContaining("text/html");
    assertThat(refused(server.client.nodes()))
        .hasMessageContaining("https://sso.example.org/login");
    assertThat(refused(server.client.nodes())).hasMessageContaining("Log in");
  }

  private void answerPacked(Buffer packed) {
    server.http.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .addHeader("Content-Encoding", "gzip")
            .body(packed)
            .build());
  }

  private static String statusLine() {
    return "HTTP/1.1 200 OK";
  }

  private static String head(String header) {
    return statusLine() + "\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n";
  }

  private static long allocatedByThisThread() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
