package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.client.pve.model.StorageId;
import io.monitorix.client.pve.model.Upid;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  private final PveServer server = new PveServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aGuestIsItsKindAndNumber() {
    assertThat(GuestId.parse("qemu/100"))
        .isEqualTo(GuestId.qemu(100))
        .isNotEqualTo(GuestId.lxc(100))
        .returns(GuestKind.QEMU, GuestId::kind)
        .returns(100, GuestId::vmid)
        .hasToString("qemu/100");
    assertThat(GuestId.tryParse("lxc/999999999")).contains(GuestId.lxc(999_999_999));
  }

  @Test
  void aServiceOfHighAvailabilityMayBeAGuest() {
    assertThat(GuestId.ofService("vm:100")).contains(GuestId.qemu(100));
    assertThat(GuestId.ofService("ct:101")).contains(GuestId.lxc(101));
    assertThat(GuestId.ofService("fa:123")).isEmpty();
    assertThat(GuestId.ofService("vm:0")).isEmpty();
    assertThat(GuestId.ofService(null)).isEmpty();
  }

  @Test
  void guestsAreOrderedByNumber() {
    assertThat(Stream.of(GuestId.qemu(1000), GuestId.lxc(101), GuestId.qemu(101)).sorted())
        .containsExactly(GuestId.qemu(101), GuestId.lxc(101), GuestId.qemu(1000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "100",
        "qemu",
        "qemu/",
        "qemu/0",
        "qemu/007",
        "qemu/-1",
        "qemu/1000000000",
        "qemu/99999999999999999999",
        "QEMU/100",
        "qemu/100/x",
        "openvz/100",
        "vm:100",
        " qemu/100"
      })
  void whatIsNoGuestIsRefusedWithItsForm(String text) {
    assertThat(GuestId.tryParse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GuestId.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("qemu/<vmid>");
  }

  @Test
  void aGuestHasAPositiveNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GuestId.lxc(-5))
        .withMessageContaining("-5");
  }

  @Test
  void aStorageIsItsNodeAndName() {
    assertThat(StorageId.parse("storage/pve1/local-zfs"))
        .isEqualTo(new StorageId("pve1", "local-zfs"))
        .hasToString("storage/pve1/local-zfs");
    assertThat(
            Stream.of("storage/b/a", "storage/a/b", "storage/a/a").map(StorageId::parse).sorted())
        .extracting(StorageId::toString)
        .containsExactly("storage/a/a", "storage/a/b", "storage/b/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "storage", "storage/a", "storage/a/", "storage//b", "storage/a/b/c", "x/a/b"})
  void whatIsNoStorageIsRefusedWithItsForm(String text) {
    assertThat(StorageId.tryParse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorageId.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("storage/<node>/<name>");
  }

  @Test
  void aStorageHasNamesWithoutSlashes() {
    assertThatIllegalArgumentException().isThrownBy(() -> new StorageId("a/b", "c"));
    assertThatIllegalArgumentException().isThrownBy(() -> new StorageId("a", ""));
  }

  @Test
  void aGuestOfEitherKindIsReachedByItsId() {
    NodeApi node = server.client.node("a");

    assertThat(node.guest(GuestId.qemu(7)).status().path())
        .isEqualTo(node.qemu(7).status().path())
        .isEqualTo("/nodes/a/qemu/7/status/current");
    assertThat(node.guest(GuestId.lxc(8)).config().path()).isEqualTo("/nodes/a/lxc/8/config");
  }

  @Test
  void aTaskOfSomethingOddIsCalledByItsWholeId() throws InterruptedException {
    Upid odd = Upid.parse("UPID:a:00000001:00000001:6955B900:zfscreate:x\\y%2F?#+ü:ann@pve!t:");
    server.answerData("[]");

    server.client.node("a").tasks().log(odd, 0, 1).execute();

    assertThat(server.http.takeRequest().getUrl().pathSegments())
        .containsExactly("api2", "json", "nodes", "a", "tasks", odd.toString(), "log");
  }
}
