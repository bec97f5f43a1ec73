package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.client.pve.model.Task;
import io.monitorix.client.pve.model.TaskLog;
import io.monitorix.client.pve.model.TaskStatus;
import io.monitorix.client.pve.model.Upid;
import io.monitorix.client.task.LogLine;
import io.monitorix.client.task.TaskOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTest {

  private static final String UPID = "UPID:a:0000BEEF:01234567:6955B900:vzdump:7:ann@pve!nightly:";

  private final PveServer server = new PveServer();
  private final TaskApi tasks = server.client.node("a").tasks();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tasksAreListedAndRowsWithoutAnIdLeftOut() {
    server.answerData(
        "[{\"upid\":\""
            + UPID
            + "\",\"node\":\"a\",\"type\":\"vzdump\",\"id\":\"7\",\"user\":\"ann@pve\","
            + "\"tokenid\":\"nightly\",\"pid\":\"48879\",\"pstart\":19088743,"
            + "\"starttime\":1767225600,\"endtime\":\"1767225690\",\"status\":\"OK\","
            + "\"saved\":\"1\"},{\"upid\":\"UPID:a\"},{\"upid\":7},{\"node\":\"a\"}]");

    List<Task> listed = tasks.list().execute();

    assertThat(listed)
        .singleElement()
        .returns(Upid.parse(UPID), Task::upid)
        .returns("nightly", Task::tokenId)
        .returns(48879L, Task::pid)
        .returns(19088743L, Task::processStart)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), Task::startTime)
        .returns(Instant.parse("2026-01-01T00:01:30Z"), Task::endTime)
        .returns(false, Task::running);
    assertThat(listed.get(0).duration()).hasValue(Duration.ofSeconds(90));
    assertThat(listed.get(0).outcome()).hasValue(TaskOutcome.OK);
    assertThat(listed.get(0).additional()).containsEntry("saved", "1");
  }

  @Test
  void aTaskWithoutAnEndIsRunning() {
    server.answerData("[{\"upid\":\"" + UPID + "\",\"status\":\"RUNNING\"}]");

    Task task = tasks.list().execute().get(0);

    assertThat(task.running()).isTrue();
    assertThat(task.outcome()).isEmpty();
    assertThat(task.duration()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "OK,OK",
    "WARNINGS: 3,WARNING",
    "job errors,ERROR",
    "OK but not quite,ERROR",
    "unexpected status,UNKNOWN",
    "unknown,UNKNOWN",
    "'',UNKNOWN"
  })
  void theClosingWordsTellHowATaskEnded(String words, TaskOutcome outcome) {
    server.answerData(
        "{\"upid\":\"" + UPID + "\",\"status\":\"stopped\",\"exitstatus\":\"" + words + "\"}");

    TaskStatus status = tasks.status(Upid.parse(UPID)).execute();

    assertThat(status.running()).isFalse();
    assertThat(status.exitStatus()).isEqualTo(words);
    assertThat(status.outcome()).hasValue(outcome);
  }

  @Test
  void aRunningTaskHasNoOutcomeYet() throws InterruptedException {
    server.answerData(
        "{\"upid\":\"" + UPID + "\",\"status\":\"running\",\"pstart\":5,\"starttime\":\"9\"}");

    TaskStatus status = tasks.status(Upid.parse(UPID)).execute();

    assertThat(status.running()).isTrue();
    assertThat(status.outcome()).isEmpty();
    assertThat(status.startTime()).isEqualTo(Instant.ofEpochSecond(9));
    assertThat(server.http.takeRequest().getUrl().pathSegments())
        .containsExactly("api2", "json", "nodes", "a", "tasks", UPID, "status");
  }

  @Test
  void everyConditionIsSentOnceInTheWordsOfProxmox() throws InterruptedException {
    server.answerData("[]");

    tasks
        .list(
            TaskFilter.none()
                .limit(7)
                .since(Instant.ofEpochSecond(100, 5))
                .until(Instant.ofEpochSecond(200))
                .type("vzdump")
                .user("ann")
                .vmid(9)
                .start(3)
                .outcomes(List.of(TaskOutcome.WARNING, TaskOutcome.ERROR))
                .source(TaskFilter.Source.ALL)
                .limit(500))
        .execute();

    assertThat(server.http.takeRequest().getUrl().query())
        .isEqualTo(
            "limit=500&since=100&source=all&start=3&statusfilter=warning,error&typefilter=vzdump"
                + "&until=200&userfilter=ann&vmid=9");
  }

  @Test
  void negativeNumbersOfTasksOrLinesAreRefused() {
    assertThatThrownBy(() -> TaskFilter.none().limit(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
    assertThatThrownBy(() -> tasks.log(Upid.parse(UPID), 0, -5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-5");
  }

  @Test
  void aLogComesLineByLine() throws InterruptedException {
    server.answerData("[{\"n\":11,\"t\":\"one\"},{\"t\":\"\",\"n\":\"12\"},{\"n\":13}]");

    TaskLog log = tasks.log(Upid.parse(UPID), 10, 50).execute();

    assertThat(log.found()).isTrue();
    assertThat(log.lines()).containsExactly(new LogLine(11, "one"), new LogLine(12, ""));
    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("start=10&limit=50");
  }

  @Test
  void aTaskThatTheNodeDoesNotKnowHasNoLog() {
    server.answerData("{\"t\":\"no such file\",\"n\":1}");

    TaskLog log = tasks.log(Upid.parse(UPID), 0, 50).execute();

    assertThat(log.found()).isFalse();
    assertThat(log.lines()).extracting(LogLine::text).containsExactly("no such file");
  }
}
