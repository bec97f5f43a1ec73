package io.monitorix.exporter.reach;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.PveModule;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.ondemand.Destinations;
import io.monitorix.exporter.ondemand.OnDemandScrape;
import io.monitorix.exporter.ondemand.ScrapeObserver;
import io.monitorix.exporter.ondemand.ScrapeRequest;
import io.monitorix.exporter.routing.ReceiverTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is connected to on the word of others does not reach what hands out secrets. */
class ReachTest {

  private static final String ROUTES =
      """
      route: {receiver: hook}
      receivers: [{name: hook, webhook_configs: [{url: "%s"}]}]
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "[fe80::1]", "[fd00:ec2::254]", "100.100.100.200"})
  void aHostThatIsNotConfiguredIsNotAskedThere(String host) {
    PveModule module =
        new PveModule(
            "default",
            new LoginConfig.Token("monitor@pve!x", new Secret("secret")),
            new TlsConfig.Insecure(),
            Duration.ofSeconds(5),
            null);
    try (OnDemandScrape scrape =
        new OnDemandScrape(
            () -> new Destinations(List.of(), Map.of("default", module), true),
            name -> true,
            ScrapeObserver.NONE,
            new VirtualClock(),
            ZoneOffset.UTC)) {
      assertThatThrownBy(
              () -> scrape.scrape(new ScrapeRequest(host, null, true, true)).get(20, SECONDS))
          .hasMessageContaining("metadata service: probes.allow_link_local would allow it");
    }
  }

  private Notifier.HandOver told(String url) throws IOException {
    Path file = folder.resolve("alertmanager.yml");
    Files.writeString(file, ROUTES.formatted(url));
    try (ReceiverTrial trial =
        ReceiverTrial.of(
            new RoutingSettings(Optional.of(file)), "http://localhost", InstantSource.system())) {
      return trial.send(trial.integrations("hook").get(0), false).outcome();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://[fe80::1]/",
        "http://100.100.100.200/"
      })
  void aWebhookDoesNotReachIt(String url) throws IOException {
    assertThat(told(url).toString()).contains("routing.allow_link_local would allow it");
  }

  @Test
  void aRedirectOfAWebhookDoesNotReachItEither() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(
          new MockResponse.Builder()
              .code(307)
              .addHeader("Location", "http://169.254.169.254/latest/meta-data")
              .build());
      assertThat(told(server.url("/hook").toString()).toString())
          .contains("routing.allow_link_local would allow it");
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }
}
