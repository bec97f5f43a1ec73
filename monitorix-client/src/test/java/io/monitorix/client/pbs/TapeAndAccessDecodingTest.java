package io.monitorix.client.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.Permissions;
import io.monitorix.client.pbs.model.AclEntry;
import io.monitorix.client.pbs.model.MediaPool;
import io.monitorix.client.pbs.model.MediaSet;
import io.monitorix.client.pbs.model.Realm;
import io.monitorix.client.pbs.model.Remote;
import io.monitorix.client.pbs.model.Role;
import io.monitorix.client.pbs.model.TapeChanger;
import io.monitorix.client.pbs.model.TapeDrive;
import io.monitorix.client.pbs.model.TapeDriveStatus;
import io.monitorix.client.pbs.model.TapeMedium;
import io.monitorix.client.pbs.model.TapeSlot;
import io.monitorix.client.pbs.model.TrafficRule;
import io.monitorix.client.pbs.model.TwoFactorUser;
import io.monitorix.client.pbs.model.User;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TapeAndAccessDecodingTest {

  private final PbsServer server = new PbsServer();
  private final TapeApi tape = server.client.tape();
  private final AccessApi access = server.client.access();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void drivesAreListedWithWhatTheyDo() {
    server.answerData(
        "[{\"name\":\"lto\",\"path\":\"/dev/sg1\",\"changer\":\"lib\",\"changer-drivenum\":1,"
            + "\"vendor\":\"V\",\"model\":\"M\",\"serial\":\"S\",\"activity\":\"writing\","
            + "\"state\":\"UPID:bak:x\"},{\"name\":\"gone\",\"path\":\"/dev/sg9\"},{\"path\":\"x\"}]");

    List<TapeDrive> drives = tape.drivesWithActivity().execute();

    assertThat(drives).extracting(TapeDrive::name).containsExactly("lto", "gone");
    assertThat(drives.get(0))
        .returns("lib", TapeDrive::changer)
        .returns(1, TapeDrive::changerDriveNumber)
        .returns("V", TapeDrive::vendor)
        .returns("writing", TapeDrive::activity)
        .returns("UPID:bak:x", TapeDrive::state);
    assertThat(drives.get(1)).returns(null, TapeDrive::activity).returns(null, TapeDrive::serial);
  }

  @Test
  void aDriveWithoutATapeSaysLess() {
    server.answerData(
        "{\"vendor\":\"V\",\"product\":\"P\",\"revision\":\"R\",\"blocksize\":0,"
            + "\"compression\":true,\"buffer-mode\":1,\"density\":\"LTO8\",\"write-protect\":false,"
            + "\"alert-flags\":\"CLEAN_NOW\",\"file-number\":3,\"block-number\":40,"
            + "\"manufactured\":1767225600,\"bytes-read\":7,\"bytes-written\":8,"
            + "\"volume-mounts\":9,\"medium-passes\":10,\"medium-wearout\":0.000625,"
            + "\"drive-activity\":\"no-activity\"}");
    server.answerData(
        "{\"blocksize\":0,\"compression\":true,\"buffer-mode\":1,\"density\":\"Unknown\"}");

    assertThat(tape.driveStatus("lto").execute())
        .returns("LTO8", TapeDriveStatus::density)
        .returns(false, TapeDriveStatus::writeProtected)
        .returns("CLEAN_NOW", TapeDriveStatus::alertFlags)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), TapeDriveStatus::manufactured)
        .returns(8L, TapeDriveStatus::writtenBytes)
        .returns(0.000625, TapeDriveStatus::wearout)
        .returns("no-activity", TapeDriveStatus::activity);
    assertThat(tape.driveStatus("lto").execute())
        .returns("Unknown", TapeDriveStatus::density)
        .returns(null, TapeDriveStatus::wearout);
  }

  @Test
  void librariesAndTheirPlacesAreRead() {
    server.answerData(
        "[{\"name\":\"lib\",\"path\":\"/dev/sg2\",\"export-slots\":\"15,16\","
            + "\"eject-before-unload\":true,\"vendor\":\"V\"}]");
    server.answerData(
        "[{\"entry-kind\":\"drive\",\"entry-id\":0,\"label-text\":\"T1\",\"loaded-slot\":4,"
            + "\"state\":\"busy\"},{\"entry-kind\":\"slot\",\"entry-id\":1,\"label-text\":\"\"},"
            + "{\"entry-kind\":\"import-export\",\"entry-id\":2},{\"entry-kind\":\"slot\"}]");

    assertThat(tape.changers().execute())
        .singleElement()
        .returns("15,16", TapeChanger::exportSlots)
        .returns(true, TapeChanger::ejectBeforeUnload);
    assertThat(tape.changerStatus("lib", true).execute())
        .containsExactly(
            new TapeSlot("drive", 0, "T1", 4L, "busy"),
            new TapeSlot("slot", 1, "", null, null),
            new TapeSlot("import-export", 2, null, null, null));
  }

  @Test
  void tapesSetsAndPoolsAreRead() {
    server.answerData(
        "[{\"label-text\":\"T00042L8\",\"uuid\":\"u1\",\"ctime\":1767225600,\"location\":\"vault-safe\","
            + "\"status\":\"full\",\"expired\":false,\"catalog\":true,\"pool\":\"weekly\","
            + "\"media-set-name\":\"set 1\",\"media-set-uuid\":\"m1\",\"media-set-ctime\":1767225600,"
            + "\"seq-nr\":0,\"bytes-used\":12345},"
            + "{\"label-text\":\"T00043L8\",\"location\":\"online-lib\",\"status\":\"writable\"},"
            + "{\"uuid\":\"u3\"}]");
    server.answerData(
        "[{\"media-set-name\":\"set 1\",\"media-set-uuid\":\"m1\",\"media-set-ctime\":1767225600,"
            + "\"pool\":\"weekly\"},{\"pool\":\"weekly\"}]");
    server.answerData(
        "[{\"name\":\"weekly\",\"allocation\":\"continue\",\"retention\":\"4 weeks\"}]");

    List<TapeMedium> media = tape.media(false).execute();

    assertThat(media).extracting(TapeMedium::label).containsExactly("T00042L8", "T00043L8");
    assertThat(media.get(0))
        .returns("vault-safe", TapeMedium::location)
        .returns("full", TapeMedium::status)
        .returns(0, TapeMedium::number)
        .returns(12345L, TapeMedium::usedBytes);
    assertThat(media.get(1)).returns(null, TapeMedium::pool);
    assertThat(tape.mediaSets().execute())
        .containsExactly(
            new MediaSet("set 1", "m1", Instant.parse("2026-01-01T00:00:00Z"), "weekly"));
    assertThat(tape.pools().execute()).singleElement().returns("4 weeks", MediaPool::retention);
  }

  @Test
  void usersAndTheirTokensAreRead() {
    server.answerData(
        "[{\"userid\":\"ann@pbs\",\"enable\":false,\"expire\":1798761600,\"email\":\"a@example.org\","
            + "\"totp-locked\":true,\"tfa-locked-until\":1767225600,"
            + "\"tokens\":[{\"tokenid\":\"ann@pbs!t\",\"enable\":true,\"expire\":0},{\"comment\":\"x\"}]},"
            + "{\"userid\":\"root@pam\",\"comment\":\"boss\"},{\"email\":\"x\"}]");

    List<User> users = access.users(true).execute();

    assertThat(users).extracting(User::userid).containsExactly("ann@pbs", "root@pam");
    assertThat(users.get(0))
        .returns(false, User::enabled)
        .returns(Instant.parse("2027-01-01T00:00:00Z"), User::expire)
        .returns(true, User::totpLocked)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), User::tfaLockedUntil);
    assertThat(users.get(0).tokens())
        .singleElement()
        .returns("t", User.Token::name)
        .returns(Instant.EPOCH, User.Token::expire);
    assertThat(users.get(1).tokens()).isEmpty();
  }

  @Test
  void permissionsTellWhatTheCallerMayDo() {
    server.answerData(
        "{\"/\":{\"Sys.Audit\":true},\"/datastore/s1\":{\"Datastore.Audit\":true,"
            + "\"Datastore.Backup\":false},\"/odd\":[]}");

    Permissions permissions = access.permissions().execute();

    assertThat(permissions.allows("/system/status", "Sys.Audit")).isTrue();
    assertThat(permissions.allows("/datastore/s1", "Datastore.Backup")).isTrue();
    assertThat(permissions.allows("/datastore/s1/ns", "Datastore.Audit")).isTrue();
    assertThat(permissions.allows("/datastore/s1/ns", "Datastore.Backup")).isFalse();
    assertThat(permissions.allows("/datastore/s2", "Datastore.Audit")).isFalse();
  }

  @Test
  void rolesRealmsAndSecondFactorsAreRead() {
    server.answerData(
        "[{\"path\":\"/\",\"ugid\":\"ann@pbs!t\",\"ugid_type\":\"user\",\"roleid\":\"Audit\","
            + "\"propagate\":true},{\"ugid\":\"x\"}]");
    server.answerData(
        "[{\"realm\":\"pam\",\"type\":\"pam\",\"comment\":\"Linux\",\"default\":true}]");
    server.answerData("[{\"roleid\":\"Audit\",\"privs\":[\"Sys.Audit\",7],\"comment\":\"look\"}]");
    server.answerData(
        "[{\"userid\":\"ann@pbs\",\"totp-locked\":false,\"entries\":[{\"id\":\"e1\",\"type\":\"totp\","
            + "\"description\":\"phone\",\"enable\":true,\"created\":1767225600},{\"type\":\"u2f\"}]}]");

    assertThat(access.acl().execute())
        .containsExactly(new AclEntry("/", "ann@pbs!t", "user", "Audit", true));
    assertThat(access.realms().execute()).singleElement().returns(true, Realm::preferred);
    assertThat(access.roles().execute())
        .containsExactly(new Role("Audit", List.of("Sys.Audit", "7"), "look"));
    assertThat(access.secondFactors().execute().get(0).entries())
        .containsExactly(
            new TwoFactorUser.Entry(
                "e1", "totp", "phone", true, Instant.parse("2026-01-01T00:00:00Z")));
  }

  @Test
  void thePasswordOfARemoteIsNotKept() {
    server.answerData(
        "[{\"name\":\"r\",\"host\":\"far.example.org\",\"port\":443,\"auth-id\":\"sync@pbs!t\","
            + "\"fingerprint\":\"ab\",\"password\":\"c2VjcmV0\",\"new\":1}]");

    List<Remote> remotes = server.client.remotes().execute();

    assertThat(remotes)
        .singleElement()
        .returns("far.example.org", Remote::host)
        .returns(443, Remote::port)
        .returns(null, Remote::fingerprint)
        .returns("sync@pbs!t", Remote::authId);
    assertThat(remotes.toString()).doesNotContain("c2VjcmV0").contains("new");
  }

  @Test
  void trafficRulesAreReadWithTheirRates() {
    server.answerData(
        "[{\"name\":\"wan\",\"network\":[\"192.0.2.0/24\"],\"rate-in\":\"10 MB\",\"burst-in\":\"20 MB\","
            + "\"timeframe\":[\"mon..fri 8-17\"],\"cur-rate-in\":500,\"cur-rate-out\":0}]");

    assertThat(server.client.traffic().execute())
        .singleElement()
        .returns(List.of("192.0.2.0/24"), TrafficRule::networks)
        .returns("20 MB", TrafficRule::burstIn)
        .returns(List.of("mon..fri 8-17"), TrafficRule::timeframes)
        .returns(500L, TrafficRule::currentRateIn)
        .returns(0L, TrafficRule::currentRateOut);
  }
}
