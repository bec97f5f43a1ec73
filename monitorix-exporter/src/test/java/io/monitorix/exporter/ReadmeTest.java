package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.MonitorixConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises a newcomer. */
class ReadmeTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();

  @TempDir private Path folder = Path.of("");

  private static List<String> blocks(String language) throws IOException {
    Matcher block =
        Pattern.compile("(?s)```" + language + "\n(.*?)```")
            .matcher(Files.readString(ROOT.resolve("README.md")));
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  @Test
  void theFirstTwoShellBlocksAreOneLineEach() throws IOException {
    assertThat(blocks("sh")).hasSize(2).allSatisfy(block -> assertThat(block.lines()).hasSize(1));
  }

  @Test
  void ciRunsTheTestCommandOfTheReadmeAndNothingElse() throws IOException {
    String testCommand = blocks("sh").get(1).strip();
    List<String> commands =
        Files.readAllLines(ROOT.resolve(".ci/run")).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .filter(line -> !line.startsWith("set ") && !line.startsWith("cd "))
            .toList();
    assertThat(commands).containsExactly(testCommand);
  }

  @Test
  void theRunCommandNamesTheJarThatTheBuildMakes() throws IOException {
    Matcher version =
        Pattern.compile("<version>([^<]+)</version>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    assertThat(blocks("sh").get(0))
        .contains(
            "java -jar monitorix-exporter/target/monitorix-exporter-"
                + version.group(1)
                + "-all.jar demo");
  }

  @Test
  void theConfigurationOfTheReadmeLoads() throws IOException {
    Path file = folder.resolve("monitorix.yml");
    Files.writeString(file, blocks("yaml").get(0));
    MonitorixConfig config = new ConfigLoader(Map.of("PVE_TOKEN", "secret")).load(file);
    assertThat(config.targets())
        .singleElement()
        .satisfies(target -> assertThat(target.name()).isEqualTo("lab"));
  }
}
