package io.monitorix.alerts.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.template.error.TemplateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Go made of the same templates, messages included. */
class GoCasesTest {

  private static final Pattern CASE =
      Pattern.compile(
          "(?s)--- (alert|notification)\n(.*?)\n(===|!!!)\n(.*?)(?=\n--- (?:alert|notif)|\n\\z)");

  record Case(boolean alert, String template, boolean fails, String result) {
    @Override
    public String toString() {
      return template;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void templatesDoWhatTheyDoInGo(Case wanted) {
    String before = wanted.fails() ? "error: " : "";
    assertThat(expanded(wanted)).isEqualTo(before + wanted.result());
  }

  private static String expanded(Case wanted) {
    if (wanted.alert()) {
      return Fixtures.alert(wanted.template())
          .replaceFirst(
              "(?s)^<error expanding template: error (?:pars|execut)ing template __alert_A: (.*)>$",
              "error: $1");
    }
    try {
      return Fixtures.notifications().expand(wanted.template(), Fixtures.notification().asValue());
    } catch (TemplateException e) {
      return "error: " + e.getMessage();
    }
  }

  static List<Case> cases() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(GoCasesTest.class.getResourceAsStream("go.cases"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      List<Case> cases = new ArrayList<>();
      Matcher matcher = CASE.matcher(text);
      while (matcher.find()) {
        cases.add(
            new Case(
                matcher.group(1).equals("alert"),
                matcher.group(2),
                matcher.group(3).equals("!!!"),
                matcher.group(4)));
      }
      assertThat(cases).hasSizeGreaterThan(500);
      return cases;
    }
  }
}
