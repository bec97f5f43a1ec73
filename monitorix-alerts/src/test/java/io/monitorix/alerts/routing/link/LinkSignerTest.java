package io.monitorix.alerts.routing.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.ack.Acknowledgements;
import io.monitorix.alerts.routing.link.LinkRefusedException.Reason;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSignerTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Labels LABELS =
      Labels.of("alertname", "GuestDown", "name", "web \"1\", +&é");

  private static LinkSigner signer(int key, Instant now) {
    byte[] bytes = new byte[LinkSigner.KEY_LENGTH];
    Arrays.fill(bytes, (byte) key);
    return new LinkSigner(bytes, WEEK, InstantSource.fixed(now));
  }

  private static Map<String, String> parameters(String url) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : URI.create(url).getRawQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static SilenceLink check(LinkSigner signer, Map<String, String> parameters) {
    return signer.check(
        parameters.getOrDefault("filter", ""),
        parameters.getOrDefault("expires", ""),
        parameters.getOrDefault("signature", ""));
  }

  private static void isRefused(LinkSigner signer, Map<String, String> parameters, Reason reason) {
    assertThatExceptionOfType(LinkRefusedException.class)
        .isThrownBy(() -> check(signer, parameters))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aLinkSaysWhatItAllows() {
    String url = signer(1, NOW).url("https://monitorix.example/below", LABELS);

    assertThat(url).startsWith("https://monitorix.example/below/silence?filter=%7Balertname");
    assertThat(check(signer(1, NOW), parameters(url)))
        .isEqualTo(new SilenceLink(Acknowledgements.matchers(LABELS), NOW.plus(WEEK)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\\", "}\"", "{", "=~", "\u0085", " ", "😀", "a,b=\"c\"", "'`"})
  void whateverLabelsHaveComesBack(String odd) {
    for (Labels labels : new Labels[] {Labels.of("a", odd), Labels.of("x" + odd, "b" + odd)}) {
      String url = signer(1, NOW).url("https://x", labels);

      assertThat(check(signer(1, NOW), parameters(url)).matchers())
          .isEqualTo(Acknowledgements.matchers(labels));
    }
  }

  @Test
  void isGoodUntilItExpires() {
    Map<String, String> parameters = parameters(signer(1, NOW).url("https://x", LABELS));

    assertThat(check(signer(1, NOW.plus(WEEK).minusSeconds(1)), parameters).expiresAt())
        .isEqualTo(NOW.plus(WEEK));
    isRefused(signer(1, NOW.plus(WEEK)), parameters, Reason.EXPIRED);
  }

  @Test
  void nothingOfItCanBeChanged() {
    Map<String, String> good = parameters(signer(1, NOW).url("https://x", LABELS));
    Map<String, String> changes =
        Map.of(
            "filter", "{alertname=~\".+\"}",
            "expires", Long.toString(NOW.plus(WEEK).getEpochSecond() + 1),
            "signature", good.getOrDefault("signature", "").substring(1));
    changes.forEach(
        (name, value) -> {
          Map<String, String> changed = new LinkedHashMap<>(good);
          changed.put(name, value);
          isRefused(signer(1, NOW), changed, Reason.FORGED);
          changed.remove(name);
          isRefused(signer(1, NOW), changed, Reason.FORGED);
        });
    // What is moved from one part to the other makes another text.
    Map<String, String> moved = new LinkedHashMap<>(good);
    moved.put("expires", good.get("expires") + "\n" + good.get("filter"));
    moved.put("filter", "");
    isRefused(signer(1, NOW), moved, Reason.FORGED);
  }

  @Test
  void anotherKeySignsOtherwise() {
    isRefused(signer(2, NOW), parameters(signer(1, NOW).url("https://x", LABELS)), Reason.FORGED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LinkSigner(new byte[31], WEEK, InstantSource.fixed(NOW)));
  }
}
