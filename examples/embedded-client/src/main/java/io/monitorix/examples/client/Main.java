package io.monitorix.examples.client;

import io.monitorix.client.Credentials;
import io.monitorix.client.Trust;
import io.monitorix.client.pve.PveClient;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Runs those examples that only look, against a server of yours or a simulated one. */
public final class Main {

  private static final Duration DAY = Duration.ofDays(1);

  private Main() {}

  /**
   * Runs them. What it connects to is told by the environment: {@code PVE_SERVER}, {@code
   * PVE_TOKEN_ID}, {@code PVE_TOKEN} (the secret) and {@code PVE_FINGERPRINT}.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    run(System.getenv(), System.out);
  }

  /**
   * The same.
   *
   * @throws IllegalArgumentException if a variable is missing
   */
  static void run(Map<String, String> environment, PrintStream out) {
    String id = variable(environment, "PVE_TOKEN_ID");
    String secret = variable(environment, "PVE_TOKEN");
    try (PveClient pve =
        PveClient.builder()
            .server(variable(environment, "PVE_SERVER"))
            .credentials(Credentials.apiToken(id, secret))
            .trust(Trust.fingerprint(variable(environment, "PVE_FINGERPRINT")))
            .build()) {
      out.println("== guests");
      Inventory.print(pve, out);
      out.println("== nodes");
      EveryNode.print(pve, out);
      out.println("== guests that no backup job covers");
      MissingBackups.names(pve).forEach(out::println);
      out.println("== tasks that failed since yesterday");
      pve.nodes()
          .execute()
          .forEach(node -> FailedTasks.print(pve, node.node(), Instant.now().minus(DAY), out));
    }
  }

  private static String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set in the environment");
    }
    return value;
  }
}
