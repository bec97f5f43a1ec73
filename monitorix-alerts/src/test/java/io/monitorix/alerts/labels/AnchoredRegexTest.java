package io.monitorix.alerts.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchoredRegexTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a{1000}){1000}",
        "((a{10}){10}){11}",
        "(?:a{2,}){501}",
        "((((a{5}){5}){5}){5}){5}",
        "[[:alpha:]\\]{3}]{1000}{2}"
      })
  void nestedRepeatsAreRefusedAsGoRefusesThem(String regex) {
    assertThatThrownBy(() -> AnchoredRegex.compile(regex))
        .isInstanceOf(PatternSyntaxException.class)
        .hasMessageContaining("invalid repeat count");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{1000}",
        "(a{100}){10}",
        "a{0,255}",
        ".*((?i)duc).*",
        "[]{1000}a]+",
        "\\Q(((a{1000}){1000}\\E",
        "[(](?P<x>a|b)*\\p{Greek}{3}",
        "x{,5}",
        ""
      })
  void whatIsOfUseIsCompiled(String regex) {
    assertThat(AnchoredRegex.compile(regex).pattern()).isEqualTo(regex);
  }

  @Test
  void nothingThatIsCompiledRunsOutOfStack() throws InterruptedException {
    for (String part :
        new String[] {"a?", "(a*)", "(^*|$)", "(?:a|)", "x{0,9}", "(?:b?|c{0,3})*"}) {
      for (int times = 1; times < 20_000; times = times * 3 / 2 + 1) {
        survives(part.repeat(times));
        survives("(".repeat(times) + part + ")*".repeat(times));
      }
    }
    survives("a{0,1000}");
    survives("a{1000}".repeat(9000));
    survives(alternatives(9000, "."));
  }

  @Test
  void thousandsOfPlainAlternativesNeedNoCompiling() {
    LabelMatcher matcher =
        LabelMatcher.of(
            "instance", LabelMatcher.Type.REGEX, "(" + alternatives(9000, "\\.example") + ")");
    assertThat(matcher.literals().orElseThrow()).hasSize(9000).contains("\u4e077.example");
    assertThat(matcher.matches("\u4e077.example")).isTrue();
    assertThat(matcher.matches("\u4e077xexample")).isFalse();
  }

  private static String alternatives(int count, String after) {
    return IntStream.range(0, count)
        .mapToObj(i -> Character.toString(0x4e00 + i) + i + after)
        .collect(Collectors.joining("|"));
  }

  /** On half of the stack that threads have: a query takes some of it, too. */
  private static void survives(String regex) throws InterruptedException {
    @Nullable Throwable[] failure = new @Nullable Throwable[1];
    Thread thread = new Thread(null, () -> failure[0] = failure(regex), "small", 512 * 1024);
    thread.start();
    thread.join();
    assertThat(failure[0]).as(regex.substring(0, Math.min(40, regex.length()))).isNull();
  }

  private static @Nullable Throwable failure(String regex) {
    try {
      Pattern pattern = AnchoredRegex.compile(regex);
      pattern.matches("aaaab");
    } catch (PatternSyntaxException e) {
      return null;
    } catch (StackOverflowError | RuntimeException e) {
      return e;
    }
    return null;
  }
}
