package io.monitorix.client.pve.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.Schemas;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  private record Declared(String endpoint, String field, Function<String, Enum<?>> reader) {}

  /** Where a schema declares a closed set of words, and how we read them. */
  private static final List<Declared> DECLARED =
      List.of(
          new Declared("/nodes", "status", NodeState::of),
          new Declared("/nodes/{node}/qemu", "status", GuestState::of),
          new Declared("/nodes/{node}/lxc", "status", GuestState::of),
          new Declared("/nodes/{node}/services", "active-state", ServiceState::of),
          new Declared("/nodes/{node}/services", "unit-state", ServiceUnitState::of),
          new Declared("/nodes/{node}/network", "type", NetworkInterfaceType::of),
          new Declared("/nodes/{node}/subscription", "status", SubscriptionState::of),
          new Declared("/nodes/{node}/sdn/zones", "status", SdnState::of),
          new Declared("/nodes/{node}/ceph/pool", "type", CephPoolType::of),
          new Declared("/nodes/{node}/apt/versions", "CurrentState", PackageState::of),
          new Declared("/cluster/backup", "mode", BackupMode::of),
          new Declared("/cluster/backup", "compress", BackupCompression::of),
          new Declared("/cluster/sdn/zones", "state", SdnChange::of),
          new Declared("/cluster/ha/resources", "state", HaRequestState::of),
          new Declared("/cluster/ha/rules/{rule}", "type", HaRuleType::of),
          new Declared("/cluster/ha/status/current", "type", HaEntryKind::of),
          new Declared("/cluster/ha/status/current", "armed-state", HaFencingState::of),
          new Declared("/cluster/ha/status/current", "resource_mode", HaResourceMode::of),
          new Declared("/cluster/metrics/export", "type", MetricKind::of),
          new Declared("/access/acl", "type", AclSubject::of),
          new Declared("/access/tfa/{userid}", "type", TfaType::of));

  @ParameterizedTest
  @ValueSource(strings = {"7.4", "8.4", "9.2"})
  void everyDeclaredWordHasAConstant(String version) throws IOException {
    Map<?, ?> schemas = Schemas.of(version);
    Collection<String> unread = new TreeSet<>();
    int words = 0;
    for (Declared declared : DECLARED) {
      for (String word : words(schemas.get("GET " + declared.endpoint()), declared.field())) {
        words++;
        if (!word.equals("unknown") && declared.reader().apply(word).name().equals("UNKNOWN")) {
          unread.add(declared.endpoint() + " " + declared.field() + " " + word);
        }
      }
    }

    assertThat(words).isGreaterThan(10);
    assertThat(unread).isEmpty();
  }

  private static List<String> words(@Nullable Object schema, String field) {
    if (!(schema instanceof Map<?, ?> node)) {
      return List.of();
    }
    if (node.get("properties") instanceof Map<?, ?> properties
        && properties.get(field) instanceof Map<?, ?> property
        && property.get("enum") instanceof List<?> words) {
      return words.stream().map(String::valueOf).toList();
    }
    return Stream.of("returns", "items", "properties", "data")
        .map(name -> words(node.get(name), field))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  static Stream<Function<@Nullable String, Enum<?>>> readers() {
    return Stream.of(
        AclSubject::of,
        AddressFamily::of,
        BackupCompression::of,
        BackupMode::of,
        BootMode::of,
        CephHealth::of,
        CephPoolType::of,
        DiskType::of,
        GuestLock::of,
        GuestState::of,
        HaFencingState::of,
        HaLocalMode::of,
        HaLocalState::of,
        HaNodeState::of,
        HaRequestState::of,
        HaResourceMode::of,
        HaRuleType::of,
        HaServiceState::of,
        MetricKind::of,
        NetworkInterfaceType::of,
        NodeState::of,
        OsdState::of,
        PackageState::of,
        SdnChange::of,
        SdnState::of,
        ServiceState::of,
        ServiceUnitState::of,
        SubscriptionLevel::of,
        SubscriptionState::of,
        TfaType::of,
        VerificationState::of,
        VolumeContent::of,
        ZfsHealth::of);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void whatIsAbsentOrNewerIsUnknown(Function<@Nullable String, Enum<?>> reader) {
    assertThat(reader.apply(null).name()).isEqualTo("UNKNOWN");
    assertThat(reader.apply("levitating").name()).isEqualTo("UNKNOWN");
    assertThat(reader.apply("unknown").name()).isEqualTo("UNKNOWN");
  }

  static Stream<Arguments> spellings() {
    return Stream.of(
        Arguments.of(GuestState.of("running"), GuestState.RUNNING),
        Arguments.of(GuestState.of("io-error"), GuestState.IO_ERROR),
        Arguments.of(GuestState.of("guest-panicked"), GuestState.GUEST_PANICKED),
        Arguments.of(GuestLock.of("snapshot-delete"), GuestLock.SNAPSHOT_DELETE),
        Arguments.of(
            HaServiceState.of("request_start_balance"), HaServiceState.REQUEST_START_BALANCE),
        Arguments.of(HaLocalState.of("wait_for_agent_lock"), HaLocalState.WAIT_FOR_AGENT_LOCK),
        Arguments.of(HaNodeState.of("maintenance"), HaNodeState.MAINTENANCE),
        Arguments.of(HaLocalMode.of("restart"), HaLocalMode.RESTART),
        Arguments.of(BackupCompression.of("0"), BackupCompression.NONE),
        Arguments.of(BackupCompression.of("1"), BackupCompression.LZO),
        Arguments.of(BackupCompression.of("zstd"), BackupCompression.ZSTD),
        Arguments.of(SubscriptionLevel.of(""), SubscriptionLevel.NONE),
        Arguments.of(SubscriptionLevel.of("c"), SubscriptionLevel.COMMUNITY),
        Arguments.of(SubscriptionLevel.of("b"), SubscriptionLevel.BASIC),
        Arguments.of(SubscriptionLevel.of("s"), SubscriptionLevel.STANDARD),
        Arguments.of(SubscriptionLevel.of("p"), SubscriptionLevel.PREMIUM),
        Arguments.of(CephHealth.of("HEALTH_OK"), CephHealth.OK),
        Arguments.of(CephHealth.of("HEALTH_WARN"), CephHealth.WARN),
        Arguments.of(CephHealth.of("HEALTH_ERR"), CephHealth.ERR),
        Arguments.of(CephHealth.of("OK"), CephHealth.UNKNOWN),
        Arguments.of(DiskHealth.of("PASSED"), DiskHealth.PASSED),
        Arguments.of(DiskHealth.of("OK"), DiskHealth.PASSED),
        Arguments.of(DiskHealth.of("FAILED!"), DiskHealth.FAILED),
        Arguments.of(DiskHealth.of("FAILURE PREDICTION THRESHOLD EXCEEDED"), DiskHealth.FAILED),
        Arguments.of(DiskHealth.of("UNKNOWN"), DiskHealth.UNKNOWN),
        Arguments.of(DiskHealth.of(null), DiskHealth.UNKNOWN),
        Arguments.of(OsdState.of("down"), OsdState.DOWN),
        Arguments.of(AddressFamily.of("inet"), AddressFamily.IPV4),
        Arguments.of(AddressFamily.of("ipv6"), AddressFamily.IPV6),
        Arguments.of(DiskType.of("nvme"), DiskType.NVME),
        Arguments.of(ZfsHealth.of("DEGRADED"), ZfsHealth.DEGRADED),
        Arguments.of(NetworkInterfaceType.of("OVSIntPort"), NetworkInterfaceType.OVS_INT_PORT),
        Arguments.of(BootMode.of("legacy-bios"), BootMode.LEGACY_BIOS),
        Arguments.of(VerificationState.of("failed"), VerificationState.FAILED));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void wordsAreReadAsProxmoxSpellsThem(Enum<?> read, Enum<?> expected) {
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void aGuestHasTwoWordsForItsKind() {
    assertThat(Stream.of("qemu", "vm", "lxc", "ct", "openvz", "").map(GuestKind::of))
        .extracting(kind -> kind.orElse(null))
        .containsExactly(GuestKind.QEMU, GuestKind.QEMU, GuestKind.LXC, GuestKind.LXC, null, null);
    assertThat(GuestKind.of(null)).isEmpty();
    assertThat(GuestKind.LXC.word()).isEqualTo("lxc");
  }
}
