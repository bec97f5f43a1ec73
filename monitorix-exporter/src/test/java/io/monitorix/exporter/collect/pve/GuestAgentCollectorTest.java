package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.poll.MissingPermission;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuestAgentCollectorTest {

  private static final String AGENT = "/nodes/n1/qemu/100/agent/";
  private static final Duration MINUTE = Duration.ofSeconds(65);

  private JsonServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new JsonServer()
            .data(
                "/cluster/status",
                "[{\"type\":\"node\",\"id\":\"node/n1\",\"name\":\"n1\",\"online\":1}]")
            .data("/cluster/resources", guest("qemu", "running", ""))
            .data("/nodes/n1/qemu/100/config", "{\"agent\":\"1,type=virtio\"}")
            .data(
                AGENT + "get-fsinfo",
                """
                {"result":[
                  {"name":"sda1","mountpoint":"/","type":"ext4","total-bytes":1000,"used-bytes":400},
                  {"name":"loop0","mountpoint":"/snap/core/1","type":"squashfs","total-bytes":9,"used-bytes":9},
                  {"name":"sr0","mountpoint":"/cd","type":"iso9660"},
                  {"name":"sda1","mountpoint":"/srv/again","type":"ext4","total-bytes":1000,"used-bytes":400},
                  {"name":"dm-0","mountpoint":"/data","type":"xfs","total-bytes":5000}]}
                """)
            .data(AGENT + "info", "{\"result\":{\"version\":\"8.2.1\",\"supported_commands\":[]}}")
            .data(
                AGENT + "get-osinfo",
                """
                {"result":{"id":"mswindows","name":"Microsoft Windows","version-id":"2022",
                           "version":"Microsoft Windows Server 2022","kernel-release":"20348"}}
                """)
            .data(
                AGENT + "network-get-interfaces",
                """
                {"result":[
                  {"name":"lo","ip-addresses":[{"ip-address":"127.0.0.1","ip-address-type":"ipv4"},
                                               {"ip-address":"::1","ip-address-type":"ipv6"}]},
                  {"name":"ens18","hardware-address":"BC:24:11:00:00:01","ip-addresses":[
                    {"ip-address":"192.0.2.7","ip-address-type":"ipv4","prefix":24},
                    {"ip-address":"2001:db8::7","ip-address-type":"ipv6","prefix":64},
                    {"ip-address":"fe80::1%ens18","ip-address-type":"ipv6","prefix":64}]},
                  {"name":"veth1"}]}
                """);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String guest(String type, String status, String more) {
    return "[{\"type\":\"%s\",\"id\":\"%s/100\",\"vmid\":100,\"node\":\"n1\",\"status\":\"%s\"%s}]"
        .formatted(type, type, status, more);
  }

  private Collecting collecting() {
    return Collecting.of(server.target(), CollectorName.GUEST_AGENT);
  }

  private long asked(String path) {
    return server.asked().stream().filter(path::equals).count();
  }

  @Test
  void aMachinesAgentTellsOfFileSystemsSystemAndAddresses() {
    try (Collecting collecting = collecting()) {
      assertThat(collecting.poll().samples())
          .containsExactlyInAnyOrder(
              "pve_guest_agent_up{id=\"qemu/100\"} 1.0",
              "pve_guest_filesystem_size_bytes{device=\"sda1\",fstype=\"ext4\",id=\"qemu/100\","
                  + "mountpoint=\"/\"} 1000.0",
              "pve_guest_filesystem_usage_bytes{device=\"sda1\",fstype=\"ext4\",id=\"qemu/100\","
                  + "mountpoint=\"/\"} 400.0",
              "pve_guest_filesystem_size_bytes{device=\"dm-0\",fstype=\"xfs\",id=\"qemu/100\","
                  + "mountpoint=\"/data\"} 5000.0",
              "pve_guest_os_info{id=\"qemu/100\",kernel=\"20348\",os=\"mswindows\",version=\"2022\"}"
                  + " 1.0",
              "pve_guest_address_info{id=\"qemu/100\",interface=\"ens18\",ip=\"192.0.2.7\","
                  + "mac=\"bc:24:11:00:00:01\"} 1.0",
              "pve_guest_address_info{id=\"qemu/100\",interface=\"ens18\",ip=\"2001:db8::7\","
                  + "mac=\"bc:24:11:00:00:01\"} 1.0",
              "pve_guest_agent_version_info{id=\"qemu/100\",version=\"8.2.1\"} 1.0");
      assertThat(collecting.snapshot().problem()).isNull();
    }
  }

  @Test
  void fileSystemsAreReadEachMinuteTheRestEachQuarterAndTheConfigurationOnce() {
    try (Collecting collecting = collecting()) {
      collecting.poll();
      for (int minute = 0; minute < 5; minute++) {
        collecting.pollAfter(MINUTE);
      }
      assertThat(asked(AGENT + "get-fsinfo")).isEqualTo(6);
      assertThat(asked(AGENT + "info")).isEqualTo(1);
      // once by each of the two sources
      assertThat(asked("/nodes/n1/qemu/100/config")).isEqualTo(2);
      for (int minute = 0; minute < 12; minute++) {
        collecting.pollAfter(MINUTE);
      }
      assertThat(asked(AGENT + "info")).isBetween(2L, 3L);
      assertThat(asked("/nodes/n1/qemu/100/config")).isEqualTo(2);
    }
  }

  @Test
  void aMachineThatIsConfiguredWithoutAnAgentIsLeftAloneForTenMinutes() {
    server.data("/nodes/n1/qemu/100/config", "{\"agent\":\"enabled=0\"}");
    try (Collecting collecting = collecting()) {
      for (int minute = 0; minute < 6; minute++) {
        assertThat(collecting.pollAfter(MINUTE).samples()).isEmpty();
      }
      assertThat(server.asked()).noneMatch(path -> path.contains("/agent/"));
      assertThat(asked("/nodes/n1/qemu/100/config")).isEqualTo(2);

      server.data("/nodes/n1/qemu/100/config", "{\"agent\":\"1\"}");
      for (int minute = 0; minute < 6; minute++) {
        collecting.pollAfter(MINUTE);
      }
      assertThat(collecting.samples("pve_guest_agent_up")).hasSize(1);
    }
  }

  @Test
  void anAgentThatDoesNotRunIsDownAndNoFailure() {
    server
        .refuse(AGENT + "get-fsinfo", 500, "QEMU guest agent is not running")
        .refuse(AGENT + "info", 500, "QEMU guest agent is not running");
    try (Collecting collecting = collecting()) {
      assertThat(collecting.poll().samples())
          .containsExactly("pve_guest_agent_up{id=\"qemu/100\"} 0.0");
      assertThat(collecting.snapshot().problem()).isNull();

      server.data(AGENT + "info", "{\"result\":{\"version\":\"7.0\",\"supported_commands\":[]}}");
      collecting.pollAfter(MINUTE);
      assertThat(collecting.samples("pve_guest_agent_version_info")).hasSize(1);
    }
  }

  @Test
  void anAgentThatHangsIsDownToo() {
    server.refuse(
        AGENT + "get-fsinfo", 500, "VM 100 qga command 'guest-get-fsinfo' failed - got timeout");
    try (Collecting collecting = collecting()) {
      assertThat(collecting.poll().samples("pve_guest_agent_up"))
          .containsExactly("pve_guest_agent_up{id=\"qemu/100\"} 0.0");
      assertThat(collecting.snapshot().problem()).isNull();
    }
  }

  @Test
  void anOldAgentTellsWhatItCan() {
    server
        .refuse(AGENT + "get-fsinfo", 500, "Agent error: this feature is disabled")
        .refuse(AGENT + "get-osinfo", 500, "Agent error: the command has not been found");
    try (Collecting collecting = collecting()) {
      assertThat(collecting.poll().samples("pve_guest_agent_up"))
          .containsExactly("pve_guest_agent_up{id=\"qemu/100\"} 1.0");
      assertThat(collecting.samples("pve_guest_filesystem_size_bytes")).isEmpty();
      assertThat(collecting.samples("pve_guest_os_info")).isEmpty();
      assertThat(collecting.samples("pve_guest_address_info")).hasSize(2);
      assertThat(collecting.snapshot().problem()).isNull();
    }
  }

  @Test
  void anAgentThatWasSwitchedOffSinceIsNeitherUpNorDown() {
    try (Collecting collecting = collecting()) {
      collecting.poll();
      server.refuse(AGENT + "get-fsinfo", 500, "No QEMU guest agent configured");
      assertThat(collecting.pollAfter(MINUTE).samples("pve_guest_agent_up")).isEmpty();
      assertThat(collecting.snapshot().problem()).isNull();
    }
  }

  @Test
  void aFailureOfProxmoxIsAFailure() {
    server.refuse(AGENT + "get-fsinfo", 500, "got no worker upid - start worker failed");
    try (Collecting collecting = collecting()) {
      assertThat(collecting.poll().samples("pve_guest_agent_up")).isEmpty();
      assertThat(collecting.snapshot().problem()).contains("get-fsinfo", "start worker failed");
    }
  }

  @Test
  void aLockedMachineIsNotAskedUntilItIsFreeAgain() {
    server.data("/cluster/resources", guest("qemu", "running", ",\"lock\":\"backup\""));
    try (Collecting collecting = collecting()) {
      assertThat(collecting.poll().pollAfter(MINUTE).samples()).isEmpty();
      assertThat(server.asked()).noneMatch(path -> path.startsWith("/nodes/"));

      server.data("/cluster/resources", guest("qemu", "running", ""));
      collecting.pollAfter(Duration.ofSeconds(15));
      assertThat(collecting.samples("pve_guest_agent_up")).hasSize(1);

      server.data("/cluster/resources", guest("qemu", "running", ",\"lock\":\"backup\""));
      long before = asked(AGENT + "get-fsinfo");
      assertThat(collecting.pollAfter(MINUTE).samples("pve_guest_agent_up")).hasSize(1);
      assertThat(asked(AGENT + "get-fsinfo")).isEqualTo(before);
    }
  }

  @Test
  void aMachineThatStopsHasNothingToTell() {
    try (Collecting collecting = collecting()) {
      collecting.poll();
      server.data("/cluster/resources", guest("qemu", "stopped", ""));
      assertThat(collecting.pollAfter(Duration.ofSeconds(15)).samples()).isEmpty();
    }
  }

  @Test
  void aGuestCannotFloodTheSeries() {
    String many =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    "{\"name\":\"d%d\",\"mountpoint\":\"/%03d%s\",\"type\":\"ext4\",\"total-bytes\":1}"
                        .formatted(i, i, String.join("", Collections.nCopies(500, "x"))))
            .collect(Collectors.joining(","));
    server.data(AGENT + "get-fsinfo", "{\"result\":[" + many + "]}");
    try (Collecting collecting = collecting()) {
      List<String> sizes = collecting.poll().samples("pve_guest_filesystem_size_bytes");
      assertThat(sizes).hasSize(50).allMatch(sample -> sample.length() < 400);
    }
  }

  @Test
  void containersTellTheirAddressesInEachFormThatThereIs() {
    server
        .data("/cluster/resources", guest("lxc", "running", ""))
        .data(
            "/nodes/n1/lxc/100/interfaces",
            """
            [{"name":"lo","hwaddr":"00:00:00:00:00:00","inet":"127.0.0.1/8"},
             {"name":"eth0","hwaddr":"bc:24:11:00:00:02","inet":"192.0.2.8/24","inet6":"fe80::2/64"},
             {"name":"eth1","hwaddr":"bc:24:11:00:00:03","inet":"198.51.100.1/24","ip-addresses":[
               {"ip-address":"198.51.100.1","prefix":"24","ip-address-type":"inet"},
               {"ip-address":"198.51.100.2","prefix":"24","ip-address-type":"inet"}]}]
            """);
    try (Collecting collecting = collecting()) {
      assertThat(collecting.poll().samples())
          .containsExactly(
              "pve_guest_address_info{id=\"lxc/100\",interface=\"eth0\",ip=\"192.0.2.8\","
                  + "mac=\"bc:24:11:00:00:02\"} 1.0",
              "pve_guest_address_info{id=\"lxc/100\",interface=\"eth1\",ip=\"198.51.100.1\","
                  + "mac=\"bc:24:11:00:00:03\"} 1.0",
              "pve_guest_address_info{id=\"lxc/100\",interface=\"eth1\",ip=\"198.51.100.2\","
                  + "mac=\"bc:24:11:00:00:03\"} 1.0");
    }
  }

  @Test
  void anAuditorMayNotAskAgentsAndIsToldWhatIsMissing() {
    try (PveSimulator simulator = PveSimulator.builder().size(1, 6).start();
        Collecting collecting =
            Collecting.of(Targets.of("lab", simulator), CollectorName.GUEST_AGENT)) {
      collecting.poll();
      assertThat(collecting.samples("pve_guest_agent_up")).isEmpty();
      assertThat(collecting.samples("pve_guest_address_info")).isNotEmpty();
      assertThat(collecting.snapshot().problem()).isNull();
      assertThat(collecting.snapshot().missing())
          .containsExactly(
              new MissingPermission(
                  CollectorName.GUEST_AGENT, "/vms", "VM.GuestAgent.Audit|VM.Monitor"));
    }
  }

  @ParameterizedTest
  @EnumSource(PveRelease.class)
  void eachReleaseTellsWhatItHas(PveRelease release) {
    try (PveSimulator simulator =
            PveSimulator.builder()
                .release(release)
                .size(2, 9)
                .defineRole(
                    "Watcher",
                    "VM.Audit",
                    "Sys.Audit",
                    release.atLeast9() ? "VM.GuestAgent.Audit" : "VM.Monitor")
                .user("mon@pve", "secret")
                .role("Watcher", "/")
                .token("it", "s3cret")
                .start();
        Collecting collecting =
            Collecting.of(
                Targets.of(
                    "lab",
                    simulator.url().toString(),
                    new LoginConfig.Token("mon@pve!it", new Secret("s3cret")),
                    new TlsConfig.Fingerprints(List.of(simulator.fingerprint()))),
                CollectorName.GUEST_AGENT)) {
      collecting.poll().pollAfter(Duration.ofSeconds(10)).pollAfter(Duration.ofSeconds(10));
      assertThat(collecting.snapshot().problem()).isNull();
      assertThat(collecting.snapshot().missing()).isEmpty();
      assertThat(collecting.samples("pve_guest_agent_up")).isNotEmpty();
      assertThat(collecting.samples("pve_guest_filesystem_size_bytes")).isNotEmpty();
      assertThat(collecting.samples("pve_guest_os_info")).isNotEmpty();
      List<String> ofContainers =
          collecting.samples("pve_guest_address_info").stream()
              .filter(sample -> sample.contains("lxc/"))
              .toList();
      if (release.atLeast8()) {
        assertThat(ofContainers).isNotEmpty();
      } else {
        assertThat(ofContainers).isEmpty();
      }
    }
  }
}
