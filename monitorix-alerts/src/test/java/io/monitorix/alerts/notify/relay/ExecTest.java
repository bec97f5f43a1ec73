package io.monitorix.alerts.notify.relay;

import static io.monitorix.alerts.notify.Fixtures.firing;
import static io.monitorix.alerts.notify.Fixtures.problems;
import static io.monitorix.alerts.notify.Fixtures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.notify.Fixtures;
import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.yaml.Problems;
import io.monitorix.alerts.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ExecTest {

  @TempDir Path folder;

  private Result run(String script, String more) {
    String config = "{command: [sh, -c, '" + script + "']" + more + "}";
    try (Integration exec = read("exec_configs", config, "", folder)) {
      return exec.send(firing());
    }
  }

  @Test
  void givesTheCommandTheWebhooksJson() throws Exception {
    assertThat(run("cat > in.json; env > env.txt", "")).isEqualTo(Result.sent());

    assertThat(Files.readString(folder.resolve("in.json")))
        .startsWith("{\"receiver\":\"team\",\"status\":\"firing\",\"alerts\":[{");
    assertThat(Files.readString(folder.resolve("env.txt")))
        .contains("MONITORIX_STATUS=firing", "MONITORIX_RECEIVER=team", "PATH=")
        .doesNotContain("JAVA_HOME", "SUREFIRE");
    assertThat(Files.readAllLines(folder.resolve("env.txt")))
        .allMatch(
            line ->
                line.matches("(PATH|HOME|LANG|LC_ALL|TZ|MONITORIX_\\w+|PWD|OLDPWD|SHLVL|_)=.*"));
  }

  @Test
  void saysHowTheCommandEnded() {
    assertThat(run("echo broken >&2; exit 3", ""))
        .isEqualTo(new Result.Failed("the command ended with 3: broken"));
    assertThat(run("exit 75", "")).isEqualTo(Result.retry("the command ended with 75"));
    assertThat(run("yes | head -c 1000000; yes | head -c 1000000 >&2", ""))
        .isEqualTo(Result.sent());
  }

  @Test
  void endsWhatTakesTooLong() {
    assertThat(run("sleep 600 & sleep 600", ", timeout: 200ms"))
        .isEqualTo(new Result.Failed("the command took longer than 200 ms"));
    await()
        .until(
            () ->
                ProcessHandle.current()
                    .descendants()
                    .map(process -> process.info().commandLine().orElse(""))
                    .noneMatch(command -> command.contains("sleep 600")));
  }

  @Test
  void tellsThatThereIsNoSuchCommand() {
    try (Integration exec = read("exec_configs", "{command: [/no/such/command]}")) {
      assertThat(exec.send(firing()))
          .isInstanceOfSatisfying(
              Result.Failed.class,
              failed -> assertThat(failed.reason()).contains("/no/such/command"));
    }
  }

  @Test
  void runsNothingUnlessItIsAllowed() {
    Problems problems = new Problems("monitorix.yml");
    ReceiverContext forbidden =
        new ReceiverContext(
            Map.of(),
            folder,
            Fixtures.templates(Locale.ENGLISH),
            Fixtures.CLOCK,
            Fixtures.EXTERNAL_URL,
            Locale.ENGLISH,
            false);
    try (Integration exec =
        new Exec()
            .read(YamlFile.parse("{command: [touch, x]}", problems).orElseThrow(), forbidden)) {
      assertThat(exec.send(firing())).isInstanceOf(Result.Failed.class);
    }

    assertThat(folder.resolve("x")).doesNotExist();
    assertThat(problems.all()).singleElement().asString().contains("not allowed here");
    assertThat(problems("exec_configs", "{timeout: 1s}"))
        .singleElement()
        .asString()
        .contains("command");
  }
}
