package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.client.pve.model.Upid;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpidTest {

  private static final String OF_A_TOKEN =
      "UPID:node-7:0000BEEF:01234567:6955B900:vzdump:7:ann@pve!nightly:";

  @Test
  void allPartsAreRead() {
    assertThat(Upid.parse(OF_A_TOKEN))
        .returns("node-7", Upid::node)
        .returns(0xBEEFL, Upid::pid)
        .returns(0x01234567L, Upid::processStart)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), Upid::startTime)
        .returns("vzdump", Upid::type)
        .returns("7", Upid::id)
        .returns("ann@pve", Upid::user)
        .returns("nightly", Upid::tokenId)
        .hasToString(OF_A_TOKEN);
  }

  @Test
  void aTaskOfNothingStartedByAUserHasNeitherIdNorToken() {
    assertThat(Upid.parse("UPID:a:00000001:1234567AB:6955B900:aptupdate::root@pam:"))
        .returns("", Upid::id)
        .returns(null, Upid::tokenId)
        .returns("root@pam", Upid::user)
        .returns(0x1234567ABL, Upid::processStart);
  }

  @Test
  void theSameTextIsTheSameTask() {
    assertThat(Upid.parse(OF_A_TOKEN))
        .isEqualTo(Upid.parse(OF_A_TOKEN))
        .hasSameHashCodeAs(Upid.parse(OF_A_TOKEN))
        .isNotEqualTo(Upid.parse(OF_A_TOKEN.replace("vzdump", "qmstart")));
  }

  @Test
  void theOlderTaskComesFirst() {
    Upid older = Upid.parse("UPID:z:00000009:00000009:00000001:z:z:z@pam:");
    Upid newer = Upid.parse("UPID:a:00000001:00000001:00000002:a:a:a@pam:");

    assertThat(Stream.of(newer, older).sorted()).containsExactly(older, newer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "UPID",
        "UPID:a:00000001:00000001:6955B900:vzdump:7:root@pam",
        "UPID::00000001:00000001:6955B900:vzdump:7:root@pam:",
        "UPID:-a:00000001:00000001:6955B900:vzdump:7:root@pam:",
        "UPID:a:1:00000001:6955B900:vzdump:7:root@pam:",
        "UPID:a:0000000G:00000001:6955B900:vzdump:7:root@pam:",
        "UPID:a:00000001:00000001:6955B900::7:root@pam:",
        "UPID:a:00000001:00000001:6955B900:vzdump:7::",
        "UPID:a:00000001:00000001:6955B900:vz dump:7:root@pam:",
        "UPID:a:00000001:00000001:0000000A:6955B900:backup:store:root@pam:",
        "upid:a:00000001:00000001:6955B900:vzdump:7:root@pam:"
      })
  void whatIsNoTaskIdIsRefusedWithItsForm(String text) {
    assertThat(Upid.tryParse(text)).isEmpty();
    assertThatThrownBy(() -> Upid.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("UPID:node:pid:pstart:starttime:type:id:user:");
  }
}
