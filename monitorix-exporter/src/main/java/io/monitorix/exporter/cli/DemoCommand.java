package io.monitorix.exporter.cli;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.Settings;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.config.WebFile;
import io.monitorix.exporter.web.WebLimits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = "Runs the exporter against a simulated cluster, in this one process.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--nodes",
      defaultValue = "3",
      description = "Nodes of the simulated cluster, 1 to 32 (default: ${DEFAULT-VALUE}).")
  private int nodes = 3;

  @Option(
      names = "--guests",
      defaultValue = "60",
      description = "Guests on them, 1 to 10000 (default: ${DEFAULT-VALUE}).")
  private int guests = 60;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The same seed gives the same cluster (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--web.listen-address",
      paramLabel = "ADDRESS",
      defaultValue = "[::]:9221",
      converter = ListenAddressConverter.class,
      description = "Where to listen (default: ${DEFAULT-VALUE}).")
  private ListenAddress listenAddress = ListenAddress.parse("[::]:9221");

  @Mixin private WebOptions web = new WebOptions();

  @Mixin private LogOptions log = new LogOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    log.apply();
    if (nodes < 1 || nodes > 32 || guests < 1 || guests > 10_000) {
      throw new ParameterException(
          spec.commandLine(), "--nodes takes 1 to 32, --guests takes 1 to 10000");
    }
    Supplier<WebFile> webFile = web.file(null);
    String scheme = webFile.get().tls() == null ? "http" : "https";
    try (PveSimulator simulator =
        PveSimulator.builder().clusterName("demo").seed(seed).size(nodes, guests).start()) {
      Settings settings =
          Settings.polling(listenAddress, List.of(target(simulator)), Map.of(), false, false)
              .with(webFile, WebLimits.DEFAULT);
      return Foreground.run(settings, port -> greet(scheme, port));
    }
  }

  private static TargetConfig target(PveSimulator simulator) {
    var auditor = simulator.auditor();
    return TargetConfig.pve(
        "demo",
        simulator.url().toString(),
        new LoginConfig.Token(auditor.tokenId(), new Secret(auditor.secret())),
        new TlsConfig.Fingerprints(List.of(simulator.fingerprint())));
  }

  private void greet(String scheme, int port) {
    spec.commandLine()
        .getOut()
        .printf(
            "Monitorix watches a simulated cluster of %d node(s) and %d guest(s).%n"
                + "  look:   %s://localhost:%d/%n"
                + "  scrape: curl %s://localhost:%d/metrics%n",
            nodes, guests, scheme, port, scheme, port);
    spec.commandLine().getOut().flush();
  }
}
