package io.monitorix.exporter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.PostedAlert;
import io.monitorix.alerts.routing.alert.PostedAlertStore;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.rules.OutgoingAlert;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.fixture.RoutingServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingKeeperTest {

  /** Tells nobody, whatever a file says. */
  private static final ReceiverSource NOBODY =
      new ReceiverSource() {
        @Override
        public Set<String> keys() {
          return RoutingConfig.ALERTMANAGER_INTEGRATIONS;
        }

        @Override
        public Receivers read(RoutingConfig config, RoutingSettings settings) {
          return new Receivers(
              Map.of(), flush -> new Notifier.GivenUp("there is nobody to tell"), () -> {});
        }
      };

  private static final String CONFIG =
      """
      route: {receiver: hook, group_by: [alertname], group_wait: 1s, group_interval: 1m}
      receivers:
      - name: hook
        webhook_configs: [{url: "http://hook.example"}]
      """;

  @TempDir private Path folder;
  private RoutingServer server;

  @BeforeEach
  void start() {
    server = new RoutingServer(folder, CONFIG);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RoutingKeeper keeper() {
    return server.keeper();
  }

  private static PostedAlert alert(String name) {
    return new PostedAlert(Labels.of("alertname", name), Labels.EMPTY, null, null, "");
  }

  private void await1() {
    await().untilAsserted(() -> assertThat(server.told()).hasSize(1));
  }

  /** Flushes what is due now. */
  private void tick() {
    keeper().routing().tick();
  }

  @Test
  void receiversAreToldOfAlertsOfOthersAndOfRules() {
    server.started();
    keeper().post(List.of(alert("Fire")));
    keeper()
        .send(
            List.of(
                new OutgoingAlert(
                    Labels.of("alertname", "Warm"),
                    Map.of("summary", "39 degrees"),
                    server.clock().instant(),
                    server.clock().instant().plus(Duration.ofMinutes(4)),
                    false,
                    "")));
    server.clock().advance(Duration.ofSeconds(2));
    tick();

    await()
        .untilAsserted(
            () ->
                assertThat(server.told())
                    .extracting(flush -> flush.groupLabels().get("alertname"))
                    .containsExactlyInAnyOrder("Fire", "Warm"));
  }

  @Test
  void aFileThatIsWrongIsRefusedWithEachPlace() {
    server.write("route:\n  reciever: x\nreceivers:\n- name: a\n  webhook_config: []\n");

    assertThatThrownBy(
            () ->
                RoutingKeeper.read(
                    server.settings(),
                    new RoutingKeeper.Environment(NOBODY, InstantSource.system(), new Random(1))))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("alertmanager.yml:2:3: ")
        .hasMessageContaining("alertmanager.yml:5:3: ");
  }

  @Test
  void withoutAFileAlertsAreTakenAndNobodyIsTold() {
    try (RoutingKeeper nobody =
        RoutingKeeper.read(
            RoutingSettings.NONE,
            new RoutingKeeper.Environment(NOBODY, server.clock(), new Random(1)))) {
      nobody.start(RoutingMemory.untilRestart());
      nobody.post(List.of(alert("Fire")));

      assertThat(nobody.receivers()).containsExactly("default");
      assertThat(nobody.routing().board().alerts()).hasSize(1);
      assertThat(nobody.shownConfig()).contains("receiver: default");
    }
  }

  @Test
  void aReloadOfAFileThatIsWrongChangesNothing() {
    server.started();
    keeper().post(List.of(alert("Fire")));
    server.write(CONFIG.replace("group_wait: 1s", "group_wait: soon"));

    assertThatThrownBy(() -> keeper().read(server.settings()))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("alertmanager.yml:1:");
    assertThat(keeper().routing().board().alerts()).hasSize(1);
    assertThat(keeper().shownConfig()).contains("group_wait: 1s");
  }

  @Test
  void aReloadKeepsAlertsSilencesAndWhatWasTold() {
    server.started();
    keeper().post(List.of(alert("Fire")));
    Silence silence =
        keeper()
            .routing()
            .silences()
            .set(
                Silence.draft(
                    Matchers.parse("alertname=Warm"),
                    server.clock().instant(),
                    server.clock().instant().plus(Duration.ofHours(1)),
                    "ann",
                    "tea"));
    server.clock().advance(Duration.ofSeconds(2));
    tick();
    await1();

    server.write(
        CONFIG.replace("name: hook", "name: other").replace("receiver: hook", "receiver: other"));
    keeper().read(server.settings()).apply();
    assertThat(keeper().receivers()).containsExactly("other");
    server.write(CONFIG);
    keeper().read(server.settings()).apply();

    assertThat(keeper().routing().board().alerts()).hasSize(1);
    assertThat(keeper().routing().silences().find(silence.id())).isPresent();
    server.clock().advance(Duration.ofMinutes(2));
    keeper().post(List.of(alert("Warm")));
    server.clock().advance(Duration.ofSeconds(2));
    tick();
    keeper().post(List.of(alert("Cold")));
    server.clock().advance(Duration.ofSeconds(2));
    tick();
    await()
        .untilAsserted(
            () ->
                assertThat(server.told())
                    .extracting(flush -> flush.groupLabels().get("alertname"))
                    .containsExactly("Fire", "Cold"));
  }

  @Test
  void aGroupIsDueAfterAReloadWhenItWasBefore() {
    server.started();
    keeper().post(List.of(alert("Fire")));
    server.clock().advance(Duration.ofSeconds(2));
    tick();
    await1();

    server.write(CONFIG.replace("group_wait: 1s", "group_wait: 10s"));
    keeper().read(server.settings()).apply();

    assertThat(keeper().routing().dispatcher().groups())
        .singleElement()
        .satisfies(
            group ->
                assertThat(group.nextFlush())
                    .isEqualTo(server.clock().instant().plus(Duration.ofMinutes(1))));
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 3600})
  void whatCouldNotBeToldBeforeAReloadIsToldAfterIt(int seconds) {
    server.started();
    server.refuse(Duration.ofSeconds(seconds));
    keeper().post(List.of(alert("Fire")));
    server.clock().advance(Duration.ofSeconds(2));
    tick();
    await().untilAsserted(() -> assertThat(server.refused()).isEqualTo(1));
    server.refuse(Duration.ZERO);

    keeper().read(server.settings()).apply();

    await1();
  }

  @Test
  void whatIsPostedIsKeptAsItIsAfterMergingBeforeItIsAcknowledged() {
    List<Alert> kept = new CopyOnWriteArrayList<>();
    RoutingMemory memory = RoutingMemory.untilRestart();
    keeper()
        .start(
            new RoutingMemory(
                memory.silences(),
                memory.log(),
                memory.groups(),
                new PostedAlertStore() {
                  @Override
                  public List<Alert> load(Instant now) {
                    return List.of();
                  }

                  @Override
                  public void save(Collection<Alert> alerts) {
                    kept.addAll(alerts);
                  }

                  @Override
                  public void delete(Collection<Fingerprint> fingerprints) {}
                }));
    keeper().post(List.of(alert("Fire")));
    server.clock().advance(Duration.ofMinutes(1));
    keeper()
        .post(List.of(alert("Fire"), new PostedAlert(Labels.EMPTY, Labels.EMPTY, null, null, "")));

    assertThat(kept).hasSize(2);
    assertThat(kept.get(1).startsAt()).isEqualTo(kept.get(0).startsAt());
    assertThat(kept.get(1).updatedAt()).isAfter(kept.get(0).updatedAt());
  }

  @Test
  void whatWasPostedBeforeARestartIsThereAgain() {
    server.started();
    keeper().post(List.of(alert("Fire")));
    List<Alert> before = keeper().routing().board().alerts();
    RoutingMemory memory = RoutingMemory.untilRestart();
    try (RoutingKeeper again =
        RoutingKeeper.read(
            server.settings(),
            new RoutingKeeper.Environment(NOBODY, server.clock(), new Random(1)))) {
      again.start(
          new RoutingMemory(
              memory.silences(),
              memory.log(),
              memory.groups(),
              new PostedAlertStore() {
                @Override
                public List<Alert> load(Instant now) {
                  return before;
                }

                @Override
                public void save(Collection<Alert> alerts) {}

                @Override
                public void delete(Collection<Fingerprint> fingerprints) {}
              }));

      assertThat(again.routing().board().alerts()).isEqualTo(before);
      assertThat(again.routing().dispatcher().groups()).hasSize(1);
    }
  }

  @Test
  void alertsOfRulesComeAgainWhileRoutingHasNotBegun() {
    assertThatThrownBy(() -> keeper().send(List.of()))
        .isInstanceOf(RoutingNotReadyException.class)
        .hasMessageContaining("try again");
  }

  @Test
  void nobodyIsToldAsLongAsItIsNotSureThatThisProcessMay() {
    AtomicBoolean sure = new AtomicBoolean();
    keeper().start(RoutingMemory.untilRestart(), sure::get);
    keeper().post(List.of(alert("Fire")));
    server.clock().advance(Duration.ofSeconds(40));
    tick();
    await().during(Duration.ofMillis(300)).until(() -> server.told().isEmpty());

    sure.set(true);
    server.clock().advance(Duration.ofSeconds(2));
    tick();

    await1();
  }

  @Test
  void whatHasStoppedTellsNobodyAndGoesOnFromItsMemoryOnceItIsStartedAgain() {
    RoutingMemory memory = RoutingMemory.untilRestart();
    keeper().start(memory);
    keeper().post(List.of(alert("Fire")));
    keeper().stop();
    server.clock().advance(Duration.ofMinutes(2));
    assertThatThrownBy(() -> keeper().post(List.of(alert("Fire"))))
        .isInstanceOf(RoutingNotReadyException.class);
    assertThatThrownBy(() -> keeper().routing()).isInstanceOf(RoutingNotReadyException.class);
    await().during(Duration.ofMillis(300)).until(() -> server.told().isEmpty());

    keeper().start(memory);
    keeper().post(List.of(alert("Fire")));
    tick();

    await1();
  }
}
