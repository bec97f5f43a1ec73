package io.monitorix.exporter.cli;

import io.monitorix.examples.simulator.PbsSimulator;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.Settings;
import io.monitorix.exporter.config.CheckConfig;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.RulesConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.config.WebFile;
import io.monitorix.exporter.language.TextBundle;
import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;
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
    description =
        "Runs the exporter against a simulated cluster and backup server, in this one process.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final String USER = "demo@pve";
  private static final String TOKEN = "exporter";
  private static final String ROLE = "MonitorixAudit";
  private static final String BACKUP_USER = "demo@pbs";
  private static final String BACKUP_TOKEN = "exporter";

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
      names = "--pbs",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "With a simulated backup server too, or without (default: with one).")
  private boolean backupServer = true;

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
      throw new ParameterException(spec.commandLine(), Texts.of(spec).say("demo.size"));
    }
    String secret = UUID.randomUUID().toString();
    try (PveSimulator cluster = cluster(secret)) {
      if (!backupServer) {
        return run(List.of(target(cluster, secret)));
      }
      try (PbsSimulator backup = backupServer(secret)) {
        return run(List.of(target(cluster, secret), target(backup, secret)));
      }
    }
  }

  private int run(List<TargetConfig> targets) {
    Supplier<WebFile> webFile = web.file(null);
    String scheme = webFile.get().tls() == null ? "http" : "https";
    return Foreground.run(
        Settings.at(listenAddress)
            .webFile(webFile)
            .targets(targets)
            .series(SeriesConfig.DEFAULT)
            .rules(RulesConfig.SHIPPED)
            .probes(DemoChecks.of(targets.stream().map(DemoCommand::check).toList()))
            .build(),
        port -> greet(scheme, port));
  }

  private static CheckConfig check(TargetConfig target) {
    return DemoChecks.https(
        "interface of " + target.name(), target.servers().get(0) + "/api2/json/version");
  }

  /** With Ceph, and with a user who may read all that there is to tell. */
  private PveSimulator cluster(String secret) {
    return PveSimulator.builder()
        .clusterName("demo")
        .seed(seed)
        .size(nodes, guests)
        .ceph(true)
        .defineRole(ROLE, "Datastore.AllocateSpace", "VM.Backup", "VM.Monitor", "Sys.Modify")
        .user(USER, secret)
        .role("PVEAuditor", "/")
        .role(ROLE, "/")
        .token(TOKEN, secret)
        .start();
  }

  private static TargetConfig target(PveSimulator simulator, String secret) {
    return TargetConfig.pve(
        "demo",
        simulator.url().toString(),
        new LoginConfig.Token(USER + "!" + TOKEN, new Secret(secret)),
        new TlsConfig.Fingerprints(List.of(simulator.fingerprint())));
  }

  /** With a token that may read all that there is to tell, and no more. */
  private PbsSimulator backupServer(String secret) {
    PbsSimulator.Builder builder = PbsSimulator.builder().seed(seed).user(BACKUP_USER, secret);
    return granted(granted(builder).token(BACKUP_TOKEN, secret)).start();
  }

  private static PbsSimulator.Builder granted(PbsSimulator.Builder builder) {
    return builder
        .role("Audit", "/")
        .role("RemoteAudit", "/remote")
        .role("TapeAudit", "/tape")
        .role("Admin", "/system/certificates");
  }

  private static TargetConfig target(PbsSimulator simulator, String secret) {
    return TargetConfig.pbs(
        "backup",
        simulator.url().toString(),
        new LoginConfig.Token(BACKUP_USER + "!" + BACKUP_TOKEN, new Secret(secret)),
        new TlsConfig.Fingerprints(List.of(simulator.fingerprint())));
  }

  private void greet(String scheme, int port) {
    TextBundle texts = Texts.of(spec);
    PrintWriter out = spec.commandLine().getOut();
    out.println(texts.say("demo.watches", nodes, guests));
    if (backupServer) {
      out.println(texts.say("demo.backup.server"));
    }
    String url = scheme + "://localhost:" + port;
    out.printf("  %-9s %s/%n", texts.say("demo.look"), url);
    out.printf("  %-9s curl %s/metrics%n", texts.say("demo.scrape"), url);
    out.printf("  %-9s curl %s/api/v1/alerts%n", texts.say("demo.alerts"), url);
    out.flush();
  }
}
