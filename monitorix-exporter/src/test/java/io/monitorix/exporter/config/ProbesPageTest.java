package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps {@code docs/probes.md} true. */
class ProbesPageTest {

  private static final String TARGETS = "targets: [{name: a, server: b, user: c@d, password: e}]\n";
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml(?: modules)?)\\n(.*?)^```$");

  @TempDir Path folder;

  private static String page() throws IOException {
    // Surefire starts in the module's folder, an IDE in that of the repository.
    Path inRoot = Path.of("docs", "probes.md");
    return Files.readString(Files.exists(inRoot) ? inRoot : Path.of("..").resolve(inRoot));
  }

  private static List<String> blocks(String language) throws IOException {
    return BLOCK
        .matcher(page())
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  static Stream<String> examples() throws IOException {
    return blocks("yaml").stream();
  }

  static Stream<String> modules() throws IOException {
    return blocks("yaml modules").stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleLoads(String yaml) {
    ConfigFiles files = new ConfigFiles(folder);
    files.write("token", "from-a-file\n");
    files.write("blackbox.yml", "modules: {own: {prober: icmp}}");

    assertThat(files.problems(TARGETS + yaml)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void exampleOfModulesLoads(String yaml) {
    assertThat(ProbeModules.load(new ConfigFiles(folder).write("blackbox.yml", yaml))).isNotEmpty();
  }

  @Test
  void builtInModulesAndServicesAreOnThePage() throws IOException {
    String page = page();

    assertThat(ProbeModules.builtIn().keySet())
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    assertThat(ProbesConfig.standard().discovery().services().keySet())
        .allSatisfy(name -> assertThat(page).contains("`monitorix." + name));
  }
}
