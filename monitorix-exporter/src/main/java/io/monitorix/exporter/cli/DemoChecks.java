package io.monitorix.exporter.cli;

import io.monitorix.exporter.config.CheckConfig;
import io.monitorix.exporter.config.CheckTiming;
import io.monitorix.exporter.config.HttpProbe;
import io.monitorix.exporter.config.ProbeModule;
import io.monitorix.exporter.config.ProbeModules;
import io.monitorix.exporter.config.ProbeTls;
import io.monitorix.exporter.config.ProbesConfig;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The checks of the demo: whether the simulated servers' interfaces answer. */
final class DemoChecks {

  private static final CheckTiming TIMING =
      new CheckTiming(Duration.ofSeconds(15), Duration.ofSeconds(5), 1, Duration.ofSeconds(5));

  /** Nobody has logged in, which is an answer, too. */
  private static final Set<Integer> ANSWERS = Set.of(200, 401);

  private DemoChecks() {}

  /** Checks the servers, by the names of their targets; their certificates are their own. */
  static ProbesConfig of(List<CheckConfig> checks) {
    ProbesConfig standard = ProbesConfig.standard();
    return new ProbesConfig(
        standard.modules(),
        standard.allowLinkLocal(),
        standard.concurrency(),
        checks,
        standard.discovery());
  }

  /** A check of an address that speaks HTTPS. */
  static CheckConfig https(String service, String url) {
    ProbeModule module = ProbeModules.builtIn().get("http_2xx");
    if (module == null || !(module.settings() instanceof HttpProbe usual)) {
      throw new IllegalStateException("http_2xx is not a built-in module for HTTP");
    }
    HttpProbe probe =
        new HttpProbe(
            usual.ip(),
            usual.request(),
            new ProbeTls(true, null, null, null, ProbeTls.Version.TLS12, ProbeTls.Version.TLS13),
            usual.followRedirects(),
            usual.http2(),
            new HttpProbe.Expected(
                ANSWERS,
                usual.expected().versions(),
                false,
                true,
                usual.expected().header(),
                usual.expected().body()));
    return new CheckConfig(service, List.of(url), new ProbeModule("https", null, probe), TIMING);
  }
}
