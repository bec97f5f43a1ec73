package io.monitorix.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.rules.file.AlertSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Alerts that are renamed must not be forgotten in {@code alertmanager/inhibit-rules.yml}. */
class InhibitionTest {

  private static final Pattern BAR = Pattern.compile("\\|");
  private static final Pattern NAMES =
      Pattern.compile("(?m)^ {2}- alertname (?:=|!=|=~) \"?([\\w|.+]+)\"?$");

  @Test
  void eachNameIsThatOfAnAlert() {
    List<String> alerts = Project.alerts().stream().map(AlertSpec::name).toList();
    List<String> unknown = new ArrayList<>();
    int found = 0;
    Matcher line = NAMES.matcher(Project.read(Path.of("alertmanager/inhibit-rules.yml")));
    while (line.find()) {
      for (String name : BAR.splitAsStream(line.group(1)).toList()) {
        found++;
        if (alerts.stream().noneMatch(Pattern.compile(name).asMatchPredicate())) {
          unknown.add(name);
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(found).isGreaterThan(30);
  }
}
