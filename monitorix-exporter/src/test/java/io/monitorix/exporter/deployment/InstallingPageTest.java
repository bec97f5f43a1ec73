package io.monitorix.exporter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.deployment.DeployedFiles.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/** Keeps {@code docs/installing.md} true, as far as the repository can tell. */
class InstallingPageTest {

  private static final String PAGE = DeployedFiles.text("docs/installing.md");
  private static final String POM = DeployedFiles.text("monitorix-exporter/pom.xml");
  private static final String TAR = DeployedFiles.text("monitorix-exporter/src/dist/tar.xml");

  @TempDir private Path folder;

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult each) -> each.group(1))
        .toList();
  }

  @Test
  void filesThatItNamesAreThere() {
    Path docs = DeployedFiles.ROOT.resolve("docs");
    assertThat(found("\\]\\((?!https?:|#)([^)#]+)", PAGE))
        .hasSizeGreaterThan(10)
        .allSatisfy(each -> assertThat(docs.resolve(each)).exists());
    assertThat(found("(?:-f|install monitorix) ((?:examples|grafana)/[\\w./-]+)", PAGE))
        .hasSizeGreaterThan(2)
        .allSatisfy(each -> assertThat(DeployedFiles.ROOT.resolve(each)).exists());
  }

  @Test
  void profilesAndPropertiesOfTheBuildAreThere() {
    List<String> profiles = found("mvn [^\\n]*-P(\\w+)", PAGE);

    assertThat(profiles).contains("dist", "image");
    assertThat(profiles).allSatisfy(each -> assertThat(POM).contains("<id>" + each + "</id>"));
    assertThat(found("-D(image\\.\\w+)", PAGE))
        .contains("image.goal", "image.name", "image.base")
        .allSatisfy(each -> assertThat(POM).contains("<" + each + ">", "${" + each + "}"));
  }

  @Test
  void packagesHoldWhatItSays() {
    assertThat(found("install [^\\n]*(share/examples/[\\w.]+)", PAGE))
        .hasSize(3)
        .allSatisfy(
            each ->
                assertThat(TAR)
                    .contains("<include>" + each.replaceFirst(".*/", "") + "</include>"));
    assertThat(found("(?m)^\\| `(/(?:etc|usr)[\\w./]+)` \\|", PAGE))
        .hasSize(3)
        .allSatisfy(each -> assertThat(POM).contains("<dst>" + each));
    for (String source : found("<(?:source|src)>\\$\\{root}/([\\w./]+)<", TAR + POM)) {
      assertThat(DeployedFiles.ROOT.resolve(source)).exists();
    }
  }

  @Test
  void valuesOfTheChartAreThere() {
    Node values =
        DeployedFiles.yaml(DeployedFiles.text("examples/standalone/helm/monitorix/values.yaml"));
    String shown = found("(?s)```yaml\\n(# my-values.*?)```", PAGE).get(0);
    String section = PAGE.substring(PAGE.indexOf("## Helm"), PAGE.indexOf("## Upgrading"));

    assertThat(values.map().keySet()).containsAll(DeployedFiles.yaml(shown).map().keySet());
    assertThat(found("\\n\\| `([\\w.]+)`", section))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            each -> assertThat(values.at(each.split("\\.", -1)).isAbsent()).as(each).isFalse());
  }

  @Test
  void configurationOfTheChartIsFine() throws Exception {
    Node shown = DeployedFiles.yaml(found("(?s)```yaml\\n(# my-values.*?)```", PAGE).get(0));
    String config =
        new Dump(DumpSettings.builder().build()).dumpToString(shown.get("config").value());
    for (Map.Entry<String, Object> file : shown.get("files").map().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), String.valueOf(file.getValue()));
    }

    assertThat(DeployedFiles.problems(folder, config, Map.of("PVE_TOKEN", "secret"))).isEmpty();
  }
}
