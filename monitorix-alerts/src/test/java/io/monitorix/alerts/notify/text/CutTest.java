package io.monitorix.alerts.notify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CutTest {

  @Test
  void leavesWhatFits() {
    assertThat(Cut.toCodePoints("grüße", 5)).isEqualTo("grüße");
    assertThat(Cut.toBytes("grüße", 7)).isEqualTo("grüße");
    assertThat(Cut.toUtf16("😀", 2)).isEqualTo("😀");
  }

  @Test
  void neverCutsWithinACharacter() {
    assertThat(Cut.toCodePoints("😀😀😀", 2)).isEqualTo("😀…");
    assertThat(Cut.toUtf16("😀😀", 3)).isEqualTo("😀…");
    assertThat(Cut.toUtf16("a😀😀", 3)).isEqualTo("a…");
    for (int most = 3; most < 24; most++) {
      String cut = Cut.toBytes("aé€😀aé€😀aé€😀", most);
      assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most);
      assertThat(cut).doesNotContain("\ufffd").endsWith("…");
    }
  }
}
