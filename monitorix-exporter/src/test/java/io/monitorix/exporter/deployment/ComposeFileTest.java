package io.monitorix.exporter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.deployment.DeployedFiles.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code grafana/docker-compose.yml} and what it mounts. */
class ComposeFileTest {

  private static final Path GRAFANA = DeployedFiles.ROOT.resolve("grafana");
  private static final Node COMPOSE =
      DeployedFiles.yaml(DeployedFiles.text("grafana/docker-compose.yml"));
  private static final Pattern PINNED = Pattern.compile("[\\w./-]+:v?\\d+\\.\\d+[\\w.-]*");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PVE_TOKEN",
          "secret",
          "GRAFANA_TOKEN",
          "secret",
          "MONITORIX_DATABASE_PASSWORD",
          "secret");

  private static final String REST =
      """
      routing: {config_file: alertmanager.yml}
      targets: [{name: lab, server: pve1.example, token: {id: a@pve!b, secret: "${PVE_TOKEN}"}}]
      """;

  @TempDir private Path folder;

  private static Map<String, Node> services() {
    Map<String, Node> services = new LinkedHashMap<>();
    COMPOSE.get("services").map().forEach((name, each) -> services.put(name, new Node(each)));
    return services;
  }

  private static Node service(String name) {
    return COMPOSE.at("services", name);
  }

  @Test
  void profilesAddToMonitorixAndGrafana() {
    Map<String, List<String>> profiles = new LinkedHashMap<>();
    services().forEach((name, each) -> profiles.put(name, each.get("profiles").texts()));

    assertThat(profiles)
        .containsOnly(
            Map.entry("monitorix", List.of()),
            Map.entry("grafana", List.of()),
            Map.entry("demo", List.of("demo")),
            Map.entry("prometheus", List.of("prometheus")),
            Map.entry("alertmanager", List.of("alertmanager")),
            Map.entry("postgres", List.of("postgres")));
  }

  @Test
  void eachServiceIsPinnedAndMayDoNothingThatItNeedNot() {
    services()
        .forEach(
            (name, each) -> {
              assertThat(each.get("image").text()).as(name).matches(PINNED);
              assertThat(each.get("read_only").value()).as(name).isEqualTo(true);
              assertThat(each.get("cap_drop").texts()).as(name).containsExactly("ALL");
              assertThat(each.get("security_opt").texts())
                  .as(name)
                  .contains("no-new-privileges:true");
              assertThat(each.at("healthcheck", "test").texts())
                  .as(name)
                  .startsWith("CMD")
                  .hasSizeGreaterThan(1);
            });
    assertThat(
            DeployedFiles.text("grafana/Dockerfile")
                .lines()
                .filter(line -> line.startsWith("FROM ")))
        .hasSize(2)
        .allMatch(line -> PINNED.matcher(line.split(" ", -1)[1]).matches());
  }

  @Test
  void portsAreThoseOfThisHostAloneUnlessToldOtherwise() {
    List<String> ports =
        services().values().stream().flatMap(each -> each.get("ports").texts().stream()).toList();

    assertThat(ports)
        .allMatch(port -> port.startsWith("${BIND_ADDRESS:-127.0.0.1}:"))
        .extracting(port -> port.replaceFirst(".*}:(\\d+):\\d+$", "$1"))
        .containsExactlyInAnyOrder("9221", "9222", "3000", "9090", "9093");
  }

  @Test
  void whatIsMountedIsThereAndReadOnly() {
    List<String> volumes = new ArrayList<>();
    services().values().forEach(each -> volumes.addAll(each.get("volumes").texts()));
    List<String> mounted = volumes.stream().filter(each -> each.startsWith(".")).toList();
    List<String> named = volumes.stream().filter(each -> !each.startsWith(".")).toList();

    assertThat(mounted)
        .hasSize(7)
        .allSatisfy(
            each -> {
              assertThat(each).endsWith(":ro");
              assertThat(GRAFANA.resolve(each.split(":", -1)[0])).exists();
            });
    assertThat(named)
        .extracting(each -> each.split(":", -1)[0])
        .containsExactlyInAnyOrderElementsOf(COMPOSE.get("volumes").map().keySet());
  }

  @Test
  void monitorixIsConfiguredAsItReadsIt() throws IOException {
    String text = DeployedFiles.text("grafana/compose/monitorix/monitorix.yml");
    String all = DeployedFiles.uncommented(text);

    assertThat(DeployedFiles.problems(folder, text, ENVIRONMENT)).isEmpty();
    assertThat(DeployedFiles.yaml(all).map()).containsKeys("database", "routing", "grafana");
    assertThat(DeployedFiles.problems(folder, all, ENVIRONMENT)).isEmpty();
    assertThat(service("monitorix").get("environment").map().keySet())
        .containsAll(ENVIRONMENT.keySet());
    assertThat(DeployedFiles.yaml(text).get("data_dir").text())
        .isEqualTo(mountOf(service("monitorix"), "monitorix"));
  }

  @Test
  void prometheusAndAlertmanagerAreConfiguredAsMonitorixWouldReadIt() throws IOException {
    String prometheus = DeployedFiles.text("grafana/compose/prometheus.yml");
    Files.copy(GRAFANA.resolve("compose/alertmanager.yml"), folder.resolve("alertmanager.yml"));

    assertThat(DeployedFiles.problems(folder, prometheus + REST, ENVIRONMENT)).isEmpty();
    assertThat(DeployedFiles.yaml(prometheus).get("scrape_configs").list())
        .extracting(job -> job.get("metrics_path").value())
        .containsExactly(null, "/federate");
  }

  @Test
  void dataSourcesLeadToServices() {
    List<Node> sources = new ArrayList<>();
    for (String file :
        List.of("provisioning/datasources/monitorix.yml", "compose/datasources.yml")) {
      sources.addAll(
          DeployedFiles.yaml(DeployedFiles.text("grafana/" + file)).get("datasources").list());
    }
    String own =
        service("grafana")
            .at("environment", "MONITORIX_URL")
            .text()
            .replaceFirst(".*:-(.*)}", "$1");

    assertThat(sources).extracting(each -> each.get("uid").text()).doesNotHaveDuplicates();
    assertThat(sources).extracting(each -> each.get("name").text()).doesNotHaveDuplicates();
    assertThat(sources)
        .hasSizeGreaterThan(4)
        .allSatisfy(
            each -> {
              URI url = URI.create(each.get("url").text().replace("${MONITORIX_URL}", own));
              List<String> ports = service(url.getHost()).get("ports").texts();
              assertThat(ports)
                  .as(url.toString())
                  .anyMatch(port -> port.endsWith(":" + url.getPort()));
            });
    assertThat(mountOf(service("grafana"), "./dashboards"))
        .isEqualTo(
            DeployedFiles.yaml(DeployedFiles.text("grafana/provisioning/dashboards/monitorix.yml"))
                .get("providers")
                .list()
                .get(0)
                .at("options", "path")
                .text());
  }

  @Test
  void imageTakesWhatTheBuildMakesAndTheContextHolds() {
    String version = DeployedFiles.version();
    List<String> copied =
        Pattern.compile("(?m)^COPY (?!--from)(?:--chmod=\\d+ )?(\\S+) ")
            .matcher(DeployedFiles.text("grafana/Dockerfile"))
            .results()
            .map(each -> each.group(1))
            .toList();
    List<String> sent =
        DeployedFiles.text(".dockerignore")
            .lines()
            .filter(each -> each.startsWith("!"))
            .map(each -> each.substring(1))
            .toList();

    assertThat(service("monitorix").get("image").text()).isEqualTo("monitorix:" + version);
    assertThat(copied).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(copied)
        .containsExactlyInAnyOrder(
            "monitorix-exporter/target/monitorix-exporter-*-all.jar",
            "examples/standalone/monitorix");
    assertThat(DeployedFiles.ROOT.resolve("examples/standalone/monitorix")).isExecutable();
    assertThat(service("monitorix").at("build", "context").text()).isEqualTo("..");
    assertThat(DeployedFiles.ROOT.resolve(service("monitorix").at("build", "dockerfile").text()))
        .exists();
  }

  @Test
  void thePageOfDashboardsExplainsEachVariable() {
    TreeSet<String> variables = new TreeSet<>();
    Pattern.compile("\\$\\{(\\w+):-")
        .matcher(DeployedFiles.text("grafana/docker-compose.yml"))
        .results()
        .forEach(each -> variables.add(each.group(1)));
    String page = DeployedFiles.text("docs/dashboards.md");

    assertThat(variables)
        .hasSizeGreaterThan(5)
        .allSatisfy(each -> assertThat(page).contains("| `" + each + "` |"));
  }

  private static String mountOf(Node service, String source) {
    return service.get("volumes").texts().stream()
        .map(each -> each.split(":", -1))
        .filter(parts -> parts[0].equals(source))
        .map(parts -> parts[1])
        .findFirst()
        .orElse("nowhere");
  }
}
