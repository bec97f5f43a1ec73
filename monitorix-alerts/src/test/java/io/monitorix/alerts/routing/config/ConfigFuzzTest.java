package io.monitorix.alerts.routing.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.yaml.FileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Good files with random damage: each is read, or refused with at least one problem. */
class ConfigFuzzTest {

  private static final String[] PIECES = {
    "[",
    "]",
    "{",
    "}",
    ":",
    "- ",
    "\n",
    "  ",
    "'",
    "\"",
    "&a ",
    "*a",
    "<<: ",
    "null",
    "~",
    "...",
    "!!int ",
    "| ",
    "receiver",
    "matchers",
    "a=~\"(\"",
    "\ud83e\uded6",
    "\u0000",
    "-1:",
    "24:00",
    "9999999999",
    "0x",
    "#",
    "? ",
    "%",
    "@",
    "{}",
    "[]",
    "\t",
    "name: a",
    "\\x"
  };

  @Test
  void noFileCrashesTheReader() {
    List<String> seeds = new ArrayList<>();
    ConfigCases.good().forEach(each -> seeds.add(each.text()));
    ConfigCases.bad().forEach(each -> seeds.add(each.text()));
    Random random = new Random(99);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = damaged(seeds.get(random.nextInt(seeds.size())), random);
      try {
        RoutingConfigTest.read(text);
        read++;
      } catch (FileException e) {
        assertThat(e.problems()).isNotEmpty();
        refused++;
      }
    }
    assertThat(read).isGreaterThan(100);
    assertThat(refused).isGreaterThan(10_000);
  }

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(damaged.length() + 1);
      if (random.nextBoolean()) {
        damaged.insert(at, PIECES[random.nextInt(PIECES.length)]);
      } else {
        damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(6)));
      }
    }
    return damaged.toString();
  }
}
