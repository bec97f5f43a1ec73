package io.monitorix.exporter.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.squareup.moshi.JsonReader;
import io.monitorix.alerts.promql.PromQl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Blocks of code in the documentation, as far as the tests of their own pages do not run them. */
class SnippetsTest {

  /** What a test compiles, runs, or reads: here, or beside what it is about. */
  private static final Set<String> KNOWN =
      Set.of(
          "",
          "sh",
          "bash",
          "console",
          "yaml",
          "java",
          "http",
          "promql",
          "sql",
          "json",
          "xml",
          "template",
          "notification",
          "js");

  private static final Set<String> SHELL = Set.of("sh", "bash", "console");
  private static final Pattern PROFILE = Pattern.compile("<id>([\\w-]+)</id>");
  private static final Pattern IN_THE_REPOSITORY =
      Pattern.compile("^(?:examples|grafana|docs|monitorix-(?:client|alerts|exporter))/[\\w./-]+");

  private static Stream<ShellCommand> commands() {
    return Pages.blocks(SHELL).stream().flatMap(ShellCommand::of);
  }

  @Test
  void areInLanguagesThatSomeTestReads() {
    assertThat(Pages.all().stream().flatMap(Pages::blocks))
        .filteredOn(block -> !KNOWN.contains(block.language()))
        .isEmpty();
  }

  @Test
  void areReadByTheirShells() throws Exception {
    for (String shell : List.of("sh", "bash")) {
      Path program = Path.of("/bin", shell);
      assumeTrue(Files.isExecutable(program), "there is no " + program);
      for (Pages.Block block : Pages.blocks(Set.of(shell))) {
        Process process =
            new ProcessBuilder(program.toString(), "-n").redirectErrorStream(true).start();
        try (var input = process.outputWriter()) {
          input.write(block.text().replaceAll("…|\\[[^]\n]*]|<[A-Z]+>", "X"));
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", block, said).isZero();
      }
    }
  }

  @Test
  void callMavenWithModulesAndProfilesThatThereAre() throws IOException {
    Set<String> profiles = profiles();
    List<ShellCommand> found = commands().filter(each -> each.program().equals("mvn")).toList();
    assertThat(found).hasSizeGreaterThan(10);
    for (ShellCommand command : found) {
      assertThat(command.words().stream().filter(word -> word.startsWith("-P")))
          .as("%s", command)
          .allSatisfy(word -> assertThat(profiles).contains(word.substring(2).split(",", -1)));
      assertThat(command.values("-pl"))
          .as("%s", command)
          .flatMap(modules -> List.of(modules.split(",", -1)))
          .allSatisfy(module -> assertThat(Pages.ROOT.resolve(module).resolve("pom.xml")).exists());
    }
  }

  private static Set<String> profiles() throws IOException {
    try (Stream<Path> files = Files.walk(Pages.ROOT, 3)) {
      return files
          .filter(file -> file.endsWith("pom.xml"))
          .flatMap(pom -> PROFILE.matcher(Pages.text(pom)).results())
          .map(found -> found.group(1))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void nameFilesOfTheRepositoryThatThereAre() {
    List<String> missing = new ArrayList<>();
    commands()
        .forEach(
            command ->
                command.words().stream()
                    .flatMap(word -> IN_THE_REPOSITORY.matcher(word).results())
                    .map(found -> found.group())
                    .filter(file -> !file.contains("/target/") && !file.contains("SNAPSHOT"))
                    .filter(file -> !Files.exists(Pages.ROOT.resolve(file)))
                    .forEach(file -> missing.add(command.page() + " names " + file)));
    assertThat(missing).isEmpty();
  }

  @Test
  void areJson() {
    assertThat(Pages.blocks(Set.of("json")))
        .isNotEmpty()
        .allSatisfy(
            block ->
                assertThatCode(
                        () -> JsonReader.of(new Buffer().writeUtf8(block.text())).readJsonValue())
                    .as("%s", block)
                    .doesNotThrowAnyException());
  }

  /** Each begins at the left, and goes on with what is indented. */
  @Test
  void arePromQl() {
    assertThat(Pages.blocks(Set.of("promql")))
        .isNotEmpty()
        .flatMap(block -> List.of(block.text().split("\\n(?=\\S)", -1)))
        .filteredOn(expr -> !expr.startsWith("#") && !expr.isBlank())
        .allSatisfy(
            expr -> assertThatCode(() -> PromQl.parse(expr)).as(expr).doesNotThrowAnyException());
  }
}
