package io.monitorix.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pbs.PbsClient;
import io.monitorix.client.pbs.model.BackupSnapshot;
import io.monitorix.client.pve.PveClient;
import io.monitorix.client.pve.PveTask;
import io.monitorix.client.pve.SyslogFilter;
import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.NodeStatus;
import io.monitorix.client.pve.model.ResourceKind;
import io.monitorix.client.task.TaskResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the README are compiled here, and here only: both texts must be the same. */
class ReadmeExampleTest {

  static void stoppedMachines(String secret, String fingerprint) {
    // example
    try (PveClient client =
        PveClient.builder()
            .server("https://pve1.example.org:8006")
            .credentials(Credentials.apiToken("monitorix@pve!exporter", secret))
            .trust(Trust.fingerprint(fingerprint))
            .build()) {
      for (ClusterResource resource : client.cluster().resources().execute()) {
        if (resource.kind() == ResourceKind.QEMU && !"running".equals(resource.status())) {
          System.out.printf("%s on %s: %s%n", resource.name(), resource.node(), resource.status());
        }
      }
    } catch (PermissionException e) {
      System.err.println("the token lacks " + e.privileges() + " on " + e.permissionPath());
    }
    // end of example
  }

  static void uncheckedBackups(String secret, String fingerprint) {
    // example of a backup server
    try (PbsClient client =
        PbsClient.builder()
            .server("backup.example.org")
            .credentials(Credentials.apiToken("monitorix@pbs!exporter", secret))
            .trust(Trust.fingerprint(fingerprint))
            .build()) {
      for (BackupSnapshot backup : client.datastore("store1").snapshots().execute()) {
        if (!backup.verified()) {
          System.out.printf("%s of %s%n", backup.id(), backup.owner());
        }
      }
    }
    // end of example
  }

  static void restart(PveClient client, List<String> nodes) {
    // example of tasks
    PveTask task = client.node("pve1").qemu(100).reboot().execute();
    TaskResult result = task.await(Duration.ofMinutes(5));
    if (!result.succeeded()) {
      System.err.println(result.exitStatus() + ": " + result.lastLines());
    }

    Outcomes<String, NodeStatus> outcomes =
        FanOut.over(nodes)
            .limit(8)
            .within(Duration.ofSeconds(30))
            .call(name -> client.node(name).status());
    outcomes.results().forEach((name, status) -> System.out.println(name + " " + status.uptime()));
    outcomes.failures().forEach((name, why) -> System.err.println(name + " " + why.getMessage()));

    client.cluster().resources().forEachRow(row -> System.out.println(row.id()));
    client.node("pve1").syslog(SyslogFilter.none().service("pvedaemon")).stream()
        .filter(line -> line.text().contains("ERROR"))
        .forEach(line -> System.out.println(line.text()));
    // end of example
  }

  @ParameterizedTest
  @ValueSource(strings = {"// example", "// example of a backup server", "// example of tasks"})
  void theExamplesOfTheReadmeAreTheOnesThatAreCompiled(String beginning) throws IOException {
    Path source =
        Path.of("src/test/java/io/monitorix/client/ReadmeExampleTest.java").toAbsolutePath();
    String example =
        Files.readString(source)
            .lines()
            .dropWhile(line -> !line.strip().equals(beginning))
            .skip(1)
            .takeWhile(line -> !line.strip().equals("// end of example"))
            .map(line -> line.isEmpty() ? line : line.substring(4))
            .collect(Collectors.joining("\n"));
    assertThat(example).isNotEmpty();
    assertThat(Files.readString(Path.of("..", "README.md"))).contains("```java\n" + example + "\n");
  }
}
