package io.monitorix.exporter.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps {@code docs/monitorix.schema.json} fresh, and it and the loader of one mind. */
class ConfigSchemaTest {

  private static final String TARGET =
      "targets: [{name: a, server: b, token: {id: u@pve!t, secret: s}, %s}]\n";
  private static final String TARGETS =
      "targets: [{name: a, server: b, token: {id: u@pve!t, secret: s}}]\n";

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(ConfigSchema.build());

  @TempDir Path folder;
  private Loading loading;

  @BeforeEach
  void open() {
    loading = new Loading(folder);
  }

  @Test
  void theFileIsWhatTheCodeSays() throws IOException {
    Path file = Documents.folder().resolve("monitorix.schema.json");
    String text = ConfigSchema.json();
    if (Boolean.parseBoolean(System.getenv("MONITORIX_WRITE_DOCS"))) {
      Files.writeString(file, text);
    }
    assertThat(file)
        .as(
            "run this test with MONITORIX_WRITE_DOCS=true in the environment after a change of keys")
        .content()
        .isEqualTo(text);
  }

  @Test
  void theSchemaIsOne() {
    JsonSchema draft =
        JsonSchemaFactory.getInstance(VersionFlag.V7)
            .getSchema(
                com.networknt.schema.SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

    assertThat(draft.validate(ConfigSchema.build())).isEmpty();
  }

  static Stream<DocumentedFile> examples() throws IOException {
    return DocumentedFile.all().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleIsRightForBoth(DocumentedFile example) {
    assertThat(faults(example.yaml())).isEmpty();
    assertThat(loading.problems(example.yaml())).isEmpty();
  }

  @Test
  void examplesAreFound() throws IOException {
    assertThat(DocumentedFile.all())
        .extracting(DocumentedFile::page)
        .contains(
            "README.md",
            "examples/standalone/monitorix.yml",
            "docs/configuration.md",
            "docs/probes.md",
            "docs/rules.md",
            "docs/beyond-alertmanager.md",
            "docs/scraping.md",
            "docs/dashboards.md");
  }

  static Stream<String> rightFiles() {
    return Stream.of(
        TARGETS,
        TARGETS + "web:\nprobes:\n",
        TARGETS + "web: {max_requests: \"40\", shutdown_grace: 0}\n",
        TARGETS + "web: {shutdown_grace: \"0\"}\n",
        TARGETS + "history: {enabled: TRUE}\nallow_any_target: \"false\"\n",
        TARGETS + "poll: {interval: 1m30s, timeout: 500ms}\n",
        TARGETS + "series: {retention: 1y2w, retention_size: 512 mb, aggregates: {5m: 0}}\n",
        TARGETS + "probes: {discovery: {enabled: yes}}\n",
        TARGET.formatted("collectors: {smart: true, zfs: {interval: 10m}, ceph: False}"),
        TARGET.formatted("interval: \"${INTERVAL}\", discover_servers: \"${FLAG}\""),
        "targets: [&x {name: a, server: b, token: {id: u@pve!t, secret: s}}, {<<: *x, name: c}]\n",
        "file_sd_configs: [{files: [a.yml], user: u@pam, password: 1234}]\n",
        TARGETS + "monitorix: {shipped_thresholds: {}}\n",
        TARGETS + "global: {external_labels: {site: 1, on: true}}\n");
  }

  @ParameterizedTest
  @MethodSource("rightFiles")
  void whatTheLoaderTakesIsRight(String yaml) {
    assertThat(faults(yaml)).isEmpty();
    assertThat(loading.problems(yaml)).isEmpty();
  }

  static Stream<String> wrongFiles() {
    return Stream.of(
        "web: {}\n",
        "targets: {a: b}\n",
        "targets: [a]\n",
        "targets: [{server: b, token: {id: u@pve!t, secret: s}}]\n",
        "targets: [{name: a, token: {id: u@pve!t, secret: s}}]\n",
        "targets: [{name: a, server: b}]\n",
        "targets: [{name: a, server: b, user: u@pam, password: p, password_file: token}]\n",
        "targets: [{name: a, server: b, password: p}]\n",
        "targets: [{name: a, server: b, user: u, password: p}]\n",
        "targets: [{name: a, server: b, token: {id: u@pve, secret: s}}]\n",
        "targets: [{name: a, server: b, token: {id: u@pve!t}}]\n",
        "targets: [{name: a, server: b, token: {id: u@pve!t, secret: s, secret_file: token}}]\n",
        TARGET.formatted("user: u@pam, password: p"),
        TARGET.formatted("servers: [c]"),
        TARGET.formatted("type: pmg"),
        TARGET.formatted("interval: 15"),
        TARGET.formatted("interval: 0s"),
        TARGET.formatted("interval: 15 s"),
        TARGET.formatted("interval: [15s]"),
        TARGET.formatted("discover_servers: yes"),
        TARGET.formatted("node_calls_per_second: 0"),
        TARGET.formatted("tls: {fingerprint: \"AB:CD\"}"),
        TARGET.formatted("tls: {fingerprint: []}"),
        TARGET.formatted("collectors: {versions: true}"),
        TARGET.formatted("collectors: {version: 0}"),
        TARGET.formatted("collectors: {zfs: {concurrency: 0}}"),
        TARGET.formatted("max_series: none"),
        TARGET.formatted("metric_relabel_configs: [{action: dropp, regex: a}]"),
        TARGETS + "web: {lisen_address: \":1\"}\n",
        TARGETS + "web: {listen_address: here}\n",
        TARGETS + "web: {max_requests: 1001}\n",
        TARGETS + "web: {max_requests: many}\n",
        TARGETS + "web: {external_url: monitorix.example}\n",
        TARGETS + "alerts: {}\n",
        TARGETS + "allow_any_target: 1\n",
        TARGETS + "allow_any_target:\n",
        TARGETS + "rules: {concurrency: 65}\n",
        TARGETS + "rules: {query: {timeout: 1s}}\n",
        TARGETS + "series: {retention_size: 2}\n",
        TARGETS + "remote_write: [{name: a}]\n",
        TARGETS + "remote_write: [{url: \"ftp://a\"}]\n",
        TARGETS + "remote_write: [{url: \"http://a\", send: some}]\n",
        TARGETS + "remote_write: [{url: \"http://a\", tls_config: {cert_file: client.pem}}]\n",
        TARGETS + "otlp: {timeout: 1s}\n",
        TARGETS + "grafana: {url: \"http://a\"}\n",
        TARGETS + "events: {keep: 1}\n",
        TARGETS + "probes: {checks: [{name: a, target: b}]}\n",
        TARGETS + "probes: {modules: {a: {timeout: 1s}}}\n",
        TARGETS + "probes: {checks: [{name: a, target: b, module: icmp, prober: icmp}]}\n",
        TARGETS + "scrape_configs: [{scheme: http}]\n",
        TARGETS + "scrape_configs: [{job_name: a, kubernetes_sd_configs: []}]\n",
        TARGETS + "monitorix: {thresholds: [{alert: A, metric: pve_up}]}\n",
        TARGETS + "monitorix: {overrides: [{alerts: [GuestDown], value: 1}]}\n",
        TARGETS + "routing: {locale: fr}\n",
        TARGETS + "routing: {receivers: {a: {slack_config: []}}}\n",
        TARGETS + "routing: {receivers: {a: {escalate: [{to: b}]}}}\n",
        TARGETS + "routing: {maintenance: [{name: a, matchers: [\"b=c\"]}]}\n",
        TARGETS + "routing: {reports: [{name: a, receiver: b, schedule: {weekdays: [noday]}}]}\n",
        TARGETS + "database: {username: a}\n",
        TARGETS + "database: {url: \"jdbc:mysql://a/b\", username: a}\n",
        TARGETS + "backup: {keep: {daily: 0}}\n",
        TARGETS + "backup: {schedule: {time: 25h}}\n",
        TARGETS + "backup: {s3: {endpoint: \"https://s3.example\", bucket: b}}\n",
        TARGETS + "sentry: {environment: test}\n");
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void whatTheLoaderRefusesIsWrong(String yaml) {
    assertThat(loading.problems(yaml)).isNotEmpty();
    assertThat(faults(yaml)).isNotEmpty();
  }

  private List<String> faults(String yaml) {
    return faults(YamlJson.of(yaml));
  }

  static List<String> faults(JsonNode file) {
    return SCHEMA.validate(file).stream().map(ValidationMessage::getMessage).toList();
  }
}
