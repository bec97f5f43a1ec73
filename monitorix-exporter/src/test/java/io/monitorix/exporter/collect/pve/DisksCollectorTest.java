package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.Samples;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisksCollectorTest {

  private static final String SMART = "/nodes/n1/disks/smart?disk=%2Fdev%2F";

  private Nodes nodes;

  @BeforeEach
  void start() throws IOException {
    nodes =
        Nodes.of("n1")
            .data(
                "/nodes/n1/disks/list",
                """
                [{"devpath":"/dev/sda","type":"ssd","size":1000,"model":"Quick_1","serial":"A1",
                  "vendor":"ATA     ","health":"PASSED","wearout":93,"gpt":1,"osdid":-1,"rpm":0},
                 {"devpath":"/dev/sdb","type":"hdd","size":"2000","model":"Slow","serial":"B2",
                  "vendor":"ACME","health":"FAILED!","wearout":"N/A","rpm":7200},
                 {"devpath":"/dev/nvme0n1","type":"nvme","size":3000,"health":"OK","wearout":100},
                 {"devpath":"/dev/vda","type":"unknown","size":4000,"health":"UNKNOWN","wearout":"N/A"}]
                """)
            .data(
                SMART + "sda",
                """
                {"health":"PASSED","type":"ata","wearout":93,"attributes":[
                  {"id":"  5","name":"Reallocated_Sector_Ct","raw":"0","value":100,"worst":100,"threshold":10},
                  {"id":"190","name":"Airflow_Temperature_Cel","raw":"29 (Min/Max 20/41)","value":71},
                  {"id":"194","name":"Temperature_Celsius","raw":"31 (0 18 0 0 0)","value":69},
                  {"id":"240","name":"Head_Flying_Hours","raw":"12345h+06m","value":100},
                  {"id":"241","name":"Words","raw":"none","value":100}]}
                """)
            .refuse(SMART + "sdb", 500, "Error getting S.M.A.R.T. data: Exit code: 2")
            .data(
                SMART + "nvme0n1",
                """
                {"health":"OK","type":"text","wearout":97,"text":"\\nSMART/Health Information (NVMe Log 0x02)\\n\
                Critical Warning:                   0x04\\nTemperature:                        38 Celsius\\n\
                Percentage Used:                    3%\\nData Units Read:                    1,234,567 [632 GB]\\n\
                Temperature Sensor 1:               45 Celsius\\nWarning  Comp. Temperature Time:    0\\n"}
                """);
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  @Test
  void disksTellWhatTheyAreAndHowTheyAre() {
    assertThat(nodes.samples(CollectorName.DISKS))
        .containsExactlyInAnyOrder(
            "pve_disk_info{device=\"/dev/sda\",model=\"Quick_1\",node=\"n1\",serial=\"A1\","
                + "type=\"ssd\",vendor=\"ATA\"} 1.0",
            "pve_disk_info{device=\"/dev/sdb\",model=\"Slow\",node=\"n1\",serial=\"B2\","
                + "type=\"hdd\",vendor=\"ACME\"} 1.0",
            "pve_disk_info{device=\"/dev/nvme0n1\",model=\"\",node=\"n1\",serial=\"\","
                + "type=\"nvme\",vendor=\"\"} 1.0",
            "pve_disk_info{device=\"/dev/vda\",model=\"\",node=\"n1\",serial=\"\","
                + "type=\"unknown\",vendor=\"\"} 1.0",
            "pve_disk_health{device=\"/dev/sda\",node=\"n1\"} 1.0",
            "pve_disk_health{device=\"/dev/sdb\",node=\"n1\"} 0.0",
            "pve_disk_health{device=\"/dev/nvme0n1\",node=\"n1\"} 1.0",
            "pve_disk_wearout_ratio{device=\"/dev/sda\",node=\"n1\"} 0.07",
            "pve_disk_wearout_ratio{device=\"/dev/nvme0n1\",node=\"n1\"} 0.0",
            "pve_disk_capacity_bytes{device=\"/dev/sda\",node=\"n1\"} 1000.0",
            "pve_disk_capacity_bytes{device=\"/dev/sdb\",node=\"n1\"} 2000.0",
            "pve_disk_capacity_bytes{device=\"/dev/nvme0n1\",node=\"n1\"} 3000.0",
            "pve_disk_capacity_bytes{device=\"/dev/vda\",node=\"n1\"} 4000.0",
            "pve_disk_temperature_celsius{device=\"/dev/sda\",node=\"n1\"} 31.0",
            "pve_disk_temperature_celsius{device=\"/dev/nvme0n1\",node=\"n1\"} 38.0");
  }

  @Test
  void aDiskThatCannotBeAskedIsNoFailureAndOneWithoutSmartIsNotAsked() {
    try (Collecting collecting = nodes.collecting(CollectorName.DISKS)) {
      collecting.poll();
      assertThat(collecting.snapshot().problem()).isNull();
      assertThat(collecting.snapshot().runs()).allMatch(run -> run.success());
      assertThat(nodes.asked()).contains(SMART + "sdb").doesNotContain(SMART + "vda");
    }
  }

  @Test
  void attributesAreShownOnRequestFromTheSameReadings() {
    assertThat(nodes.samples(CollectorName.SMART))
        .containsExactlyInAnyOrder(
            attribute("sda", "5", "Reallocated_Sector_Ct") + "0.0",
            attribute("sda", "190", "Airflow_Temperature_Cel") + "29.0",
            attribute("sda", "194", "Temperature_Celsius") + "31.0",
            attribute("sda", "240", "Head_Flying_Hours") + "12345.0",
            attribute("nvme0n1", "", "Critical_Warning") + "4.0",
            attribute("nvme0n1", "", "Temperature") + "38.0",
            attribute("nvme0n1", "", "Percentage_Used") + "3.0",
            attribute("nvme0n1", "", "Data_Units_Read") + "1234567.0",
            attribute("nvme0n1", "", "Temperature_Sensor_1") + "45.0",
            attribute("nvme0n1", "", "Warning_Comp._Temperature_Time") + "0.0");
    assertThat(nodes.asked()).filteredOn(path -> path.contains("/disks/list")).hasSize(1);
  }

  private static String attribute(String device, String id, String name) {
    return "pve_disk_smart_attribute{device=\"/dev/%s\",id=\"%s\",name=\"%s\",node=\"n1\"} "
        .formatted(device, id, name);
  }

  @Test
  void temperaturesOfScsiDisksAreReadAndPackedOnesAreNot() {
    nodes
        .data(
            SMART + "sdb",
            "{\"health\":\"OK\",\"type\":\"text\",\"text\":\"Current Drive Temperature:     27 C\\n"
                + "Drive Trip Temperature:        60 C\\n\"}")
        .data(
            SMART + "sda",
            "{\"type\":\"ata\",\"attributes\":[{\"id\":\"194\",\"raw\":\"137439150114\"}]}");
    try (Collecting collecting = nodes.collecting(CollectorName.DISKS)) {
      assertThat(collecting.poll().samples("pve_disk_temperature_celsius"))
          .containsExactlyInAnyOrder(
              "pve_disk_temperature_celsius{device=\"/dev/sdb\",node=\"n1\"} 27.0",
              "pve_disk_temperature_celsius{device=\"/dev/nvme0n1\",node=\"n1\"} 38.0");
    }
  }

  @Test
  void aNodeThatRefusesItsListOfDisksFails() {
    nodes.refuse("/nodes/n1/disks/list", 500, "lsblk failed");
    try (Collecting collecting = nodes.collecting(CollectorName.DISKS)) {
      collecting.poll();
      assertThat(Samples.samples(collecting.families())).isEqualTo(List.of());
      assertThat(collecting.snapshot().problem()).contains("lsblk failed");
    }
  }
}
