package io.monitorix.exporter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.monitorix.exporter.deployment.DeployedFiles.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/** {@code examples/standalone/helm/monitorix}, as far as it can be checked without Helm. */
class HelmChartTest {

  private static final Path CHART =
      DeployedFiles.ROOT.resolve("examples/standalone/helm/monitorix");
  private static final Node VALUES =
      DeployedFiles.yaml(DeployedFiles.text(CHART.resolve("values.yaml")));
  private static final Node SCHEMA =
      DeployedFiles.yaml(DeployedFiles.text(CHART.resolve("values.schema.json")));
  private static final Pattern USED = Pattern.compile("\\.Values\\.([\\w.]+)");
  private static final int LARGEST_CONFIG_MAP = 1 << 20;

  @TempDir private Path folder;

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(each -> each.toString().endsWith(end)).sorted().toList();
    }
  }

  @Test
  void schemaKnowsEachValueAndNoOther() {
    Set<String> described = new TreeSet<>(SCHEMA.get("properties").map().keySet());
    described.remove("global");

    assertThat(VALUES.map().keySet()).containsExactlyInAnyOrderElementsOf(described);
    assertThat(SCHEMA.get("additionalProperties").value()).isEqualTo(false);
    for (String name : described) {
      Node schema = SCHEMA.at("properties", name);
      if (Boolean.FALSE.equals(schema.get("additionalProperties").value())) {
        assertThat(VALUES.get(name).map().keySet())
            .as(name)
            .containsExactlyInAnyOrderElementsOf(schema.get("properties").map().keySet());
      }
    }
  }

  @Test
  void templatesUseEachValueAndNoOther() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path template : files(CHART.resolve("templates"), "")) {
      if (Files.isRegularFile(template)) {
        USED.matcher(DeployedFiles.text(template))
            .results()
            .forEach(each -> used.add(each.group(1)));
      }
    }

    assertThat(used)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            each -> assertThat(VALUES.at(each.split("\\.", -1)).isAbsent()).as(each).isFalse());
    assertThat(used.stream().map(each -> each.split("\\.", -1)[0]).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(VALUES.map().keySet());
  }

  @Test
  void blocksOfTemplatesAreClosed() throws IOException {
    for (Path template : files(CHART.resolve("templates"), ".yaml")) {
      String text = DeployedFiles.text(template);
      long opened =
          Pattern.compile("\\{\\{-? (if|with|range|define) ").matcher(text).results().count();
      long closed = Pattern.compile("\\{\\{-? end ").matcher(text).results().count();

      assertThat(closed).as(template.toString()).isEqualTo(opened);
    }
  }

  @Test
  void configurationIsFineWithTheEnvironmentOfItsSecret() {
    Object config = VALUES.get("config").value();
    String text = new Dump(DumpSettings.builder().build()).dumpToString(config);
    Map<String, String> environment =
        VALUES.get("secretEnvironment").map().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue())));

    assertThat(environment).isNotEmpty();
    assertThat(DeployedFiles.problems(folder, text, environment)).isEmpty();
    assertThat(DeployedFiles.problems(folder, text, Map.of()))
        .singleElement()
        .asString()
        .contains("PVE_TOKEN");
    assertThat(SCHEMA.at("properties", "config", "properties", "data_dir", "const").text())
        .isEqualTo(VALUES.at("config", "data_dir").text());
  }

  @Test
  void severalReplicasShareAnExternalDatabaseAndItsKey() {
    Map<String, Object> database = Map.of("url", "jdbc:postgresql://pg.example/monitorix");
    Map<String, Object> auth = Map.of("encryption_key", "${KEY}");

    assertThat(refused(1, Map.of())).isEmpty();
    assertThat(refused(3, Map.of("database", database, "auth", auth))).isEmpty();
    assertThat(refused(3, Map.of("auth", auth))).anyMatch(each -> each.contains("'database'"));
    assertThat(refused(3, Map.of("database", Map.of(), "auth", auth)))
        .anyMatch(each -> each.contains("'url'"));
    assertThat(refused(3, Map.of("database", database, "auth", Map.of())))
        .anyMatch(each -> each.contains("'encryption_key'"));
    assertThat(refused(0, Map.of())).isNotEmpty();
  }

  private static List<String> refused(int replicas, Map<String, Object> added) {
    Map<String, Object> config = new LinkedHashMap<>();
    VALUES.get("config").map().forEach((key, value) -> config.put(key, value));
    config.putAll(added);
    Map<String, Object> values = new LinkedHashMap<>();
    VALUES.map().forEach((key, value) -> values.put(key, value));
    values.put("replicas", replicas);
    values.put("config", config);
    return JsonSchemaFactory.getInstance(VersionFlag.V7)
        .getSchema(DeployedFiles.text(CHART.resolve("values.schema.json")))
        .validate(new ObjectMapper().valueToTree(values))
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  @Test
  void dashboardsAreThoseOfTheRepositoryAndFitInConfigMaps() throws IOException {
    List<Path> linked = files(CHART.resolve("dashboards").toRealPath(), ".json");

    assertThat(linked)
        .isEqualTo(files(DeployedFiles.ROOT.resolve("grafana/dashboards").toRealPath(), ".json"))
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(DeployedFiles.text(each).replace("\"", "\\\"").length())
                    .isLessThan(LARGEST_CONFIG_MAP));
  }

  @Test
  void versionIsThatOfTheProject() {
    String version = DeployedFiles.version();
    Node chart = DeployedFiles.yaml(DeployedFiles.text(CHART.resolve("Chart.yaml")));

    assertThat(chart.get("appVersion").text()).isEqualTo(version);
    assertThat(version).startsWith(chart.get("version").text());
  }
}
