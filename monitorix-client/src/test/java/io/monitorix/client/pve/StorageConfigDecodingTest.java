package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.Fingerprint;
import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.Pool;
import io.monitorix.client.pve.model.PoolDetails;
import io.monitorix.client.pve.model.StorageConfig;
import io.monitorix.client.pve.model.StorageId;
import io.monitorix.client.pve.model.VolumeContent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorageConfigDecodingTest {

  private final PveServer server = new PveServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void storagesAreListedAsTheyAreConfigured() {
    server.answerData(
        "[{\"storage\":\"local\",\"type\":\"dir\",\"content\":\"iso, backup,hologram\","
            + "\"path\":\"/var/lib/vz\",\"disable\":\"1\",\"shared\":0,\"mkdir\":1},"
            + "{\"storage\":\"pbs\",\"type\":\"pbs\",\"datastore\":\"main\",\"fingerprint\":\""
            + "ab:".repeat(31)
            + "ab\",\"username\":\"ann@pbs\"},"
            + "{\"storage\":\"odd\",\"fingerprint\":\"none\",\"content\":\"\"},{\"type\":\"dir\"}]");

    List<StorageConfig> storages = server.client.storages().execute();

    assertThat(storages).extracting(StorageConfig::storage).containsExactly("local", "pbs", "odd");
    assertThat(storages.get(0))
        .returns(true, StorageConfig::disabled)
        .returns(false, StorageConfig::shared)
        .returns("/var/lib/vz", StorageConfig::path);
    assertThat(storages.get(0).contents())
        .containsExactlyInAnyOrder(VolumeContent.ISO, VolumeContent.BACKUP, VolumeContent.UNKNOWN);
    assertThat(storages.get(0).additional()).containsEntry("mkdir", "1");
    assertThat(storages.get(1))
        .returns(Fingerprint.parse("AB".repeat(32)), StorageConfig::fingerprint)
        .returns("main", StorageConfig::datastore);
    assertThat(storages.get(2)).returns(null, StorageConfig::fingerprint);
    assertThat(storages.get(2).contents()).isEmpty();
  }

  @Test
  void whatLooksLikeASecretIsLeftOut() throws InterruptedException {
    server.answerData(
        "{\"storage\":\"nas\",\"type\":\"other\",\"other_password\":\"hunter2\","
            + "\"api-key\":\"hunter2\",\"ApiToken\":\"hunter2\",\"zfs_pool\":\"tank\"}");

    StorageConfig storage = server.client.storage("nas").execute();

    assertThat(server.http.takeRequest().getUrl().encodedPath()).endsWith("/storage/nas");
    assertThat(storage.additional()).containsOnlyKeys("zfs_pool");
    assertThat(storage.toString()).doesNotContain("hunter2");
  }

  @Test
  void aPoolOfAnOlderVersionHasItsMembersToo() throws InterruptedException {
    server.answerData(
        "{\"comment\":\"c\",\"members\":[{\"id\":\"lxc/8\",\"type\":\"lxc\",\"vmid\":\"8\"},"
            + "{\"id\":\"storage/a/tank\"},{\"id\":\"odd\"},{\"type\":\"qemu\"}]}");

    PoolDetails pool = server.client.pool("web").execute();

    assertThat(server.http.takeRequest().getUrl().encodedPath()).endsWith("/pools/web");
    assertThat(pool.comment()).isEqualTo("c");
    assertThat(pool.members())
        .extracting(member -> member.guestId().orElse(null))
        .containsExactly(GuestId.lxc(8), null, null);
    assertThat(pool.members().stream().map(Pool.Member::storageId))
        .filteredOn(id -> id.isPresent())
        .singleElement()
        .isEqualTo(StorageId.tryParse("storage/a/tank"));
  }
}
