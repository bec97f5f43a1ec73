package io.monitorix.exporter.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.monitorix.exporter.config.LoadedConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown of a configuration is one, but for its secrets. */
class ShownFileTest {

  private static final Path DEFAULTS =
      Path.of("src/main/resources/io/monitorix/exporter/config/defaults.json");

  private static final String SECRETS =
      """
      targets:
      - {name: lab, server: pve1.example, token: {id: a@pve!b, secret: hidden-1}}
      - {name: old, server: pve2.example, user: root@pam, password: hidden-2}
      - &one {name: one, server: pve3.example, token: {id: a@pve!b, secret: "${PVE_TOKEN}"}}
      - {<<: *one, name: two}
      database: {url: "jdbc:postgresql://db.example/m?password=hidden-3", username: u, password: hidden-4}
      remote_write:
      - url: "https://mimir.example/push?token=hidden-6"
        headers: {X-Key: hidden-7}
      probes:
        modules:
          own: {prober: http, http: {headers: {X-Key: hidden-8}, basic_auth: {username: u, password: hidden-9}}}
          line: {prober: tcp, tcp: {query_response: [{send: hidden-10}]}}
      series: {}
      scrape_configs:
      - job_name: own
        http_headers: {X-A: {secrets: [hidden-11], values: [hidden-12]}}
        bearer_token: hidden-13
        static_configs: [{targets: ["a.example:1"]}]
      routing:
        receivers:
          default:
            gotify_configs: [{url: "https://gotify.example", token: hidden-5, send_resolved: true}]
      sentry: {dsn: "https://hidden14@o1.ingest.example/1"}
      auth: {encryption_key: hidden-15-0123456789abcdef0123456789}
      """;

  /** Where something stands in the file, and how it is written there. */
  private static final String PLACES = ".*(Mark|line|column|[sS]tyle)";

  @TempDir Path folder;
  private Loading loading;

  @BeforeEach
  void open() {
    loading = new Loading(folder);
  }

  @Test
  void theDefaultsAreThoseOfTheSchema() throws IOException {
    Path file = Documents.root().resolve("monitorix-exporter").resolve(DEFAULTS);
    String text = SchemaDefaults.json(ConfigSchema.build());
    if (Boolean.parseBoolean(System.getenv("MONITORIX_WRITE_DOCS"))) {
      Files.writeString(file, text);
    }
    assertThat(file)
        .as("run this test with MONITORIX_WRITE_DOCS=true in the environment after a change")
        .content()
        .isEqualTo(text);
  }

  static Stream<DocumentedFile> examples() throws IOException {
    return Stream.concat(
        DocumentedFile.all().stream(), Stream.of(new DocumentedFile("secrets", 1, SECRETS)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void withItsSecretsItLoadsToTheSame(DocumentedFile example) {
    LoadedConfig written = loading.read(example.yaml());
    JsonNode shown = new ObjectMapper().valueToTree(written.shown());
    List<String> gaps = new ArrayList<>();
    JsonNode filled = filled(shown, YamlJson.of(example.yaml()), "", gaps);

    assertThat(ConfigSchemaTest.faults(filled)).isEmpty();
    if (!gaps.isEmpty()) {
      assertThat(loading.problems(shown))
          .filteredOn(problem -> problem.contains("*** is where a secret was left out"))
          .extracting(problem -> problem.replaceFirst(": .*", ""))
          .containsExactlyInAnyOrderElementsOf(gaps);
    }
    assertThat(loading.load(filled))
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(PLACES)
        .isEqualTo(written.config());
  }

  /** Puts in again what was left out. */
  private static JsonNode filled(JsonNode shown, JsonNode written, String path, List<String> gaps) {
    if (shown.isTextual() && shown.textValue().contains("***")) {
      gaps.add(path);
      return written;
    }
    if (shown instanceof ObjectNode object) {
      ObjectNode filled = object.objectNode();
      object
          .properties()
          .forEach(
              entry ->
                  filled.set(
                      entry.getKey(),
                      filled(
                          entry.getValue(),
                          written.path(entry.getKey()),
                          path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                          gaps)));
      return filled;
    }
    if (shown instanceof ArrayNode array) {
      ArrayNode filled = array.arrayNode();
      for (int i = 0; i < array.size(); i++) {
        filled.add(filled(array.get(i), written.path(i), path + "[" + i + "]", gaps));
      }
      return filled;
    }
    return shown;
  }

  @Test
  void whatIsRepeatedOrContainsItselfFillsNoMemory() {
    StringBuilder bomb = new StringBuilder("- &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("- &a%d [*a%d, *a%d]\n".formatted(i, i - 1, i - 1));
    }
    String yaml =
        "targets: [{name: a, server: b, token: {id: u@pve!t, secret: s}}]\n"
            + "routing:\n  receivers:\n    default:\n      webhook_configs:\n"
            + bomb.toString().indent(6)
            + "      ntfy_configs: &self [*self]\n";

    assertThat(loading.read(yaml).shown()).containsKey("routing");
  }

  @Test
  void noSecretIsShownAndDefaultsAre() {
    String shown = new ObjectMapper().valueToTree(loading.read(SECRETS).shown()).toString();

    assertThat(shown)
        .doesNotContain("hidden")
        .contains("\"token\":{\"id\":\"a@pve!b\",\"secret\":\"***\"}")
        .contains("\"secret\":\"${PVE_TOKEN}\"")
        .contains("\"https://mimir.example/push?***\"")
        .contains("\"node_calls_per_second\":2")
        .contains("\"retention\":\"7d\"");
  }
}
