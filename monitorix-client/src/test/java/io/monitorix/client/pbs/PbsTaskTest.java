package io.monitorix.client.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.task.LogLine;
import io.monitorix.client.task.Polling;
import io.monitorix.client.task.TaskOutcome;
import io.monitorix.client.task.TaskResult;
import java.time.Duration;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PbsTaskTest {

  private static final String UPID =
      "UPID:bak:000001A0:0000BEEF:00000001:6A000000:garbage_collection:s1:root@pam:";
  private static final String PATH =
      "/api2/json/nodes/localhost/tasks/" + UPID.replace("@", "%40").replace(":", "%3A");

  private final PbsServer server = new PbsServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private PbsTask started() throws InterruptedException {
    server.answerData("\"" + UPID + "\"");
    PbsTask task = server.client.datastore("s1").startGarbageCollection().execute();
    server.http.takeRequest();
    return task.polling(Polling.standard().every(Duration.ofMillis(1)));
  }

  private void answerStatus(String rest) {
    server.answerData("{\"upid\":\"" + UPID + "\"," + rest + "}");
  }

  private String called() throws InterruptedException {
    RecordedRequest request = server.http.takeRequest();
    return request.getMethod() + " " + request.getTarget().replace("@", "%40").replace(":", "%3A");
  }

  @Test
  void theEndOfATaskIsAwaited() throws Exception {
    PbsTask task = started();
    answerStatus("\"status\":\"running\"");
    answerStatus("\"status\":\"stopped\",\"exitstatus\":\"WARNINGS: 2\"");

    TaskResult result = task.await(Duration.ofMinutes(1));

    assertThat(result.outcome()).isEqualTo(TaskOutcome.WARNING);
    assertThat(result.warnings()).isEqualTo(2);
    assertThat(result.upid()).isEqualTo(UPID);
    assertThat(called()).isEqualTo("GET " + PATH + "/status");
    assertThat(called()).isEqualTo("GET " + PATH + "/status");
  }

  @Test
  void theLogIsReadFromItsFirstLine() throws Exception {
    PbsTask task = started();
    server.answer("{\"data\":[{\"n\":1,\"t\":\"starting\"},{\"n\":2,\"t\":\"done\"}],\"total\":2}");

    assertThat(task.log().stream().map(LogLine::text).toList())
        .isEqualTo(List.of("starting", "done"));
    assertThat(called()).isEqualTo("GET " + PATH + "/log?start=1&limit=500");
  }

  @Test
  void aTaskIsAskedToStop() throws Exception {
    PbsTask task = started();
    server.answerData("null");

    task.stop().execute();

    assertThat(called()).isEqualTo("DELETE " + PATH);
  }
}
