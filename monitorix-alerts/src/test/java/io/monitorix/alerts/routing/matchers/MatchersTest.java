package io.monitorix.alerts.routing.matchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      value = {
        "a=b ; {a=\"b\"}",
        "' a = b ' ; {a=\"b\"}",
        "{b=~\"x|y\",a!=\"\"} ; {a!=\"\",b=~\"x|y\"}",
        "a=\"b,c\",d!~e ; {a=\"b,c\",d!~\"e\"}",
        "a= ; {a=\"\"}",
        "a=b, ; {a=\"b\"}",
        "a=\"x\\\"y\\\\z\\nw\\q\" ; {a=\"x\\\"y\\\\z\\nw\\\\q\"}",
        "a:b=c ; {a:b=\"c\"}",
        "a=b c ; {a=\"b c\"}",
        "a=b=c ; {a=\"b=c\"}",
        "{} ; {}",
        "'' ; {}",
        "Küche=warm ; {Küche=\"warm\"}",
        "{\"room no\"=\"4 \\u00e4\"} ; {\"room no\"=\"4 ä\"}",
        "a.b=~\"c+\" ; {a.b=~\"c+\"}",
      })
  void whatIsReadIsWrittenAsAlertmanagerDoes(String text, String written) {
    assertThat(Matchers.parse(text)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "=b", "a==\"b", "a=\"b", "a=b\"c", "a=~(", "a b=c", "\"a=b", ",", "{{a=b}}"})
  void whatIsNoListOfMatchersIsRefused(String text) {
    assertThatThrownBy(() -> Matchers.parse(text)).isInstanceOf(MatcherSyntaxException.class);
  }

  @Test
  void allHaveToMatchAndAnAbsentLabelIsEmpty() {
    Matchers matchers = Matchers.parse("a=b,c!=d,e=~\"|f\"");

    assertThat(matchers.matches(Labels.of("a", "b"))).isTrue();
    assertThat(matchers.matches(Labels.of("a", "b", "e", "f"))).isTrue();
    assertThat(matchers.matches(Labels.of("a", "b", "e", "ff"))).isFalse();
    assertThat(matchers.matches(Labels.of("a", "b", "c", "d"))).isFalse();
    assertThat(matchers.matches(Labels.EMPTY)).isFalse();
    assertThat(Matchers.NONE.matches(Labels.EMPTY)).isTrue();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    for (String value : new String[] {"", "x\\", "a\"b", "\n", "ä🫖", "{},=~", " "}) {
      Matchers matchers = new Matchers(List.of(LabelMatcher.equal("n", value)));

      assertThat(Matchers.parse(matchers.toString())).isEqualTo(matchers);
    }
  }
}
