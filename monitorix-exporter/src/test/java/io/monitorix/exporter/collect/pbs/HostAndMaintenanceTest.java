package io.monitorix.exporter.collect.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.poll.MissingPermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the machine tells: its load, its upkeep, its services, its disks, its tapes. */
class HostAndMaintenanceTest {

  private static final String NODE = "/nodes/localhost";

  private JsonServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new JsonServer()
            .data(
                "/access/permissions",
                "{\"/\":{\"Sys.Audit\":1,\"Sys.Modify\":1,\"Tape.Audit\":1}}")
            .data("/admin/datastore", "[]");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Collecting collecting(CollectorName name) {
    return Collecting.of(server.backupTarget(), name).poll();
  }

  @Test
  void theHostTellsOfItsLoadAndMemory() {
    server.data(
        NODE + "/status",
        """
        {"cpu":0.25,"wait":0.5,"loadavg":[0.1,0.2,0.3],"uptime":60,
         "memory":{"total":8,"used":4,"free":4},"swap":{"total":0,"used":0,"free":0},
         "root":{"total":10,"used":5,"avail":4},"cpuinfo":{"model":"m","sockets":1,"cpus":4}}
        """);
    try (Collecting collecting = collecting(CollectorName.PBS_HOST)) {
      assertThat(collecting.samples())
          .containsExactlyInAnyOrder(
              "pbs_host_cpu_usage_ratio 0.25",
              "pbs_host_iowait_ratio 0.5",
              "pbs_host_load1 0.1",
              "pbs_host_load5 0.2",
              "pbs_host_load15 0.3",
              "pbs_host_memory_size_bytes 8.0",
              "pbs_host_memory_usage_bytes 4.0",
              "pbs_host_swap_size_bytes 0.0",
              "pbs_host_swap_usage_bytes 0.0",
              "pbs_host_rootfs_size_bytes 10.0",
              "pbs_host_rootfs_usage_bytes 5.0",
              "pbs_host_uptime_seconds 60.0");
    }
  }

  @Test
  void whatTheHostDoesNotTellIsAbsent() {
    server.data(NODE + "/status", "{\"cpu\":0.25,\"memory\":{\"total\":8}}");
    try (Collecting collecting = collecting(CollectorName.PBS_HOST)) {
      assertThat(collecting.samples())
          .containsExactlyInAnyOrder(
              "pbs_host_cpu_usage_ratio 0.25", "pbs_host_memory_size_bytes 8.0");
    }
  }

  @Test
  void upkeepIsTold() {
    server
        .data(NODE + "/subscription", "{\"status\":\"expired\",\"message\":\"pay\"}")
        .data(
            NODE + "/certificates/info",
            "[{\"filename\":\"proxy.pem\",\"notafter\":1803902400},{\"filename\":\"odd.pem\"}]")
        .data(NODE + "/apt/update", "[{\"Package\":\"a\"},{\"Package\":\"b\"}]");
    try (Collecting collecting = collecting(CollectorName.PBS_MAINTENANCE)) {
      assertThat(collecting.samples())
          .containsExactlyInAnyOrder(
              "pbs_subscription_status{status=\"expired\"} 1.0",
              "pbs_certificate_not_after_timestamp_seconds{filename=\"proxy.pem\"} 1.8039024E9",
              "pbs_updates_available 2.0");
    }
  }

  @Test
  void withoutTheRightToCertificatesTheRestIsTold() {
    server
        .data("/access/permissions", "{\"/\":{\"Sys.Audit\":1}}")
        .data(NODE + "/subscription", "{\"status\":\"active\"}")
        .data(NODE + "/apt/update", "[]");
    try (Collecting collecting = collecting(CollectorName.PBS_MAINTENANCE)) {
      assertThat(collecting.samples())
          .containsExactlyInAnyOrder(
              "pbs_subscription_status{status=\"active\"} 1.0", "pbs_updates_available 0.0");
      assertThat(collecting.snapshot().missing())
          .containsExactly(
              new MissingPermission(
                  CollectorName.PBS_MAINTENANCE, "/system/certificates", "Sys.Modify"));
      assertThat(server.asked()).noneMatch(path -> path.contains("certificates"));
    }
  }

