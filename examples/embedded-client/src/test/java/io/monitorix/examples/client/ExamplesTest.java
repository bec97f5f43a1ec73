package io.monitorix.examples.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.monitorix.client.CallListener;
import io.monitorix.client.Credentials;
import io.monitorix.client.Server;
import io.monitorix.client.Trust;
import io.monitorix.client.pbs.PbsClient;
import io.monitorix.client.pve.PveClient;
import io.monitorix.client.pve.ResourceType;
import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.Snapshot;
import io.monitorix.client.task.TaskFailedException;
import io.monitorix.client.task.TaskOutcome;
import io.monitorix.examples.simulator.PbsSimulator;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.access.Identity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every example does what it says, against the simulator. */
class ExamplesTest {

  private static final String KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private final PveSimulator simulator =
      PveSimulator.builder()
          .size(3, 12)
          .user("operator@pve", "s3cret word")
          .totp(KEY)
          .role("PVEAuditor", "/")
          .start();

  private final PveClient pve =
      PveClient.builder()
          .server(Server.of(simulator.url().toString()))
          .credentials(token(simulator.administrator()))
          .trust(Trust.fingerprint(simulator.fingerprint()))
          .build();

  @AfterEach
  void stop() {
    pve.close();
    simulator.close();
  }

  private static Credentials token(Identity identity) {
    return Credentials.apiToken(identity.tokenId(), identity.secret());
  }

