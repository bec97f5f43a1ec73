package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.Permissions;
import io.monitorix.client.pve.model.Pool;
import io.monitorix.client.pve.model.StorageStatus;
import io.monitorix.client.pve.model.StorageVolume;
import io.monitorix.client.pve.model.User;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessDecodingTest {

  private final PveServer server = new PveServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void usersComeWithTheirTokensAndWithoutTheirKeys() throws InterruptedException {
    server.answerData(
        "[{\"userid\":\"ann@pve\",\"enable\":\"1\",\"expire\":\"1767225600\","
            + "\"groups\":\"ops,web\",\"keys\":\"x!oath-secret\",\"realm-type\":\"pve\","
            + "\"totp-locked\":1,\"tfa-locked-until\":1767225600,\"tokens\":["
            + "{\"tokenid\":\"mon\",\"expire\":0,\"privsep\":\"0\",\"comment\":\"c\"},"
            + "{\"expire\":1}]},{\"userid\":\"bob@pam\",\"tokens\":null,\"enable\":0},"
            + "{\"email\":\"x\"}]");

    List<User> users = server.client.access().users(true).execute();

    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("full=1");
    assertThat(users).extracting(User::userid).containsExactly("ann@pve", "bob@pam");
    assertThat(users.get(0))
        .returns(true, User::enabled)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), User::expire)
        .returns(true, User::totpLocked)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), User::tfaLockedUntil)
        .returns("pve", User::realmType);
    assertThat(users.get(0).tokens())
        .singleElement()
        .returns("mon", User.Token::tokenId)
        .returns(Instant.EPOCH, User.Token::expire)
        .returns(false, User.Token::privilegeSeparation);
    assertThat(users.get(0).toString()).doesNotContain("oath-secret");
    assertThat(users.get(1)).returns(false, User::enabled).returns(List.of(), User::tokens);
  }

  @ParameterizedTest
  @CsvSource({
    "/vms/7,VM.Audit,true",
    "/vms/7,Sys.Audit,false",
    "/vms,VM.Audit,false",
    "/vms,VM.Backup,true",
    "/vms/8,VM.Backup,false",
    "/storage/tank,Sys.Audit,true",
    "/storage,Pool.Audit,true",
    "/storage/tank,Pool.Audit,false",
    "/nodes/a/deep,Sys.Audit,true",
    "/,Sys.Audit,true",
    "/,VM.Audit,false"
  })
  void aPrivilegeHoldsWhereItIsListedOrHandedDown(String path, String privilege, boolean allowed) {
    server.answerData(
        "{\"/\":{\"Sys.Audit\":1},\"/vms\":{\"VM.Backup\":0},\"/vms/7\":{\"VM.Audit\":0},"
            + "\"/storage\":{\"Pool.Audit\":\"0\",\"Sys.Audit\":\"1\"}}");

    Permissions permissions = server.client.access().permissions().execute();

    assertThat(permissions.allows(path, privilege)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"{}", "[]"})
  void whoHasNoRightsIsAllowedNothing(String answer) throws InterruptedException {
    server.answerData(answer);

    Permissions permissions = server.client.access().permissions("/vms/7").execute();

    assertThat(permissions.allows("/vms/7", "VM.Audit")).isFalse();
    assertThat(permissions.allows("/", "VM.Audit")).isFalse();
    assertThat(server.http.takeRequest().getUrl().queryParameter("path")).isEqualTo("/vms/7");
  }

  @Test
  void aPoolHasMembersOnlyWhereItIsAskedForAlone() throws InterruptedException {
    server.answerData("[{\"poolid\":\"web\",\"comment\":\"c\"},{\"comment\":\"nameless\"}]");
    server.answerData(
        "[{\"poolid\":\"web\",\"members\":[{\"id\":\"qemu/7\",\"type\":\"qemu\",\"vmid\":\"7\","
            + "\"node\":\"a\",\"cpu\":0.5},{\"id\":\"storage/a/tank\",\"storage\":\"tank\"}]}]");

    List<Pool> all = server.client.pools().execute();
    List<Pool> web = server.client.pools("web").execute();

    assertThat(all).singleElement().returns("web", Pool::id).returns(List.of(), Pool::members);
    assertThat(web.get(0).members())
        .extracting(Pool.Member::id)
        .containsExactly("qemu/7", "storage/a/tank");
    assertThat(web.get(0).members().get(0).vmid()).isEqualTo(7L);
    assertThat(web.get(0).members().get(0).additional()).containsEntry("cpu", "0.5");
    assertThat(server.http.takeRequest().getUrl().query()).isNull();
    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("poolid=web");
  }

  @Test
  void backupsComeWithTheirLastCheck() throws InterruptedException {
    server.answerData(
        "[{\"volid\":\"pbs:backup/vm/7/2026-01-01T00:00:00Z\",\"content\":\"backup\","
            + "\"format\":\"pbs-vm\",\"size\":\"123456789012\",\"ctime\":\"1767225600\","
            + "\"vmid\":\"7\",\"subtype\":\"qemu\",\"protected\":1,\"encrypted\":\"ab:cd\","
            + "\"verification\":{\"state\":\"ok\",\"upid\":\"UPID:b\"}},"
            + "{\"volid\":\"tank:vm-7-disk-0\",\"approximate-size\":5,\"verification\":[]},"
            + "{\"size\":1}]");

    List<StorageVolume> volumes =
        server
            .client
            .node("a")
            .storage("pbs")
            .content(ContentFilter.none().vmid(7).content("backup"))
            .execute();

    assertThat(server.http.takeRequest().getUrl().toString())
        .endsWith("/nodes/a/storage/pbs/content?content=backup&vmid=7");
    assertThat(volumes).hasSize(2);
    assertThat(volumes.get(0))
        .returns(123_456_789_012L, StorageVolume::size)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), StorageVolume::createdAt)
        .returns(7L, StorageVolume::vmid)
        .returns(true, StorageVolume::keep)
        .returns(new StorageVolume.Verification("ok", "UPID:b"), StorageVolume::verification);
    assertThat(volumes.get(1))
        .returns(5L, StorageVolume::approximateSize)
        .returns(null, StorageVolume::size)
        .returns(null, StorageVolume::verification);
  }

  @Test
  void aStorageTellsItsState() {
    server.answerData(
        "{\"type\":\"dir\",\"content\":\"iso\",\"active\":\"1\",\"enabled\":1,\"shared\":0,"
            + "\"total\":\"100\",\"used\":40,\"avail\":60}");

    assertThat(server.client.node("a").storage("local").status().execute())
        .returns(true, StorageStatus::active)
        .returns(100L, StorageStatus::total)
        .returns(40L, StorageStatus::used)
        .returns(60L, StorageStatus::avail);
  }
}
