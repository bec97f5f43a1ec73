package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.model.Disk;
import io.monitorix.client.pve.model.DiskSmart;
import io.monitorix.client.pve.model.LvmThinPool;
import io.monitorix.client.pve.model.LvmTree;
import io.monitorix.client.pve.model.ZfsPool;
import io.monitorix.client.pve.model.ZfsPoolDetail;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiskDecodingTest {

  private final PveServer server = new PveServer();
  private final DiskApi disks = server.client.node("a").disks();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void disksThatDoNotTellTheirWearHaveNone() {
    server.answerData(
        "[{\"devpath\":\"/dev/nvme0n1\",\"type\":\"nvme\",\"size\":\"1000204886016\","
            + "\"wearout\":\"97\",\"rpm\":0,\"gpt\":1,\"mounted\":0,\"health\":\"PASSED\","
            + "\"serial\":12345,\"osdid\":\"3\",\"osdid-list\":[3,\"4\"],\"by_id_link\":\"x\"},"
            + "{\"devpath\":\"/dev/sda\",\"wearout\":\"N/A\",\"osdid\":-1,\"osdid-list\":null},"
            + "{\"size\":5}]");

    List<Disk> listed = disks.list().execute();

    assertThat(listed).extracting(Disk::device).containsExactly("/dev/nvme0n1", "/dev/sda");
    assertThat(listed.get(0))
        .returns(1_000_204_886_016L, Disk::size)
        .returns(97.0, Disk::wearout)
        .returns("12345", Disk::serial)
        .returns(true, Disk::gpt)
        .returns(false, Disk::mounted)
        .returns(3, Disk::osd)
        .returns(List.of(3, 4), Disk::osds);
    assertThat(listed.get(0).additional()).containsEntry("by_id_link", "x");
    assertThat(listed.get(1))
        .returns(null, Disk::wearout)
        .returns(-1, Disk::osd)
        .returns(List.of(), Disk::osds);
  }

  @Test
  void anAtaDiskHasAttributesAndOthersHaveText() throws InterruptedException {
    server.answerData(
        "{\"health\":\"PASSED\",\"type\":\"ata\",\"attributes\":[{\"id\":\"194\","
            + "\"name\":\"Temperature_Celsius\",\"value\":\"064\",\"worst\":50,\"threshold\":0,"
            + "\"fail\":\"-\",\"raw\":\"36 (Min/Max 20/50)\",\"flags\":\"-O---K\","
            + "\"normalized\":64}]}");
    server.answerData("{\"health\":\"OK\",\"type\":\"text\",\"text\":\"all is well\"}");

    DiskSmart ata = disks.smart("/dev/sda").execute();
    DiskSmart nvme = disks.smart("/dev/nvme0n1").execute();

    assertThat(ata.attributes())
        .singleElement()
        .returns("194", DiskSmart.Attribute::id)
        .returns(64L, DiskSmart.Attribute::value)
        .returns(50L, DiskSmart.Attribute::worst)
        .returns("36 (Min/Max 20/50)", DiskSmart.Attribute::raw);
    assertThat(nvme.attributes()).isEmpty();
    assertThat(nvme.text()).isEqualTo("all is well");
    assertThat(server.http.takeRequest().getUrl().queryParameter("disk")).isEqualTo("/dev/sda");
  }

  @Test
  void poolsComeWithTheirFigures() {
    server.answerData(
        "[{\"name\":\"tank\",\"health\":\"DEGRADED\",\"size\":1000,\"alloc\":\"400\","
            + "\"free\":600,\"frag\":12,\"dedup\":\"1.05\"},{\"health\":\"ONLINE\"}]");

    assertThat(disks.zfsPools().execute())
        .singleElement()
        .returns("DEGRADED", ZfsPool::health)
        .returns(400L, ZfsPool::allocated)
        .returns(12.0, ZfsPool::fragmentation)
        .returns(1.05, ZfsPool::dedup);
  }

  @Test
  void theDevicesOfAPoolFormATree() {
    server.answerData(
        "{\"name\":\"tank\",\"state\":\"DEGRADED\",\"scan\":\"scrub repaired 0B\","
            + "\"errors\":\"No known data errors\",\"leaf\":0,\"children\":[{\"name\":\"tank\","
            + "\"children\":[{\"name\":\"mirror-0\",\"state\":\"DEGRADED\",\"children\":["
            + "{\"name\":\"sda\",\"state\":\"ONLINE\",\"read\":\"0\",\"write\":1,\"cksum\":2,"
            + "\"msg\":\"\",\"leaf\":1},{\"name\":\"sdb\",\"state\":\"FAULTED\"}]}]}]}");

    ZfsPoolDetail pool = disks.zfsPool("tank").execute();

    assertThat(pool)
        .returns("DEGRADED", ZfsPoolDetail::state)
        .returns(null, ZfsPoolDetail::status)
        .returns("No known data errors", ZfsPoolDetail::errors);
    ZfsPoolDetail.Device mirror = pool.children().get(0).children().get(0);
    assertThat(mirror.name()).isEqualTo("mirror-0");
    assertThat(mirror.children())
        .extracting(ZfsPoolDetail.Device::name)
        .containsExactly("sda", "sdb");
    assertThat(mirror.children().get(0))
        .returns(0L, ZfsPoolDetail.Device::read)
        .returns(1L, ZfsPoolDetail.Device::write)
        .returns(2L, ZfsPoolDetail.Device::checksum);
  }

  @Test
  void volumeGroupsHoldTheirPhysicalVolumes() {
    server.answerData(
        "{\"leaf\":0,\"children\":[{\"name\":\"pve\",\"size\":\"900\",\"free\":100,\"lvcount\":3,"
            + "\"leaf\":0,\"children\":[{\"name\":\"/dev/sda3\",\"size\":900,\"free\":\"100\","
            + "\"leaf\":1}]},{\"name\":\"empty\"}]}");

    LvmTree lvm = disks.lvm().execute();

    assertThat(lvm.volumeGroups())
        .extracting(LvmTree.VolumeGroup::name)
        .containsExactly("pve", "empty");
    assertThat(lvm.volumeGroups().get(0))
        .returns(900L, LvmTree.VolumeGroup::size)
        .returns(3, LvmTree.VolumeGroup::logicalVolumes);
    assertThat(lvm.volumeGroups().get(0).physicalVolumes())
        .singleElement()
        .returns("/dev/sda3", LvmTree.PhysicalVolume::name)
        .returns(100L, LvmTree.PhysicalVolume::free);
    assertThat(lvm.volumeGroups().get(1).physicalVolumes()).isEmpty();
  }

  @Test
  void thinPoolsTellHowFullDataAndMetadataAre() {
    server.answerData(
        "[{\"vg\":\"pve\",\"lv\":\"data\",\"lv_size\":\"1000\",\"used\":250,"
            + "\"metadata_size\":64,\"metadata_used\":\"8\",\"lv_state\":\"a\"},{\"vg\":\"x\"}]");

    assertThat(disks.lvmThin().execute())
        .singleElement()
        .returns("data", LvmThinPool::lv)
        .returns(1000L, LvmThinPool::size)
        .returns(250L, LvmThinPool::used)
        .returns(8L, LvmThinPool::metadataUsed);
  }
}