  private static String printed(Consumer<PrintStream> example) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    example.accept(new PrintStream(bytes, true, UTF_8));
    return bytes.toString(UTF_8);
  }

  private ClusterResource runningMachine() {
    return pve.cluster().resources(ResourceType.VM).execute().stream()
        .filter(guest -> guest.id().startsWith("qemu/") && "running".equals(guest.status()))
        .findFirst()
        .orElseThrow();
  }

  private ClusterResource stoppedMachine() {
    ClusterResource guest = runningMachine();
    pve.node(String.valueOf(guest.node()))
        .qemu(vmid(guest))
        .stop()
        .execute()
        .await(Duration.ofMinutes(1))
        .orThrow();
    return guest;
  }

  private static int vmid(ClusterResource guest) {
    return Integer.parseInt(guest.id().substring("qemu/".length()));
  }

  @Test
  void thoseThatOnlyLookRunAsAProgram() {
    Map<String, String> environment =
        Map.of(
            "PVE_SERVER", simulator.url().toString(),
            "PVE_TOKEN_ID", simulator.auditor().tokenId(),
            "PVE_TOKEN", simulator.auditor().secret(),
            "PVE_FINGERPRINT", simulator.fingerprint());

    assertThat(printed(out -> Main.run(environment, out)).lines())
        .anyMatch(line -> line.startsWith("qemu/") && line.endsWith("running"))
        .anyMatch(line -> line.startsWith("pve3 up "))
        .contains("== guests that no backup job covers", "== tasks that failed since yesterday");
    assertThat(catchThrowable(() -> Main.run(Map.of("PVE_TOKEN_ID", "a@pve!b"), System.out)))
        .hasMessage("PVE_TOKEN is not set in the environment");
  }

  @Test
  void aTokenConnects() {
    try (PveClient client =
        WithAToken.connect(
            simulator.url().toString(), simulator.auditor().secret(), simulator.fingerprint())) {
      assertThat(client.nodes().execute()).hasSize(3);
    }
  }

  @Test
  void guestsAreListed() {
    assertThat(printed(out -> Inventory.print(pve, out)).lines())
        .hasSize(12)
        .anyMatch(line -> line.startsWith("qemu/") && line.endsWith("running"));
  }

  @Test
  void aCertificateIsPinnedWhenAPersonAgrees() {
    List<String> shown = new ArrayList<>();
    Optional<PveClient> client =
        PinTheCertificate.connect(
            simulator.url().toString(), token(simulator.auditor()), shown::add);

    assertThat(shown).containsExactly(simulator.fingerprint());
    try (PveClient pinned = client.orElseThrow()) {
      assertThat(pinned.version().execute().version()).isNotEmpty();
    }
  }

  @Test
  void aCertificateIsNotPinnedWhenAPersonDoesNot() {
    assertThat(
            PinTheCertificate.connect(
                simulator.url().toString(), token(simulator.auditor()), shown -> false))
        .isEmpty();
  }

  @Test
  void aUserWithASecondFactorLogsIn() {
    try (PveClient client =
        LogInWithASecondFactor.connect(
            simulator.url().toString(), simulator.fingerprint(), "s3cret word", KEY)) {
      assertThat(client.nodes().execute()).hasSize(3);
    }
    assertThat(simulator.logins()).isPositive();
  }

  @Test
  void aGuestIsStarted() {
    ClusterResource stopped = stoppedMachine();

    assertThat(StartAGuest.start(pve, String.valueOf(stopped.node()), vmid(stopped)).outcome())
        .isEqualTo(TaskOutcome.OK);
    assertThat(
            pve.node(String.valueOf(stopped.node()))
                .qemu(vmid(stopped))
                .status()
                .execute()
                .status())
        .isEqualTo("running");
  }

  @Test
  void aGuestThatDoesNotStartIsTold() {
    ClusterResource stopped = stoppedMachine();
    simulator.faults().failTask("qmstart", "no space left on device");

    assertThat(
            catchThrowable(
                () -> StartAGuest.start(pve, String.valueOf(stopped.node()), vmid(stopped))))
        .isInstanceOf(TaskFailedException.class)
        .hasMessageContaining("no space left on device");
    assertThat(
            printed(
                out ->
                    FailedTasks.print(
                        pve,
                        String.valueOf(stopped.node()),
                        Instant.now().minusSeconds(3600),
                        out)))
        .contains("qmstart " + vmid(stopped) + ": no space left on device");
  }

  @Test
  void aChangeThatGoesWrongIsTakenBack() {
    ClusterResource guest = runningMachine();
    String node = String.valueOf(guest.node());
    List<String> done = new ArrayList<>();

    SnapshotBeforeAChange.guarded(pve, node, vmid(guest), () -> done.add("changed"));
    Throwable thrown =
        catchThrowable(
            () ->
                SnapshotBeforeAChange.guarded(
                    pve,
                    node,
                    vmid(guest),
                    () -> {
                      throw new IllegalStateException("the update failed");
                    }));

    assertThat(done).containsExactly("changed");
    assertThat(thrown).hasMessage("the update failed");
    assertThat(pve.node(node).qemu(vmid(guest)).snapshots().execute())
        .extracting(Snapshot::name)
        .contains("before-change");
  }

  @Test
  void nodesThatFailCostNothingButTheirOwnAnswer() {
    simulator.faults().nodeDown("pve2");

    assertThat(printed(out -> EveryNode.print(pve, out)).lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("pve1 up "))
        .anyMatch(line -> line.startsWith("pve2 failed: "))
        .anyMatch(line -> line.startsWith("pve3 up "));
  }

  @Test
  void guestsWithoutABackupAreFound() {
    assertThat(MissingBackups.names(pve)).isNotEmpty().doesNotContainNull();
  }

  @Test
  void whatHasNoMethodIsReadWithATypeOfOnesOwn() {
    assertThat(AnythingElse.networkInterface(pve, "pve1", "vmbr0").type()).isEqualTo("bridge");
  }

  @Test
  void aServerThatIsDownIsPassedOver() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    List<Server> heard = new ArrayList<>();
    CallListener listener =
        new CallListener() {
          @Override
          public synchronized void serverChanged(Server from, Server to) {
            heard.add(to);
          }
        };
    try (PveClient client =
        SeveralServers.connect(
            new String[] {"https://127.0.0.1:" + closed, simulator.url().toString()},
            new String[] {simulator.fingerprint()},
            token(simulator.auditor()),
            listener)) {
      assertThat(client.nodes().execute()).hasSize(3);
    }
    assertThat(heard).containsExactly(Server.of(simulator.url().toString()));
  }

  @Test
  void callsAreCountedAndTimed() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (PveClient client =
        CallsAsMetrics.connect(
            simulator.url().toString(),
            simulator.fingerprint(),
            token(simulator.auditor()),
            registry)) {
      client.node("pve1").status().execute();
    }
    assertThat(
            registry
                .get("proxmox.client.calls")
                .tag("endpoint", "/nodes/{node}/status")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void aBackupServerTellsWhatItHolds() {
    try (PbsSimulator backup = PbsSimulator.builder().start();
        PbsClient pbs =
            PbsClient.builder()
                .server(Server.of(backup.url().toString()))
                .credentials(token(backup.auditor()))
                .trust(Trust.fingerprint(backup.fingerprint()))
                .build()) {
      assertThat(printed(out -> BackupServer.print(pbs, out)))
          .contains(" bytes")
          .contains("not verified: ");
    }
  }
}
