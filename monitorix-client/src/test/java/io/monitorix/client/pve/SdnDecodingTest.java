package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.SdnChange;
import io.monitorix.client.pve.model.SdnState;
import io.monitorix.client.pve.model.SdnVnet;
import io.monitorix.client.pve.model.SdnVnetStatus;
import io.monitorix.client.pve.model.SdnZone;
import io.monitorix.client.pve.model.SdnZoneStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SdnDecodingTest {

  private final PveServer server = new PveServer();
  private final SdnApi sdn = server.client.cluster().sdn();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void zonesTellWhatIsNotAppliedYet() throws InterruptedException {
    server.answerData(
        "[{\"zone\":\"lan\",\"type\":\"simple\",\"mtu\":\"1450\",\"ipam\":\"pve\",\"nodes\":\"a,b\","
            + "\"state\":\"changed\",\"pending\":{\"mtu\":1400}},"
            + "{\"zone\":\"old\",\"type\":\"vlan\",\"pending\":1,\"state\":\"deleted\"},"
            + "{\"zone\":\"odd\",\"type\":\"hologram\",\"state\":\"dreaming\",\"vxlan-port\":4789},"
            + "{\"zone\":\"calm\"},{\"type\":\"simple\"}]");

    List<SdnZone> zones = sdn.zones(true).execute();

    assertThat(server.http.takeRequest().getUrl().toString())
        .endsWith("/cluster/sdn/zones?pending=1");
    assertThat(zones).extracting(SdnZone::name).containsExactly("lan", "old", "odd", "calm");
    assertThat(zones.get(0))
        .returns(1450, SdnZone::mtu)
        .returns(Map.of("mtu", "1400"), SdnZone::pending);
    assertThat(zones.get(1).pending()).isEmpty();
    assertThat(zones.get(2).additional()).containsEntry("vxlan-port", "4789");
    assertThat(zones)
        .extracting(zone -> zone.change().orElse(null))
        .containsExactly(SdnChange.CHANGED, SdnChange.DELETED, SdnChange.UNKNOWN, null);
  }

  @Test
  void networksBelongToZones() throws InterruptedException {
    server.answerData(
        "[{\"vnet\":\"v1\",\"zone\":\"lan\",\"type\":\"vnet\",\"tag\":\"100\",\"vlanaware\":\"1\","
            + "\"isolate-ports\":0,\"alias\":\"web\",\"state\":\"new\"},{\"zone\":\"lan\"}]");

    List<SdnVnet> networks = sdn.vnets(false).execute();

    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("pending=0");
    assertThat(networks)
        .singleElement()
        .returns("v1", SdnVnet::name)
        .returns(100, SdnVnet::tag)
        .returns(true, SdnVnet::vlanAware)
        .returns(false, SdnVnet::isolatePorts);
    assertThat(networks.get(0).change()).contains(SdnChange.NEW);
  }

  @Test
  void theStateOfAllZonesIsInTheResourceList() throws InterruptedException {
    server.answerData(
        "[{\"id\":\"sdn/a/lan\",\"type\":\"sdn\",\"sdn\":\"lan\",\"node\":\"a\",\"status\":\"ok\"}]");

    assertThat(sdn.status().execute())
        .singleElement()
        .returns("lan", ClusterResource::sdn)
        .returns("ok", ClusterResource::status);
    assertThat(server.http.takeRequest().getUrl().toString())
        .endsWith("/cluster/resources?type=sdn");
  }

  @Test
  void aNodeTellsHowItsZonesAndNetworksFare() throws InterruptedException {
    server.answerData(
        "[{\"zone\":\"lan\",\"status\":\"available\"},{\"zone\":\"wan\",\"status\":\"error\"},"
            + "{\"zone\":\"odd\",\"status\":\"asleep\"},{\"status\":\"pending\"}]");
    server.answerData(
        "[{\"vnet\":\"v1\",\"status\":\"error\",\"statusmsg\":\"not created\"},{\"vnet\":\"v2\"}]");

    NodeSdnApi node = server.client.node("a").sdn();
    List<SdnZoneStatus> zones = node.zones().execute();
    List<SdnVnetStatus> networks = node.content("wan").execute();

    assertThat(zones)
        .extracting(SdnZoneStatus::state)
        .containsExactly(SdnState.AVAILABLE, SdnState.ERROR, SdnState.UNKNOWN);
    assertThat(networks)
        .containsExactly(
            new SdnVnetStatus("v1", "error", "not created", Map.of()),
            new SdnVnetStatus("v2", null, null, Map.of()));
    assertThat(networks)
        .extracting(SdnVnetStatus::state)
        .containsExactly(SdnState.ERROR, SdnState.UNKNOWN);
    assertThat(server.http.takeRequest().getUrl().encodedPath()).endsWith("/nodes/a/sdn/zones");
    assertThat(server.http.takeRequest().getUrl().encodedPath())
        .endsWith("/nodes/a/sdn/zones/wan/content");
  }
}
