package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.Browser.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TasksTest {
  private final MovableClock clock = new MovableClock();
  private final PveSimulator pve = PveSimulator.builder().clock(clock).size(1, 30).start();
  private final Browser browser = new Browser(pve);

  @AfterEach
  void close() {
    browser.close();
    pve.close();
  }

  @Test
  void aTypeOfTaskCanBeMadeToFailAndToGoOnAgain() {
    pve.faults().failTask("qmreboot", "the guest is stubborn");
    String failed = reboot();
    clock.advance(Duration.ofSeconds(5));

    assertThat(status(failed)).containsEntry("exitstatus", "the guest is stubborn");
    assertThat(lines(failed)).containsExactly("TASK ERROR: the guest is stubborn");
    assertThat(uptime()).isGreaterThan(100);

    pve.faults().clear();
    String good = reboot();
    clock.advance(Duration.ofSeconds(5));
    assertThat(status(good)).containsEntry("exitstatus", "OK");
    assertThat(lines(good)).containsExactly("TASK OK");
    assertThat(uptime()).isEqualTo(1);
  }

  @Test
  void aTypeOfTaskCanBeGivenItsTime() {
    pve.faults().slowTask("qmreboot", Duration.ofMinutes(1));
    String upid = reboot();

    clock.advance(Duration.ofSeconds(59));
    assertThat(status(upid)).containsEntry("status", "running");
    clock.advance(Duration.ofSeconds(1));
    assertThat(status(upid)).containsEntry("status", "stopped");
  }

  @Test
  void theControlResourceArrangesForTasksToo() {
    control("failTask=vzdump&reason=disk+full&slowTask=vzdump&by=3m");

    assertThat(pve.faults().failingTasks()).isEqualTo(Map.of("vzdump", "disk full"));
    assertThat(pve.faults().slowTasks()).isEqualTo(Map.of("vzdump", 180L));
  }

  private void control(String query) {
    browser.send(
        new okhttp3.Request.Builder()
            .url(pve.url() + "/simulator/faults?" + query)
            .post(new okhttp3.FormBody.Builder().build())
            .build());
  }

  @Test
  void aStoppedTaskHasDoneNothingAndLeavesNoLock() {
    String upid =
        (String)
            browser
                .request(pve.administrator(), "POST", "/nodes/pve1/vzdump?vmid=101&storage=nas")
                .data();
    assertThat(current(101)).containsEntry("lock", "backup");
    Answer stopped = browser.request(pve.administrator(), "DELETE", "/nodes/pve1/tasks/" + upid);
    clock.advance(Duration.ofSeconds(1));

    assertThat(stopped.status()).isEqualTo(200);
    assertThat(status(upid)).containsEntry("exitstatus", "interrupted by signal");
    assertThat(current(101)).doesNotContainKey("lock");
  }

  @Test
  void tasksAreListedWithTheirNumberAndFiltered() {
    String good = reboot();
    clock.advance(Duration.ofSeconds(5));
    browser.post(pve.administrator(), "/nodes/pve1/qemu/100/status/start");
    String running = reboot();

    Answer all = browser.get(pve.auditor(), "/nodes/pve1/tasks?source=all&limit=2");
    assertThat(all.rows()).hasSize(2);
    assertThat(Browser.json(all.body())).containsEntry("total", 3.0);
    assertThat(upids("source=active")).containsExactly(running);
    assertThat(upids("typefilter=qmreboot")).containsExactly(good);
    assertThat(upids("statusfilter=ok")).containsExactly(good);
    assertThat(browser.get(pve.auditor(), "/nodes/pve1/tasks?errors=1").rows())
        .extracting(row -> row.get("status"))
        .containsExactly("VM 100 already running");
    assertThat(upids("vmid=101")).isEmpty();
    assertThat(upids("userfilter=ADMIN")).hasSize(2);
    assertThat(upids("since=4000000000")).isEmpty();
    assertThat(upids("start=1")).containsExactly(good);
    assertThat(browser.get(pve.auditor(), "/nodes/pve1/tasks?source=none").status()).isEqualTo(400);
    assertThat(browser.get(pve.nobody(), "/nodes/pve1/tasks?source=all").rows()).isEmpty();
  }

  @Test
  void aLogIsReadInPartsAndAnUnknownTaskHasAnObjectForOne() {
    clock.advance(Duration.ofMinutes(10));
    String upid = String.valueOf(upids("typefilter=vzdump").get(0));
    List<String> all = lines(upid);

    assertThat(all.get(0)).startsWith("INFO: starting new backup job: vzdump ");
    assertThat(all.get(all.size() - 1)).isEqualTo("TASK OK");
    Answer part = log(upid + "/log?start=2&limit=2");
    assertThat(part.rows()).extracting(row -> row.get("n")).containsExactly(3.0, 4.0);
    assertThat(Browser.json(part.body())).containsEntry("total", (double) all.size());
    assertThat(log(upid + "/log?start=500").rows()).isEmpty();
    assertThat(log("UPID:pve1:00000001:00000002:65000000:qmstart:100:root@pam:/log").object())
        .containsEntry("t", "unable to open file - No such file or directory");
  }

  private Answer log(String path) {
    return browser.get(pve.auditor(), "/nodes/pve1/tasks/" + path);
  }

  private List<String> lines(String upid) {
    return log(upid + "/log").rows().stream().map(row -> (String) row.get("t")).toList();
  }

  private List<Object> upids(String query) {
    return browser.get(pve.auditor(), "/nodes/pve1/tasks?" + query).rows().stream()
        .map(row -> row.get("upid"))
        .toList();
  }

  private String reboot() {
    return (String) browser.post(pve.administrator(), "/nodes/pve1/qemu/100/status/reboot").data();
  }

  private Map<String, Object> status(String upid) {
    return log(upid + "/status").object();
  }

  private Map<String, Object> current(int vmid) {
    return browser
        .get(pve.auditor(), "/nodes/pve1/qemu/%d/status/current".formatted(vmid))
        .object();
  }

  private double uptime() {
    return current(100).get("uptime") instanceof Double uptime ? uptime : Double.NaN;
  }
}
