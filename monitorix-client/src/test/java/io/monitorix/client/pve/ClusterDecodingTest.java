package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.client.ProtocolException;
import io.monitorix.client.pve.model.BackupJob;
import io.monitorix.client.pve.model.ClusterOptions;
import io.monitorix.client.pve.model.ReplicationJob;
import io.monitorix.client.pve.model.Task;
import io.monitorix.client.task.TaskOutcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterDecodingTest {

  private final PveServer server = new PveServer();
  private final ClusterApi cluster = server.client.cluster();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theLastTasksOfAllNodesAreListed() {
    server.answerData(
        "[{\"upid\":\"UPID:a:00000001:00000001:6955B900:vzdump:7:ann@pve:\",\"node\":\"a\","
            + "\"starttime\":1767225600,\"endtime\":1767225660,\"status\":\"job errors\"},"
            + "{\"upid\":\"UPID:b:00000002:00000001:6955B900:qmstart:8:ann@pve:\"}]");

    List<Task> tasks = cluster.tasks().execute();

    assertThat(tasks).extracting(Task::running).containsExactly(false, true);
    assertThat(tasks.get(0).outcome()).hasValue(TaskOutcome.ERROR);
    assertThat(tasks.get(1).upid().node()).isEqualTo("b");
  }

  @Test
  void backupJobsTellWhenTheyRunNext() {
    server.answerData(
        "[{\"id\":\"nightly\",\"type\":\"vzdump\",\"enabled\":\"1\",\"all\":1,"
            + "\"exclude\":\"7,8\",\"schedule\":\"02:00\",\"next-run\":\"1767225600\","
            + "\"mode\":\"snapshot\",\"storage\":\"tank\",\"bwlimit\":\"1024\","
            + "\"prune-backups\":{\"keep-last\":\"3\"}},"
            + "{\"id\":\"old\",\"enabled\":0,\"prune-backups\":\"keep-last=3\"},{\"all\":1}]");

    List<BackupJob> jobs = cluster.backupJobs().execute();

    assertThat(jobs).extracting(BackupJob::id).containsExactly("nightly", "old");
    assertThat(jobs.get(0))
        .returns(true, BackupJob::enabled)
        .returns(true, BackupJob::all)
        .returns("7,8", BackupJob::exclude)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), BackupJob::nextRun)
        .returns(1024, BackupJob::bandwidthLimit);
    assertThat(jobs.get(0).additional()).containsEntry("prune-backups", "{\"keep-last\":\"3\"}");
    assertThat(jobs.get(1)).returns(false, BackupJob::enabled).returns(null, BackupJob::nextRun);
    assertThat(jobs.get(1).additional()).containsEntry("prune-backups", "keep-last=3");
  }

  @Test
  void replicationJobsAreReadWithoutAState() {
    server.answerData(
        "[{\"id\":\"7-0\",\"type\":\"local\",\"guest\":\"7\",\"jobnum\":\"0\",\"target\":\"b\","
            + "\"rate\":\"1.5\",\"disable\":1}]");

    assertThat(cluster.replication().execute())
        .singleElement()
        .returns(7L, ReplicationJob::guest)
        .returns(1.5, ReplicationJob::rate)
        .returns(true, ReplicationJob::disable)
        .returns(null, ReplicationJob::lastSync);
  }

  @Test
  void settingsAreReadWithoutTheProxyThatMayHoldAPassword() {
    server.answerData(
        "{\"keyboard\":\"de\",\"mac_prefix\":\"02:00:07\",\"max_workers\":\"4\","
            + "\"allowed-tags\":[\"a\",\"b\"],\"migration\":{\"type\":\"secure\"},"
            + "\"http_proxy\":\"http://u:hidden@192.0.2.8\"}");

    ClusterOptions options = cluster.options().execute();

    assertThat(options)
        .returns("de", ClusterOptions::keyboard)
        .returns(4, ClusterOptions::maxWorkers)
        .returns(List.of("a", "b"), ClusterOptions::allowedTags)
        .returns(List.of(), ClusterOptions::registeredTags);
    assertThat(options.additional()).containsOnlyKeys("migration");
    assertThat(options.toString()).doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"\"103\",103", "104,104"})
  void theNextIdIsANumberHoweverItIsSent(String json, int expected) {
    server.answerData(json);

    assertThat(cluster.nextId().execute()).isEqualTo(expected);
  }

  @Test
  void aNextIdThatIsNoneIsAnError() {
    server.answerData("\"none\"");

    assertThatThrownBy(() -> cluster.nextId().execute()).isInstanceOf(ProtocolException.class);
  }
}
