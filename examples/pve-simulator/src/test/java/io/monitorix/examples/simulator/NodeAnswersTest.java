package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.monitorix.examples.simulator.Browser.Answer;
import io.monitorix.examples.simulator.cluster.PveRelease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAnswersTest {
  private final MovableClock clock = new MovableClock();
  private final PveSimulator pve = PveSimulator.builder().clock(clock).start();
  private final Browser browser = new Browser(pve);

  @AfterEach
  void close() {
    browser.close();
    pve.close();
  }

  @ParameterizedTest
  @CsvSource({"hour, 60", "day, 1800", "week, 10800", "month, 43200", "year, 604800"})
  void historyHasSeventyRowsUpToNow(String timeframe, long step) {
    List<Map<String, Object>> rows = rows("/nodes/pve1/rrddata?timeframe=%s".formatted(timeframe));

    assertThat(rows).hasSize(70);
    for (int i = 1; i < rows.size(); i++) {
      assertThat(number(rows.get(i), "time") - number(rows.get(i - 1), "time"))
          .isEqualTo((double) step);
    }
    double now = clock.instant().getEpochSecond();
    assertThat(number(rows.get(69), "time")).isBetween(now - step, now);
    assertThat(number(rows.get(69), "time") % step).isZero();
  }

  @Test
  void theMaximumOfAStepIsNotBelowItsMean() {
    for (String path :
        List.of(
            "/nodes/pve1/rrddata", "/nodes/pve1/qemu/100/rrddata", "/nodes/pve1/lxc/102/rrddata")) {
      List<Map<String, Object>> mean = rows(path + "?timeframe=hour");
      List<Map<String, Object>> max = rows(path + "?timeframe=hour&cf=MAX");

      assertThat(number(mean.get(60), "cpu")).isBetween(0.0, 1.0);
      boolean above = false;
      for (int i = 0; i < 70; i++) {
        if (mean.get(i).containsKey("cpu")) {
          assertThat(number(max.get(i), "cpu")).isGreaterThanOrEqualTo(number(mean.get(i), "cpu"));
          above |= number(max.get(i), "cpu") > number(mean.get(i), "cpu");
        }
      }
      assertThat(above).isTrue();
    }
  }

  @Test
  void historyOfBeforeTheBootIsEmpty() {
    pve.faults().nodeDown("pve2");
    clock.advance(Duration.ofMinutes(30));
    pve.faults().nodeUp("pve2");
    clock.advance(Duration.ofMinutes(10));
    List<Map<String, Object>> rows = rows("/nodes/pve2/rrddata?timeframe=hour");

    assertThat(rows.get(0)).containsOnlyKeys("time");
    assertThat(rows.get(69)).containsKeys("cpu", "memused", "netin", "rootused");
    assertThat(rows("/nodes/pve2/storage/nas/rrddata?timeframe=hour").get(69))
        .containsOnlyKeys("time", "total", "used");
  }

  @Test
  void pressureCameWithReleaseNine() {
    assertThat(rows("/nodes/pve1/rrddata?timeframe=hour").get(69))
        .doesNotContainKeys("pressurecpusome", "memavailable");
    try (PveSimulator nine = PveSimulator.builder().release(PveRelease.V9_1).start();
        Browser other = new Browser(nine)) {
      assertThat(other.get(nine.auditor(), "/nodes/pve1/rrddata?timeframe=hour").rows().get(69))
          .containsKeys("pressurecpusome", "pressureiofull", "memavailable")
          .doesNotContainKey("pressurecpufull");
      assertThat(
              other
                  .get(nine.auditor(), "/nodes/pve1/qemu/100/rrddata?timeframe=hour")
                  .rows()
                  .get(69))
          .containsKeys("pressurecpufull", "memhost");
    }
  }

  @Test
  void badHistoryRequestsSayWhatIsWrong() {
    assertThat(errors("/nodes/pve1/rrddata"))
        .isEqualTo(Map.of("timeframe", "property is missing and it is not optional"));
    assertThat(errors("/nodes/pve1/rrddata?timeframe=hour&cf=MIN"))
        .isEqualTo(
            Map.of("cf", "value 'MIN' does not have a value in the enumeration 'AVERAGE, MAX'"));
  }

  @Test
  void theSystemLogIsReadInPartsByDaemonAndTime() {
    clock.advance(Duration.ofHours(2));
    Answer all = browser.get(pve.administrator(), "/nodes/pve1/syslog?limit=500");
    Object total = Browser.json(all.body()).get("total");
    assertThat(total).isEqualTo((double) all.rows().size());
    Answer part = browser.get(pve.administrator(), "/nodes/pve1/syslog?start=3&limit=2");
    assertThat(part.rows()).isEqualTo(all.rows().subList(3, 5));
    assertThat(Browser.json(part.body())).containsEntry("total", total);

    assertThat(rows("/nodes/pve1/syslog?service=cron&limit=500"))
        .hasSizeBetween(20, 26)
        .allSatisfy(row -> assertThat((String) row.get("t")).contains(" pve1 CRON["));
    assertThat(rows("/nodes/pve1/syslog?since=2030-01-01").get(0))
        .containsEntry("t", "-- No entries --");
    assertThat(rows("/nodes/pve1/syslog?since=2026-03-01%2013:30&service=cron")).hasSize(1);
    assertThat(status("/nodes/pve1/syslog?since=yesterday")).isEqualTo(400);
    assertThat(browser.get(pve.auditor(), "/nodes/pve1/syslog").reason())
        .isEqualTo("Permission check failed (/nodes/pve1, Sys.Syslog)");
  }

  @Test
  void theJournalGoesOnFromItsCursor() {
    clock.advance(Duration.ofHours(1));
    List<Object> first = journal("lastentries=3");
    assertThat(first).hasSize(5);
    assertThat(journal("startcursor=" + first.get(4))).isEmpty();

    clock.advance(Duration.ofMinutes(30));
    List<Object> more = journal("startcursor=" + first.get(4));
    assertThat(more).hasSizeGreaterThan(3).doesNotContain(first.get(3));
    assertThat(journal("endcursor=" + more.get(0))).contains(first.get(3));
  }

  private List<Object> journal(String query) {
    Object lines =
        browser.get(pve.administrator(), "/nodes/pve1/journal?" + query.replace(";", "%3B")).data();
    return List.copyOf((List<?>) lines);
  }

  @Test
  void disksAndWhatIsMadeOfThemFitTogether() {
    Map<String, Object> pool = rows("/nodes/pve1/disks/zfs").get(0);
    assertThat(number(pool, "alloc") + number(pool, "free")).isEqualTo(number(pool, "size"));
    assertThat(object("/nodes/pve1/disks/zfs/rpool"))
        .extractingByKey("scan")
        .asString()
        .matches(
            "scrub repaired 0B in 00:07:31 with 0 errors on Sun \\w{3} [ \\d]\\d 00:31:32 \\d{4}");
    assertThat(object("/nodes/pve1/disks/zfs/rpool").get("children"))
        .asString()
        .contains("mirror-0", "/dev/sda3", "/dev/sdb3");
    Map<String, Object> thin = rows("/nodes/pve1/disks/lvmthin").get(0);
    Map<String, Object> storage =
        browser.get(pve.auditor(), "/nodes/pve1/storage").row("storage", "local-lvm");
    assertThat(thin)
        .containsEntry("lv_size", storage.get("total"))
        .containsEntry("used", storage.get("used"));
    assertThat(1.0 * number(thin, "metadata_used") / number(thin, "metadata_size"))
        .as("a tenth as full as the data")
        .isCloseTo(0.1 * number(thin, "used") / number(thin, "lv_size"), within(1e-6));
    for (Map<String, Object> disk : rows("/nodes/pve1/disks/list")) {
      assertThat(object("/nodes/pve1/disks/smart?disk=" + disk.get("devpath")))
          .containsEntry("health", disk.get("health"))
          .containsKey(
              String.valueOf(disk.get("devpath")).contains("nvme") ? "text" : "attributes");
    }
    assertThat(status("/nodes/pve1/disks/smart?disk=/dev/sdz")).isEqualTo(500);
    assertThat(status("/nodes/pve1/disks/smart")).isEqualTo(400);
    assertThat(status("/nodes/pve1/disks/zfs/tank")).isEqualTo(500);
  }

  @Test
  void whatIsNotThereIsReportedAsTheRealOneDoes() {
    assertThat(String.valueOf(errors("/nodes/pve1/services/nosuch/state")))
        .startsWith("{service=value 'nosuch' does not have a value in the enumeration 'chrony, ");
    assertThat(errors("/nodes/pve1/storage/nosuch/status"))
        .isEqualTo(Map.of("storage", "No such storage."));
    assertThat(errors("/nodes/pve1/network/eth7"))
        .isEqualTo(Map.of("iface", "interface does not exist"));
    assertThat(status("/nodes/pve1/scan/nfs")).isEqualTo(400);
    assertThat(browser.get(pve.administrator(), "/access/users/nosuch@pve").reason())
        .isEqualTo("no such user ('nosuch@pve')");
    assertThat(browser.get(pve.administrator(), "/pools?poolid=nosuch").reason())
        .isEqualTo("pool 'nosuch' does not exist");
    assertThat(errors("/cluster/backup/nosuch")).isEqualTo(Map.of("id", "No such job 'nosuch'"));
  }

  @Test
  void storageContentIsWhatGuestsHaveThere() {
    List<Map<String, Object>> disks = rows("/nodes/pve1/storage/local-lvm/content");
    assertThat(disks)
        .isNotEmpty()
        .allSatisfy(
            disk -> {
              String kind = "images".equals(disk.get("content")) ? "qemu" : "lxc";
              assertThat(object("/nodes/pve1/%s/%.0f/config".formatted(kind, number(disk, "vmid"))))
                  .extracting(config -> String.valueOf(config.values()))
                  .asString()
                  .contains(String.valueOf(disk.get("volid")));
            });
    assertThat(rows("/nodes/pve1/storage/local-lvm/content?content=images"))
        .hasSizeLessThan(disks.size());
    assertThat(rows("/nodes/pve2/storage/nas/content?content=backup"))
        .isEqualTo(rows("/nodes/pve1/storage/nas/content?content=backup"))
        .hasSizeGreaterThan(50);
    assertThat(rows("/nodes/pve1/storage?content=backup"))
        .extracting(row -> row.get("storage"))
        .containsExactly("local", "nas");
  }

  @Test
  void bridgesAndTheTrafficOfGuestsAreShown() {
    assertThat(rows("/nodes/pve1/network")).hasSize(4);
    assertThat(rows("/nodes/pve1/network?type=bridge"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("cidr", "192.0.2.11/24"));
    Map<String, Object> card = browser.get(pve.auditor(), "/nodes/pve1/netstat").row("vmid", "100");
    assertThat(card)
        .containsEntry("dev", "net0")
        .containsEntry(
            "in", "%.0f".formatted(number(object("/nodes/pve1/qemu/100/status/current"), "netin")));
  }

  @Test
  void updatesNeedMoreThanAnAuditor() {
    assertThat(browser.get(pve.auditor(), "/nodes/pve2/apt/update").reason())
        .isEqualTo("Permission check failed (/nodes/pve2, Sys.Modify)");
    assertThat(rows("/nodes/pve1/apt/update")).isEmpty();
    assertThat(rows("/nodes/pve2/apt/update"))
        .hasSize(2)
        .extracting(row -> row.get("Origin"))
        .containsOnly("Debian");
    assertThat(browser.get(pve.auditor(), "/nodes/pve1/apt/versions").row("Package", "pve-manager"))
        .containsEntry("Version", "8.4.14");
  }

  private List<Map<String, Object>> rows(String path) {
    return browser.get(pve.administrator(), path).rows();
  }

  private Map<String, Object> object(String path) {
    return browser.get(pve.administrator(), path).object();
  }

  private int status(String path) {
    return browser.get(pve.administrator(), path).status();
  }

  private Object errors(String path) {
    return Objects.requireNonNull(
        Browser.json(browser.get(pve.administrator(), path).body()).get("errors"), path);
  }

  private static double number(Map<String, Object> row, String field) {
    return row.get(field) instanceof Double number ? number : Double.NaN;
  }
}
