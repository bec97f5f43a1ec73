package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.Consolidation;
import io.monitorix.client.Timeframe;
import io.monitorix.client.pve.model.AvailableUpdate;
import io.monitorix.client.pve.model.Certificate;
import io.monitorix.client.pve.model.NetworkInterface;
import io.monitorix.client.pve.model.NicTraffic;
import io.monitorix.client.pve.model.NodeHistoryPoint;
import io.monitorix.client.pve.model.NodeStorage;
import io.monitorix.client.pve.model.NodeTime;
import io.monitorix.client.pve.model.PciDevice;
import io.monitorix.client.pve.model.Service;
import io.monitorix.client.pve.model.UsbDevice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeDecodingTest {

  private final PveServer server = new PveServer();
  private final NodeApi node = server.client.node("a");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void storagesAreListedWithTheirState() {
    server.answerData(
        "[{\"storage\":\"tank\",\"type\":\"zfspool\",\"content\":\"images\",\"active\":\"1\","
            + "\"enabled\":1,\"shared\":0,\"total\":\"1000\",\"used\":250,\"avail\":750,"
            + "\"used_fraction\":\"0.25\",\"select_existing\":true,"
            + "\"formats\":{\"default\":\"raw\",\"supported\":[\"raw\",\"subvol\"]}},"
            + "{\"storage\":\"gone\",\"type\":\"nfs\",\"active\":0,\"enabled\":1,\"formats\":[],"
            + "\"format\":[{\"raw\":1},\"raw\"]},{\"type\":\"dir\"}]");

    List<NodeStorage> storages = node.storage().execute();

    assertThat(storages).extracting(NodeStorage::storage).containsExactly("tank", "gone");
    assertThat(storages.get(0))
        .returns(true, NodeStorage::active)
        .returns(false, NodeStorage::shared)
        .returns(1000L, NodeStorage::total)
        .returns(250L, NodeStorage::used)
        .returns(750L, NodeStorage::avail)
        .returns(0.25, NodeStorage::usedFraction)
        .returns(true, NodeStorage::selectExisting)
        .returns(new NodeStorage.Formats(List.of("raw", "subvol"), "raw"), NodeStorage::formats);
    assertThat(storages.get(1))
        .returns(false, NodeStorage::active)
        .returns(null, NodeStorage::total)
        .returns(null, NodeStorage::formats);
    assertThat(storages.get(1).additional()).containsEntry("format", "[{\"raw\":1},\"raw\"]");
  }

  @Test
  void servicesTellWhetherTheyRun() {
    server.answerData(
        "[{\"service\":\"pveproxy\",\"name\":\"pveproxy\",\"desc\":\"the front\","
            + "\"state\":\"running\",\"active-state\":\"active\",\"unit-state\":\"enabled\"},"
            + "{\"service\":\"cron\",\"state\":\"dead\",\"active-state\":\"failed\"},"
            + "{\"service\":\"odd\"},{\"name\":\"nameless\"}]");

    List<Service> services = node.services().execute();

    assertThat(services).extracting(Service::running).containsExactly(true, false, false);
    assertThat(services.get(0))
        .returns("the front", Service::description)
        .returns("active", Service::activeState)
        .returns("enabled", Service::unitState);
  }

  @Test
  void theClockComesWithItsZone() {
    server.answerData("{\"time\":\"1767225600\",\"localtime\":1767229200,\"timezone\":\"CET\"}");

    assertThat(node.time().execute())
        .isEqualTo(new NodeTime(Instant.parse("2026-01-01T00:00:00Z"), 1767229200L, "CET"));
  }

  @Test
  void nameServersKeepTheirOrderAndGapsClose() {
    server.answerData("{\"search\":\"example.org\",\"dns1\":\"192.0.2.53\",\"dns3\":\"::1\"}");

    assertThat(node.dns().execute().servers()).containsExactly("192.0.2.53", "::1");
  }

  @Test
  void certificatesTellHowLongTheyLast() {
    server.answerData(
        "[{\"filename\":\"pveproxy-ssl.pem\",\"subject\":\"/CN=a\",\"issuer\":\"/CN=ca\","
            + "\"notbefore\":\"1767225600\",\"notafter\":1798761600,\"fingerprint\":\"AB:CD\","
            + "\"public-key-bits\":\"2048\",\"public-key-type\":\"rsaEncryption\","
            + "\"san\":[\"a.example.org\",\"192.0.2.1\"],\"pem\":\"x\"},{\"filename\":\"b\"}]");

    List<Certificate> certificates = node.certificates().execute();

    assertThat(certificates.get(0))
        .returns(Instant.parse("2026-01-01T00:00:00Z"), Certificate::notBefore)
        .returns(Instant.parse("2027-01-01T00:00:00Z"), Certificate::notAfter)
        .returns(2048, Certificate::publicKeyBits)
        .returns(List.of("a.example.org", "192.0.2.1"), Certificate::alternativeNames);
    assertThat(certificates.get(1))
        .returns(null, Certificate::notAfter)
        .returns(List.of(), Certificate::alternativeNames);
  }

  @Test
  void updatesAreReadUnderTheirCapitalNames() {
    server.answerData(
        "[{\"Package\":\"zlib1g\",\"Version\":\"1.3.2\",\"OldVersion\":\"1.3.1\","
            + "\"Origin\":\"Debian\",\"Section\":\"libs\",\"Priority\":\"required\","
            + "\"Arch\":\"amd64\",\"Title\":\"zip\",\"Description\":\"zip and zap\","
            + "\"NotifyStatus\":\"1.3.2\",\"ChangeLogUrl\":\"u\"},"
            + "{\"Package\":\"fresh\",\"Version\":2},{\"Version\":\"3\"}]");

    List<AvailableUpdate> updates = node.apt().updates().execute();

    assertThat(updates).extracting(AvailableUpdate::name).containsExactly("zlib1g", "fresh");
    assertThat(updates.get(0))
        .returns("1.3.1", AvailableUpdate::oldVersion)
        .returns("Debian", AvailableUpdate::origin)
        .returns("1.3.2", AvailableUpdate::notifiedVersion);
    assertThat(updates.get(0).additional()).containsOnlyKeys("ChangeLogUrl");
    assertThat(updates.get(1))
        .returns("2", AvailableUpdate::version)
        .returns(null, AvailableUpdate::oldVersion);
  }

  @Test
  void interfacesAreReadWithWhatTheyAreMadeOf() {
    server.answerData(
        "[{\"iface\":\"bond0\",\"type\":\"bond\",\"active\":1,\"slaves\":\"eno1 eno2\","
            + "\"bond_mode\":\"active-backup\",\"bond-primary\":\"eno1\",\"priority\":\"3\","
            + "\"families\":[\"inet\"],\"mtu\":\"9000\"},"
            + "{\"iface\":\"vmbr9\",\"type\":\"bridge\",\"bridge_ports\":\"bond0\","
            + "\"bridge_vlan_aware\":1,\"cidr\":\"192.0.2.9/24\",\"netmask6\":\"64\","
            + "\"autostart\":1,\"bridge_fd\":\"0\"},{\"type\":\"eth\"}]");

    List<NetworkInterface> interfaces = node.network().execute();

    assertThat(interfaces).extracting(NetworkInterface::name).containsExactly("bond0", "vmbr9");
    assertThat(interfaces.get(0))
        .returns(true, NetworkInterface::active)
        .returns("eno1 eno2", NetworkInterface::slaves)
        .returns("eno1", NetworkInterface::bondPrimary)
        .returns(3, NetworkInterface::priority)
        .returns(9000, NetworkInterface::mtu)
        .returns(List.of("inet"), NetworkInterface::families);
    assertThat(interfaces.get(1))
        .returns(null, NetworkInterface::active)
        .returns(true, NetworkInterface::bridgeVlanAware)
        .returns(64, NetworkInterface::netmask6);
    assertThat(interfaces.get(1).additional()).containsEntry("bridge_fd", "0");
  }

  @Test
  void trafficIsCountedForEachCardOfAGuest() {
    server.answerData(
        "[{\"vmid\":\"7\",\"dev\":\"net1\",\"in\":\"12345678901\",\"out\":5},{\"dev\":\"net0\"}]");

    assertThat(node.netstat().execute())
        .singleElement()
        .returns(7L, NicTraffic::vmid)
        .returns("net1", NicTraffic::device)
        .returns(12_345_678_901L, NicTraffic::in)
        .returns(5L, NicTraffic::out);
  }

  @Test
  void hardwareIsListed() {
    server.answerData(
        "[{\"id\":\"0000:01:00.0\",\"class\":\"0x030000\",\"vendor\":\"0x1\",\"device\":\"0x2\","
            + "\"vendor_name\":\"ACME\",\"device_name\":\"Painter\",\"iommugroup\":\"-1\","
            + "\"mdev\":1},{\"class\":\"0x1\"}]");
    server.answerData(
        "[{\"busnum\":1,\"devnum\":\"4\",\"port\":2,\"level\":0,\"class\":9,\"vendid\":\"1d6b\","
            + "\"prodid\":\"0002\",\"speed\":480,\"usbpath\":\"1.2\",\"product\":\"Hub\"}]");

    assertThat(node.pciDevices().execute())
        .singleElement()
        .returns("0000:01:00.0", PciDevice::id)
        .returns("0x030000", PciDevice::deviceClass)
        .returns("Painter", PciDevice::deviceName)
        .returns(-1, PciDevice::iommuGroup)
        .returns(true, PciDevice::mediated);
    assertThat(node.usbDevices().execute())
        .singleElement()
        .returns(4, UsbDevice::number)
        .returns("480", UsbDevice::speed)
        .returns(9, UsbDevice::deviceClass)
        .returns("1.2", UsbDevice::path);
  }

  @Test
  void historyHasHolesWhereTheNodeWasOff() throws InterruptedException {
    server.answerData(
        "[{\"time\":60},{\"time\":120,\"cpu\":0.5,\"iowait\":\"0.125\",\"loadavg\":2,"
            + "\"memtotal\":100.5,\"netin\":nan,\"arcsize\":7,\"memavailable\":60,"
            + "\"pressurecpusome\":1.5,\"pressureiofull\":0.25,\"future\":3},{\"cpu\":1}]");

    List<NodeHistoryPoint> points = node.rrddata(Timeframe.DECADE, Consolidation.MAX).execute();

    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("timeframe=decade&cf=MAX");
    assertThat(points).hasSize(2);
    assertThat(points.get(0))
        .returns(Instant.ofEpochSecond(60), NodeHistoryPoint::time)
        .returns(null, NodeHistoryPoint::cpu);
    assertThat(points.get(1))
        .returns(0.125, NodeHistoryPoint::ioWait)
        .returns(100.5, NodeHistoryPoint::memtotal)
        .returns(null, NodeHistoryPoint::netin)
        .returns(7.0, NodeHistoryPoint::arcsize)
        .returns(1.5, NodeHistoryPoint::pressureCpuSome)
        .returns(0.25, NodeHistoryPoint::pressureIoFull);
    assertThat(points.get(1).additional()).containsOnly(Map.entry("future", "3"));
  }
}