  @Test
  void servicesRunOrNotAndThoseThatAreNotInstalledAreLeftOut() {
    server.data(
        NODE + "/services",
        """
        [{"service":"proxmox-backup","state":"running","unit-state":"enabled"},
         {"service":"postfix","state":"dead","unit-state":"disabled"},
         {"service":"banner","state":"exited","unit-state":"enabled"},
         {"service":"syslog","state":"dead","unit-state":"not-found"},
         {"service":"odd"}]
        """);
    try (Collecting collecting = collecting(CollectorName.PBS_SERVICES)) {
      assertThat(collecting.samples())
          .containsExactlyInAnyOrder(
              "pbs_service_active{service=\"proxmox-backup\"} 1.0",
              "pbs_service_active{service=\"postfix\"} 0.0",
              "pbs_service_active{service=\"banner\"} 1.0");
    }
  }

  @Test
  void disksTellOfTheirHealthAndWear() {
    server
        .data(
            NODE + "/disks/list",
            """
            [{"name":"sda","devpath":"/dev/sda","disk-type":"ssd","model":"M","serial":"S",
              "vendor":"ATA  ","status":"passed","wearout":97.5,"size":1},
             {"name":"sdb","devpath":"/dev/sdb","disk-type":"hdd","status":"failed"},
             {"name":"sdc","devpath":"/dev/sdc","disk-type":"usb","status":"unknown"}]
            """)
        .data(NODE + "/disks/zfs", "[{\"name\":\"tank\",\"health\":\"DEGRADED\"}]");
    try (Collecting collecting = collecting(CollectorName.PBS_DISKS)) {
      assertThat(collecting.samples())
          .containsExactlyInAnyOrder(
              "pbs_disk_health{device=\"/dev/sda\"} 1.0",
              "pbs_disk_health{device=\"/dev/sdb\"} 0.0",
              "pbs_disk_wearout_ratio{device=\"/dev/sda\"} 0.025000000000000022",
              info("/dev/sda", "M", "S", "ssd", "ATA"),
              info("/dev/sdb", "", "", "hdd", ""),
              info("/dev/sdc", "", "", "usb", ""),
              "pbs_zfs_pool_health{pool=\"tank\",state=\"DEGRADED\"} 1.0");
    }
  }

  private static String info(
      String device, String model, String serial, String type, String vendor) {
    return "pbs_disk_info{device=\"%s\",model=\"%s\",serial=\"%s\",type=\"%s\",vendor=\"%s\"} 1.0"
        .formatted(device, model, serial, type, vendor);
  }

  @Test
  void aServerWithoutZfsHasNoPoolsAndNoFailure() {
    server
        .data(NODE + "/disks/list", "[]")
        .refuse(NODE + "/disks/zfs", 400, "zpool list failed: command not found");
    try (Collecting collecting = collecting(CollectorName.PBS_DISKS)) {
      assertThat(collecting.samples()).isEmpty();
      assertThat(collecting.snapshot().runs()).allMatch(run -> run.success());
    }
  }

  @Test
  void drivesAndTapesAreTold() {
    server
        .data(
            "/tape/drive?query-activity=1",
            "[{\"name\":\"lto\",\"vendor\":\"V\",\"model\":\"M\",\"serial\":\"S\","
                + "\"activity\":\"writing\"}]")
        .data(
            "/tape/media/list?update-status=0",
            """
            [{"label-text":"A","pool":"weekly","status":"full","location":"online-lib"},
             {"label-text":"B","pool":"weekly","status":"full","location":"online-lib"},
             {"label-text":"C","status":"writable","location":"vault-bank"}]
            """);
    try (Collecting collecting = collecting(CollectorName.PBS_TAPE)) {
      assertThat(collecting.samples())
          .containsExactlyInAnyOrder(
              "pbs_tape_drive_info{drive=\"lto\",model=\"M\",serial=\"S\",vendor=\"V\"} 1.0",
              "pbs_tape_drive_activity{activity=\"writing\",drive=\"lto\"} 1.0",
              "pbs_tape_media{location=\"online-lib\",pool=\"weekly\",status=\"full\"} 2.0",
              "pbs_tape_media{location=\"vault-bank\",pool=\"\",status=\"writable\"} 1.0");
    }
  }

  @Test
  void oldReleasesTellOfDrivesWithoutTheirActivity() {
    server
        .refuse("/tape/drive?query-activity=1", 400, "parameter verification failed")
        .data("/tape/drive", "[{\"name\":\"lto\"}]")
        .data("/tape/media/list?update-status=0", "[]");
    try (Collecting collecting = collecting(CollectorName.PBS_TAPE)) {
      assertThat(collecting.samples())
          .containsExactly(
              "pbs_tape_drive_info{drive=\"lto\",model=\"\",serial=\"\",vendor=\"\"} 1.0");
    }
  }
}
