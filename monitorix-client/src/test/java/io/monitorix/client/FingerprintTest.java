package io.monitorix.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

  private static final String HEX =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddee0f";
  private static final String SHOWN =
      "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF"
          + ":00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:0F";

  @Test
  void howeverItIsWrittenItIsTheSame() {
    Fingerprint fingerprint = Fingerprint.parse(HEX);

    assertThat(
            Stream.of(
                HEX.toUpperCase(Locale.ROOT), SHOWN, SHOWN.toLowerCase(Locale.ROOT), " " + HEX))
        .allSatisfy(text -> assertThat(Fingerprint.parse(text)).isEqualTo(fingerprint))
        .allSatisfy(text -> assertThat(Fingerprint.tryParse(text)).contains(fingerprint));
    assertThat(fingerprint).hasToString(SHOWN).returns(HEX, Fingerprint::hex);
  }

  @Test
  void itIsOrderedByItsDigits() {
    Fingerprint zero = Fingerprint.parse("0".repeat(64));
    Fingerprint large = Fingerprint.parse("F".repeat(64));

    assertThat(Stream.of(large, Fingerprint.parse(SHOWN), zero).sorted())
        .containsExactly(zero, Fingerprint.parse(SHOWN), large);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "00:11",
        "0011223344556677889900112233445566778899",
        "g0112233445566778899aabbccddeeff00112233445566778899aabbccddee0f",
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddee0f0",
        "SHA256:00112233445566778899aabbccddeeff00112233445566778899aabbccddee0f"
      })
  void whatIsNoneIsRefusedWithItsText(String text) {
    assertThat(Fingerprint.tryParse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("64 hexadecimal digits");
  }

  @Test
  void trustTakesItAsItTakesText() {
    Fingerprint first = Fingerprint.parse(HEX);
    Fingerprint second = Fingerprint.parse("f".repeat(64));

    assertThat(Trust.fingerprint(first, second))
        .isEqualTo(Trust.fingerprint("F".repeat(64), SHOWN))
        .isNotEqualTo(Trust.fingerprint(first));
  }
}
