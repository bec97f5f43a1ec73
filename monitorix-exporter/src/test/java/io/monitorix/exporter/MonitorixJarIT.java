package io.monitorix.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.squareup.moshi.JsonReader;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.fixture.Exposition;
import io.monitorix.exporter.fixture.JarProcess;
import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar as a process. */
class MonitorixJarIT {

  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final int TERMINATED = 128 + 15;
  private static final String LOCAL = "127.0.0.1:0";
  private static final String SECRET = "0b5cf9de-5ec4-e700-1234-56789abcdef0";
  private static final Pattern GREETED = Pattern.compile("http://localhost:([1-9]\\d*)/metrics");
  private static final Pattern LISTENING = Pattern.compile("listening: .*port=([1-9]\\d*)");

  @TempDir private Path folder;

  @Test
  void demoIsScrapedInEachFormatAndEndsWhenItIsTold() throws Exception {
    try (JarProcess demo =
        JarProcess.start(
            folder, Map.of(), "demo", "--guests", "5", "--web.listen-address", LOCAL)) {
      int port = Integer.parseInt(demo.awaitOut(GREETED));
      awaitReady(port);

      String text = RunningExporter.get(port, "/metrics").body();
      String openMetrics =
          RunningExporter.get(
                  port, "/metrics", "Accept", "application/openmetrics-text;version=1.0.0")
              .body();
      Set<String> names = names(text);
      assertThat(names).contains("pve_up", "pve_guest_info", "jvm_memory_used_bytes");
      assertThat(Exposition.parse(text).startingWith("pve_guest_info{")).hasSize(5);
      assertThat(openMetrics).endsWith("# EOF\n").contains("pve_up{cluster=\"demo\"");
      Set<String> protobuf = namesOfProtobuf(port);
      assertThat(protobuf).contains("jvm_memory_used_bytes");
      assertThat(ofProxmox(protobuf))
          .contains("pve_up", "pve_guest_info", "pve_disk_read_bytes_total")
          .contains("pve_disk_read_bytes")
          .isEqualTo(ofProxmox(names(openMetrics)))
          .isEqualTo(ofProxmox(names));

      assertThat(demo.terminate(SECONDS)).isEqualTo(TERMINATED);
      assertThat(demo.err()).contains("stopping");
    }
  }

  @Test
  void wrongTokenIsLoggedAsJsonWithoutTheSecret() throws Exception {
    try (PveSimulator simulator = PveSimulator.builder().size(1, 1).start()) {
      Path config =
          Files.writeString(
              folder.resolve("monitorix.yml"),
              """
              poll: {interval: 1s}
              targets:
                - name: lab
                  server: %s
                  token: {id: "%s", secret: %s}
                  tls: {insecure: true}
                - name: with-password
                  server: %s
                  user: %s
                  password: %s
                  tls: {insecure: true}
              """
                  .formatted(
                      simulator.url(),
                      simulator.auditor().tokenId(),
                      SECRET,
                      simulator.url(),
                      simulator.auditorLogin().user(),
                      SECRET));
      try (JarProcess run =
          JarProcess.start(
              folder,
              Map.of(),
              "run",
              "--config",
              config.toString(),
              "--web.listen-address",
              LOCAL,
              "--log.format",
              "json",
              "--log.level",
              "debug")) {
        int port = Integer.parseInt(run.awaitErr(LISTENING));
        awaitReady(port);
        await()
            .atMost(SECONDS)
            .until(
                () ->
                    run.err().contains("source failed: target=lab")
                        && run.err().contains("source failed: target=with-password"));
        assertThat(RunningExporter.get(port, "/").body()).doesNotContain(SECRET);

        run.terminate(SECONDS);
        assertThat(run.err() + run.out()).doesNotContain(SECRET);
        assertThat(run.out()).isEmpty();
        List<Map<String, Object>> lines = run.err().lines().map(MonitorixJarIT::json).toList();
        assertThat(lines)
            .allSatisfy(
                line -> assertThat(line).containsKeys("timestamp", "level", "formattedMessage"));
        assertThat(lines)
            .anySatisfy(
                line ->
                    assertThat(line)
                        .containsEntry("level", "WARN")
                        .hasEntrySatisfying(
                            "formattedMessage",
                            message ->
                                assertThat(message.toString())
                                    .startsWith("source failed: target=lab")));
      }
    }
  }

