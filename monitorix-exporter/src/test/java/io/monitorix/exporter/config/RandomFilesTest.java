package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomFilesTest {

  private static final int FILES = 250;

  private static final String[] PIECES = {
    "\n",
    "\n",
    "  ",
    "    ",
    "- ",
    ": ",
    ":",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "\"",
    "'",
    "|\n",
    ">-\n",
    "&a ",
    "*a",
    "<<: ",
    "!t ",
    "!!int ",
    "! ",
    "!<",
    ">",
    "%YAML 1.2\n",
    "%YAML 99999999999.1\n",
    "%TAG ! t%zz:\n",
    "---\n",
    "...\n",
    "#",
    "? ",
    "\t",
    "\\",
    "\\x",
    "\\U0011ffff",
    "~",
    "${",
    "}",
    "$$",
    "${A}",
    "\u00e9",
    "\ud83d\ude00",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\0",
    "\u007f",
    "@",
    "`",
    "targets",
    "name",
    "server",
    "token",
    "id",
    "secret",
    "secret_file",
    "user",
    "password",
    "tls",
    "fingerprint",
    "ca_file",
    "insecure",
    "interval",
    "timeout",
    "collectors",
    "web",
    "poll",
    "listen_address",
    "verify_ssl",
    "port",
    "15s",
    "99999999999999999999",
    "true",
    "[::]:9221",
    "/"
  };

  private final Map<String, String> environment = Map.of("A", "x");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bytesOfAnySortEndInAConfigException(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      loadBoth(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6, 7})
  void yamlLookAlikesEndInAConfigException(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      loadBoth(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void damagedConfigurationEndsInAConfigExceptionOrStaysWhole() throws IOException {
    byte[] whole =
        """
        web: {listen_address: "[::]:9221"}
        poll: {interval: 15s, timeout: 10s}
        targets:
          - &a
            name: lab
            server: https://pve1.example:8006
            token: {id: monitorix@pve!exporter, secret: "${A}"}
          - {<<: *a, name: "two", tls: {insecure: true}}
        """
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(8);
    for (int i = 0; i < FILES; i++) {
      byte[] damaged = whole.clone();
      for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(128);
      }
      loadBoth(damaged);
    }
  }

  /** Any other exception fails the test. */
  private void loadBoth(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("random.yml"), content);
    try {
      assertThat(new ConfigLoader(environment).load(file).targets()).isNotEmpty();
    } catch (ConfigException e) {
      assertThat(e.problems()).isNotEmpty();
    }
    try {
      assertThat(new PveModules().load(file)).isNotEmpty();
    } catch (ConfigException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }
}
