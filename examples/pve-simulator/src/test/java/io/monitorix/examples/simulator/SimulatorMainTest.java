package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorMainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--bogus           | unknown argument '--bogus'",
        "--nodes           | --nodes needs a value",
        "--nodes many      | --nodes many: it must be a whole number",
        "--nodes 33        | --nodes 33: it must be from 1 to 32",
        "--guests=-1       | --guests -1: it must be from 0 to 20000",
        "--port 70000      | --port 70000: it must be from 0 to 65535",
        "--release 5.0     | unknown release '5.0': use one of 7.4, 8.4, 9.1",
      })
  void wrongUsageEndsWithStatusTwoAndSaysWhy(String line, String message) {
    assertThat(run(line.split(" ", -1))).isEqualTo(2);
    assertThat(text(err)).startsWith("pve-simulator: " + message).contains("--help");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(run("--help")).isZero();
    assertThat(text(out))
        .contains(
            "--nodes",
            "--guests",
            "--seed",
            "--host",
            "--port",
            "--no-tls",
            "--release",
            "--cluster");
  }

  @Test
  void aPortThatIsTakenEndsWithStatusOne() {
    try (PveSimulator other = PveSimulator.builder().start()) {
      assertThat(run("--port", Integer.toString(other.url().getPort()))).isEqualTo(1);
      assertThat(text(err)).contains("cannot listen on 127.0.0.1 port " + other.url().getPort());
    }
  }

  @Test
  void optionsMakeASimulator() {
    Options options =
        Options.parse(
            "--nodes 1 --guests=4 --seed 9 --port 0 --no-tls --release 9.1 --cluster lab"
                .split(" ", -1));
    try (PveSimulator pve = options.builder().start();
        Browser browser = new Browser(pve)) {
      assertThat(pve.url().getScheme()).isEqualTo("http");
      assertThat(browser.get(pve.auditor(), "/version").object()).containsEntry("release", "9.1");
      assertThat(browser.get(pve.auditor(), "/nodes").rows()).hasSize(1);
      assertThat(browser.get(pve.auditor(), "/cluster/resources?type=vm").rows()).hasSize(4);
    }
  }

  private int run(String... args) {
    return SimulatorMain.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