  @Test
  void pveExporterTakesItsLoginFromTheEnvironmentAndItsFlags() throws Exception {
    try (PveSimulator simulator = PveSimulator.builder().size(1, 3).start();
        JarProcess exporter =
            JarProcess.start(
                folder,
                Map.of(
                    "PVE_USER", simulator.auditor().user(),
                    "PVE_TOKEN_NAME", String.valueOf(simulator.auditor().tokenName()),
                    "PVE_TOKEN_VALUE", simulator.auditor().secret(),
                    "PVE_VERIFY_SSL", "false"),
                "pve-exporter",
                "--web.listen-address",
                LOCAL,
                "--collector.pve-api-metrics",
                "--no-collector.config",
                "--no-collector.backup-info")) {
      int port = Integer.parseInt(exporter.awaitErr(LISTENING));
      var answer = RunningExporter.get(port, "/pve?target=127.0.0.1:" + simulator.url().getPort());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body())
          .contains("pve_up{", "pve_subscription_info{")
          .doesNotContain("pve_onboot_status", "pve_not_backed_up_total");
      assertThat(RunningExporter.get(port, "/metrics").body())
          .contains(
              "pve_scrape_api_duration_seconds_count{method=\"GET\",url=\"https://127.0.0.1:"
                  + simulator.url().getPort()
                  + "/api2/json/cluster/status\"} 1")
          .doesNotContain("pve_scrape_target_duration_seconds");
      assertThat(exporter.terminate(SECONDS)).isEqualTo(TERMINATED);
      assertThat(exporter.err()).doesNotContain(simulator.auditor().secret());
    }
  }

  @Test
  void pveExporterWithoutALoginInItsEnvironmentEndsWithTwo() throws Exception {
    try (JarProcess exporter =
        JarProcess.start(
            folder,
            Map.of("PVE_USER", "monitor@pve"),
            "pve-exporter",
            "--web.listen-address",
            LOCAL)) {
      assertThat(exporter.awaitEnd(SECONDS)).isEqualTo(2);
      assertThat(exporter.err()).contains("Invalid config: ", "PVE_PASSWORD");
    }
  }

  @Test
  void hangUpLoadsTheConfigurationAgainAndKeepsItWhereTheNewOneIsWrong() throws Exception {
    try (PveSimulator simulator = PveSimulator.builder().size(1, 1).start()) {
      String target =
          """
            - name: %%s
              server: %s
              token: {id: "%s", secret: %s}
              tls: {insecure: true}
          """
              .formatted(
                  simulator.url(), simulator.auditor().tokenId(), simulator.auditor().secret());
      Path config =
          Files.writeString(
              folder.resolve("monitorix.yml"),
              "web: {config_file: web.yml}\ntargets:\n" + target.formatted("first"));
      Path web = Files.writeString(folder.resolve("web.yml"), "basic_auth_users: {}\n");
      try (JarProcess run =
          JarProcess.start(
              folder,
              Map.of(),
              "run",
              "--config",
              config.toString(),
              "--web.listen-address",
              LOCAL)) {
        int port = Integer.parseInt(run.awaitErr(LISTENING));
        awaitReady(port);

        Files.writeString(config, "targets: nonsense\n");
        run.signal("HUP");
        run.awaitErr(Pattern.compile("(not reloaded).*monitorix.yml:1:10: targets"));
        assertThat(RunningExporter.get(port, "/metrics").body()).contains("cluster=\"first\"");

        Files.writeString(
            config, "web: {config_file: web.yml}\ntargets:\n" + target.formatted("second"));
        Files.writeString(web, "http_server_config: {headers: {X-Frame-Options: sameorigin}}\n");
        run.signal("HUP");
        run.awaitErr(Pattern.compile("(reloaded: cause=SIGHUP)"));
        awaitReady(port);
        var answer = RunningExporter.get(port, "/metrics");
        assertThat(answer.body()).contains("cluster=\"second\"");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("sameorigin");

        assertThat(run.terminate(SECONDS)).isEqualTo(TERMINATED);
      }
    }
  }

  @Test
  void requestsThatNeverEndAreCutOff() throws Exception {
    List<RawConnection> stalled = new ArrayList<>();
    try (JarProcess demo =
        JarProcess.start(
            folder,
            Map.of("JAVA_TOOL_OPTIONS", "-Dsun.net.httpserver.maxReqTime=1"),
            "demo",
            "--guests",
            "1",
            "--web.listen-address",
            LOCAL)) {
      int port = Integer.parseInt(demo.awaitOut(GREETED));
      for (int i = 0; i < 30; i++) {
        RawConnection connection = RawConnection.to(port);
        stalled.add(connection);
        connection.send("GET /metrics HT");
      }
      assertThat(RunningExporter.get(port, "/-/healthy").statusCode()).isEqualTo(200);
    } finally {
      for (RawConnection connection : stalled) {
        connection.close();
      }
    }
  }

  private static void awaitReady(int port) {
    await().atMost(SECONDS).until(() -> RunningExporter.get(port, "/-/ready").statusCode() == 200);
  }

  private static Set<String> ofProxmox(Set<String> names) {
    return names.stream().filter(name -> name.startsWith("pve_")).collect(toSet());
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    text.lines()
        .filter(line -> !line.startsWith("#") && !line.isEmpty())
        .forEach(line -> names.add(line.split("[{ ]", 2)[0]));
    return names;
  }

  /** Each message is preceded by its length; the name of the family is its first field. */
  private static Set<String> namesOfProtobuf(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
            .header(
                "Accept",
                "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
                    + "encoding=delimited")
            .build();
    ByteBuffer messages =
        ByteBuffer.wrap(
            HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body());
    Set<String> names = new TreeSet<>();
    while (messages.hasRemaining()) {
      int end = varint(messages);
      end += messages.position();
      assertThat(messages.get()).as("tag of the field name").isEqualTo((byte) 0x0a);
      byte[] name = new byte[varint(messages)];
      messages.get(name);
      names.add(new String(name, UTF_8));
      messages.position(end);
    }
    return names;
  }

  private static int varint(ByteBuffer bytes) {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes.get();
      value |= (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  private static Map<String, Object> json(String line) {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(line))) {
      Map<String, Object> object = new LinkedHashMap<>();
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        Object value = reader.readJsonValue();
        if (value != null) {
          object.put(name, value);
        }
      }
      reader.endObject();
      assertThat(reader.peek()).isEqualTo(JsonReader.Token.END_DOCUMENT);
      return object;
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + line, e);
    }
  }
}
