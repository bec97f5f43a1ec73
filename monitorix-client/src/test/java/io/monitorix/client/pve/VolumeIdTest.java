package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.client.pve.model.VolumeContent;
import io.monitorix.client.pve.model.VolumeId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeIdTest {

  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          tank:vm-7-disk-0, IMAGES, 7
          tank:base-7-disk-1, IMAGES, 7
          tank:base-7-disk-0/vm-8-disk-0, IMAGES, 8
          tank:vm-7-cloudinit, IMAGES, 7
          tank:vm-7-state-before_x, IMAGES, 7
          tank:subvol-9-disk-0, ROOTDIR, 9
          tank:basevol-9-disk-0/subvol-10-disk-0, ROOTDIR, 10
          local:7/vm-7-disk-0.qcow2, IMAGES, 7
          local:7/base-7-disk-0.qcow2/8/vm-8-disk-0.qcow2, IMAGES, 8
          local:iso/vm-7-disk-0.iso, ISO,
          local:iso/debian-13.iso, ISO,
          local:vztmpl/debian-13.tar.zst, VZTMPL,
          local:snippets/hook.pl, SNIPPETS,
          local:import/a.ova, IMPORT,
          local:backup/vzdump-lxc-9-2026_01_31-02_30_00.tar.zst, BACKUP, 9
          local:backup/mine.vma, BACKUP,
          pbs:backup/vm/7/2026-01-31T02:30:00Z, BACKUP, 7
          pbs:backup/host/mail/2026-01-31T02:30:00Z, BACKUP,
          tank:what-is-this, UNKNOWN,
          local:hologram/x, UNKNOWN,
          tank:vm-99999999999-disk-0, UNKNOWN,
          """)
  void theNameTellsWhatItIsAndWhose(String text, VolumeContent content, @Nullable Integer vmid) {
    VolumeId volume = VolumeId.parse(text);

    assertThat(volume.content()).isEqualTo(content);
    assertThat(volume.vmid()).isEqualTo(vmid == null ? OptionalInt.empty() : OptionalInt.of(vmid));
    assertThat(volume).hasToString(text);
  }

  @Test
  void aFileIsNamedAfterTheWallClockOfItsNode() {
    VolumeId dump = VolumeId.parse("local:backup/vzdump-qemu-7-2026_07_01-02_30_00.vma.zst");

    assertThat(dump.guestKind()).contains(GuestKind.QEMU);
    assertThat(dump.backupTime(ZoneOffset.UTC)).contains(Instant.parse("2026-07-01T02:30:00Z"));
    assertThat(dump.backupTime(VIENNA)).contains(Instant.parse("2026-07-01T00:30:00Z"));
  }

  @Test
  void aBackupOnABackupServerIsNamedAfterUtc() {
    VolumeId snapshot = VolumeId.parse("pbs:backup/ct/9/2026-07-01T02:30:00Z");

    assertThat(snapshot.guestKind()).contains(GuestKind.LXC);
    assertThat(snapshot.backupTime(VIENNA)).contains(Instant.parse("2026-07-01T02:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local:backup/vzdump-qemu-7-2026_02_30-02_30_00.vma",
        "local:backup/vzdump-qemu-7-2026_13_01-02_30_00.vma",
        "local:backup/vzdump-qemu-7-yesterday.vma",
        "pbs:backup/vm/7/yesterday",
        "tank:vm-7-disk-0"
      })
  void whereTheNameTellsNoTimeThereIsNone(String text) {
    assertThat(VolumeId.parse(text).backupTime(VIENNA)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "tank", "tank:", ":x", "tank: ", "/dev/sda", "-x:y", "none"})
  void whatIsNoVolumeIsRefusedWithItsForm(String text) {
    assertThat(VolumeId.tryParse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VolumeId.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("<storage>:<name>");
  }

  @Test
  void namesThatWouldMakeAnotherIdAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new VolumeId("a:b", "c"));
    assertThatIllegalArgumentException().isThrownBy(() -> new VolumeId("", "c"));
    assertThatIllegalArgumentException().isThrownBy(() -> new VolumeId("a", " "));
  }

  @Test
  void volumesAreOrderedByStorageAndName() {
    assertThat(Stream.of("b:a", "a:b", "a:a").map(VolumeId::parse).sorted())
        .extracting(VolumeId::toString)
        .containsExactly("a:a", "a:b", "b:a");
  }
}
