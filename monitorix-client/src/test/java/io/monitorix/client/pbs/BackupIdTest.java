package io.monitorix.client.pbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.monitorix.client.pbs.model.BackupGroupId;
import io.monitorix.client.pbs.model.BackupKind;
import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.client.pbs.model.BackupSnapshotId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupIdTest {

  @Test
  void aNamespaceIsAPathFromTheRoot() {
    BackupNamespace namespace = BackupNamespace.parse("site-a/_1/c.2");

    assertThat(namespace)
        .returns(3, BackupNamespace::depth)
        .returns(List.of("site-a", "_1", "c.2"), BackupNamespace::names)
        .returns(false, BackupNamespace::isRoot)
        .hasToString("site-a/_1/c.2")
        .isEqualTo(BackupNamespace.root().child("site-a").child("_1").child("c.2"))
        .hasSameHashCodeAs(BackupNamespace.parse("site-a/_1/c.2"));
    assertThat(namespace.parent()).hasValue(BackupNamespace.parse("site-a/_1"));
  }

  @Test
  void nothingIsTheRootOfAllNamespaces() {
    assertThat(BackupNamespace.parse(""))
        .isEqualTo(BackupNamespace.root())
        .returns(true, BackupNamespace::isRoot)
        .hasToString("");
    assertThat(BackupNamespace.root().parent()).isEmpty();
    assertThat(BackupNamespace.parse("a").parent()).hasValue(BackupNamespace.root());
  }

  @Test
  void whatIsInANamespaceFollowsIt() {
    assertThat(Stream.of("b", "a/z", "", "a").map(BackupNamespace::parse).sorted())
        .extracting(BackupNamespace::toString)
        .containsExactly("", "a", "a/z", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a", "a/", "a//b", "..", "a/../b", "-a", "a b", "ä", "a\n"})
  void whatIsNoNamespaceIsRefused(String text) {
    assertThat(BackupNamespace.tryParse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BackupNamespace.parse(text))
        .withMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "..", "-"})
  void whatIsNoNameIsNoChild(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> BackupNamespace.root().child(name));
  }

  @Test
  void aGroupIsATypeAndAnId() {
    assertThat(BackupGroupId.parse("vm/100"))
        .isEqualTo(BackupGroupId.vm(100))
        .returns(BackupKind.VM, BackupGroupId::kind)
        .hasToString("vm/100");
    assertThat(BackupGroupId.parse("host/db-1.example"))
        .isEqualTo(BackupGroupId.host("db-1.example"));
    assertThat(BackupGroupId.ct(7)).returns(BackupKind.CT, BackupGroupId::kind);
    assertThat(BackupGroupId.parse("pod/x")).returns(BackupKind.UNKNOWN, BackupGroupId::kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vm", "vm/", "/100", "vm/1/2", "VM/1", "vm/ 1", "vm/.."})
  void whatIsNoGroupIsRefused(String text) {
    assertThat(BackupGroupId.tryParse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BackupGroupId.parse(text))
        .withMessageContaining("'" + text + "'");
  }

  @Test
  void aBackupIsAGroupAndATime() {
    Instant time = Instant.parse("2026-01-31T02:30:00Z");

    assertThat(BackupSnapshotId.parse("ct/7/2026-01-31T02:30:00Z"))
        .isEqualTo(new BackupSnapshotId(BackupGroupId.ct(7), time.plusMillis(999)))
        .hasToString("ct/7/2026-01-31T02:30:00Z");
    assertThat(BackupSnapshotId.parse("ct/7/2026-01-31T03:30:00+01:00").time()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ct/7",
        "ct/7/",
        "ct/7/yesterday",
        "ct/7/2026-01-31",
        "7/2026-01-31T02:30:00Z"
      })
  void whatIsNoBackupIsRefused(String text) {
    assertThat(BackupSnapshotId.tryParse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BackupSnapshotId.parse(text))
        .withMessageContaining("'" + text + "'");
  }

  @Test
  void olderBackupsOfAGroupComeFirst() {
    assertThat(
            Stream.of(
                    "vm/2/2026-01-01T00:00:00Z",
                    "vm/1/2026-01-02T00:00:00Z",
                    "vm/1/2026-01-01T00:00:00Z")
                .map(BackupSnapshotId::parse)
                .sorted())
        .extracting(BackupSnapshotId::toString)
        .containsExactly(
            "vm/1/2026-01-01T00:00:00Z", "vm/1/2026-01-02T00:00:00Z", "vm/2/2026-01-01T00:00:00Z");
  }
}
