package io.monitorix.client.pbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.client.pbs.model.PbsUpid;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PbsUpidTest {

  private static final String OF_A_TOKEN =
      "UPID:bak-7:0000BEEF:01234567:0000001A:6955B900:backup:st\\x2d1\\x3avm-7:ann@pbs!nightly:";

  @Test
  void allPartsAreRead() {
    assertThat(PbsUpid.parse(OF_A_TOKEN))
        .returns("bak-7", PbsUpid::node)
        .returns(0xBEEFL, PbsUpid::pid)
        .returns(0x01234567L, PbsUpid::processStart)
        .returns(0x1AL, PbsUpid::taskNumber)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), PbsUpid::startTime)
        .returns("backup", PbsUpid::type)
        .returns("st-1:vm/7", PbsUpid::id)
        .returns("ann@pbs", PbsUpid::user)
        .returns("nightly", PbsUpid::tokenName)
        .hasToString(OF_A_TOKEN);
  }

  @Test
  void aTaskOfNothingStartedByAUserHasNeitherIdNorToken() {
    assertThat(PbsUpid.parse("UPID:a:00000001:1234567AB:00000000:6955B900:aptupdate::root@pam:"))
        .returns("", PbsUpid::id)
        .returns(null, PbsUpid::tokenName)
        .returns("root@pam", PbsUpid::user)
        .returns(0x1234567ABL, PbsUpid::processStart);
  }

  @ParameterizedTest
  @CsvSource({
    "plain,plain",
    "a\\x3ab,a:b",
    "a-b,a/b",
    "a\\x2db,a-b",
    "\\xc3\\xbc,ü",
    "\\xC3\\xBC,ü",
    "a\\x5cx3a,a\\x3a",
    "s\\x3a\\x3aj\\x2d1,s::j-1"
  })
  void whatATaskIsAboutIsReadWithoutItsEscapes(String escaped, String id) {
    assertThat(upidOf(escaped)).hasValueSatisfying(upid -> assertThat(upid.id()).isEqualTo(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\", "a\\x", "a\\x3", "a\\xzz", "a\\n", "a\\\\", "\\xc3", "\\xff\\xfe"})
  void aBrokenEscapeMakesItNoTaskId(String escaped) {
    assertThat(upidOf(escaped)).isEmpty();
  }

  private static java.util.Optional<PbsUpid> upidOf(String escapedId) {
    return PbsUpid.tryParse(
        "UPID:a:00000001:00000001:00000000:6955B900:verify:" + escapedId + ":root@pam:");
  }

  @Test
  void theSameTextIsTheSameTask() {
    assertThat(PbsUpid.parse(OF_A_TOKEN))
        .isEqualTo(PbsUpid.parse(OF_A_TOKEN))
        .hasSameHashCodeAs(PbsUpid.parse(OF_A_TOKEN))
        .isNotEqualTo(PbsUpid.parse(OF_A_TOKEN.replace("0000001A", "0000001B")));
  }

  @Test
  void theOlderTaskComesFirst() {
    PbsUpid older = PbsUpid.parse("UPID:z:00000009:00000009:00000009:00000001:z:z:z@pam:");
    PbsUpid newer = PbsUpid.parse("UPID:a:00000001:00000001:00000001:00000002:a:a:a@pam:");

    assertThat(Stream.of(newer, older).sorted()).containsExactly(older, newer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "UPID",
        "UPID:a:00000001:00000001:6955B900:vzdump:7:root@pam:",
        "UPID:a:00000001:00000001:00000000:6955B900:verify:s:root@pam",
        "UPID::00000001:00000001:00000000:6955B900:verify:s:root@pam:",
        "UPID:-a:00000001:00000001:00000000:6955B900:verify:s:root@pam:",
        "UPID:a:1:00000001:00000000:6955B900:verify:s:root@pam:",
        "UPID:a:0000000G:00000001:00000000:6955B900:verify:s:root@pam:",
        "UPID:a:00000001:00000001:00000000:6955B900::s:root@pam:",
        "UPID:a:00000001:00000001:00000000:6955B900:verify:s::",
        "UPID:a:00000001:00000001:00000000:6955B900:verify:s/../x:root@pam:",
        "UPID:a:00000001:00000001:00000000:6955B900:ver ify:s:root@pam:",
        "UPID:a:00000001:00000001:FFFFFFFFFFFFFFFF:6955B900:verify:s:root@pam:",
        "upid:a:00000001:00000001:00000000:6955B900:verify:s:root@pam:"
      })
  void whatIsNoTaskIdIsRefusedWithItsForm(String text) {
    assertThat(PbsUpid.tryParse(text)).isEmpty();
    assertThatThrownBy(() -> PbsUpid.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("UPID:node:pid:pstart:task:starttime:type:id:user:");
  }
}
